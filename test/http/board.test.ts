import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/export/xlsx/workbook.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { returnWalk } from '../support/return-walk.js'
import { returnsPack } from '../support/returns-pack.js'

/** Monday 23 November 2026. Of November the communes were due on Tuesday the 17th; the 18th was a day off. */
let server: TestServer
let clerk: Person
let head: Person
let analyst: Person
let leader: Person

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await server.person('clerk@b2', 'clerk@b1x', 'clerk@b1y', 'clerk@a3')
  head = await server.person('head@b2', 'head@b1x', 'head@b1y', 'head@a3')
  analyst = await server.person('analyst@pb')
  leader = await server.person('leader@vn')
})

const board = (who: Person, query: string) => who.send('get', `/board?${query}`)
// biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what the test asks of it
type Reply = any
const keys = (body: Reply): string[] => body.rows.map((row: Reply) => row.unit.key)
const rowOf = (body: Reply, unit: string): Reply => body.rows.find((row: Reply) => row.unit.key === unit)

const COMMUNES = ['a3', 'b1x', 'b1y', 'b2'] as const
const PERIODS = ['2026-09', '2026-10', '2026-11'] as const

describe('who has sent and who has not', () => {
  test('a board over nothing: all that is owed, empty, the last six periods that ended', async () => {
    const { status, body } = await board(analyst, 'unit=pb')
    expect(status).toBe(200)
    expect(body.periods.map(({ code }: Reply) => code)).toEqual([
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ])
    expect(keys(body).sort()).toEqual([...COMMUNES])
    const two = (await board(analyst, 'unit=pb&to=2026-10&count=2')).body
    expect(two.periods.map(({ code }: Reply) => code)).toEqual(['2026-09', '2026-10'])
    expect(rowOf(body, 'b2')).toMatchObject({ opens: false, unit: { name: 'Công an b2', level: 'commune' } })
    const cell = rowOf(body, 'b2').cells.at(-1)
    expect(cell.own[0]).toEqual({
      form: 'crime',
      state: 'empty',
      version: 0,
      due: '2026-11-17',
      sentOn: null,
      timeliness: { state: 'late', days: 3, text: 'quá hạn 3 ngày làm việc' },
      last: null,
    })
    // Four communes owe two forms each, the province itself one.
    expect(body.total.cells.at(-1).below).toMatchObject({ owed: 8, empty: 8, late: 8, sent: 0 })
    expect(body.total.cells.at(-1).own).toHaveLength(1)
    expect(body.may.remind).toBe(true)
  })

  test('units of a level, wherever they hang; a unit that moved stands in each period where it was', async () => {
    const { body } = await board(leader, 'unit=vn&level=commune&from=2025-08&to=2025-12&form=crime')
    expect(keys(body)).toEqual(expect.arrayContaining(['a12', ...COMMUNES]))
    const provinces = (await board(leader, 'unit=vn&from=2025-08&to=2025-12&form=crime')).body
    expect(rowOf(provinces, 'pa').cells.map((cell: Reply) => cell.below.owed)).toEqual([2, 2, 1, 1, 1])
    expect(rowOf(provinces, 'pb').cells.map((cell: Reply) => cell.below.owed)).toEqual([3, 3, 4, 4, 4])
    const before = (await board(leader, 'unit=pa&from=2025-01&to=2025-04&form=crime')).body
    expect(rowOf(before, 'a1').cells.map((cell: Reply) => cell?.own.length ?? null)).toEqual([
      1,
      1,
      null,
      null,
    ])
    expect(rowOf(before, 'a12').cells.map((cell: Reply) => cell?.own.length ?? null)).toEqual([
      null,
      null,
      1,
      1,
    ])
  })

  test('pages hold every row once; filters leave out rows and never change what a row counts', async () => {
    const whole = (await board(leader, 'unit=vn&level=commune')).body
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await board(leader, `unit=vn&level=commune&limit=2${cursor}`)
      found.push(...keys(body))
      expect(body.matching).toBe(whole.rows.length)
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    expect(found).toEqual(keys(whole))
    const none = (await board(leader, 'unit=vn&level=commune&state=accepted')).body
    expect(none.rows).toEqual([])
    expect(none.total).toEqual(whole.total)
  })

  const act = fc.record({
    unit: fc.constantFrom(...COMMUNES),
    period: fc.constantFrom(...PERIODS),
    step: fc.constantFrom('save', 'submit', 'approve', 'hand-back', 'return', 'accept', 'amend', 'withdraw'),
  })

  test('the board is an independent count over the returns themselves, whatever was done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30 }), async (acts) => {
        for (const { unit, period, step } of acts) {
          const walk = returnWalk(`/returns/${unit}/${period}/crime`)
          const who = ['return', 'accept'].includes(step)
            ? analyst
            : step === 'approve' || step === 'hand-back'
              ? head
              : clerk
          if (step === 'save') await walk.save(who, '3')
          else
            await walk.step(
              who,
              step,
              ['submit', 'approve', 'accept'].includes(step) ? undefined : { reason: 'đối chiếu' },
            )
        }
        const { body } = await board(leader, 'unit=vn&from=2026-09&to=2026-11&form=crime')
        const below = (await board(leader, 'unit=pb&from=2026-09&to=2026-11&form=crime')).body
        for (const [at, period] of PERIODS.entries()) {
          const counted: Record<string, number> = { owed: 0, sent: 0, late: 0, sentLate: 0 }
          for (const unit of COMMUNES) {
            const one = (await leader.send('get', `/returns/${unit}/${period}/crime`)).body
            counted.owed!++
            counted[one.state] = (counted[one.state] ?? 0) + 1
            if (one.sentAt !== null) counted.sent!++
            if (one.timeliness.state === 'late') counted.late!++
            if (one.timeliness.state === 'sent-late') counted.sentLate!++
            const own = rowOf(below, unit).cells[at].own[0]
            expect([own.state, own.version, own.due]).toEqual([one.state, one.version, one.due])
            expect(own.timeliness).toEqual(one.timeliness)
            expect(own.sentOn === null).toBe(one.sentAt === null)
            expect(own.last === null).toBe(one.version === 0)
          }
          expect(rowOf(body, 'pb').cells[at].below).toMatchObject(counted)
        }
      }),
      { numRuns: 6 },
    )
  })
})

describe('what a period still lacks', () => {
  test('counts and names over the whole subtree, or of a level', async () => {
    const whole = (await analyst.send('get', '/periods/2026-06/missing?unit=pb')).body
    expect(whole.counts).toMatchObject({ owed: 9, sent: 0, late: 9 })
    expect(whole.unsent).toHaveLength(9)
    const province = (await analyst.send('get', '/periods/2026-06/missing?unit=pb&level=province')).body
    expect(province.counts.owed).toBe(1)
    expect(province.unsent).toMatchObject([{ unit: { key: 'pb' }, form: 'force', state: 'empty' }])
    expect((await analyst.send('get', '/periods/2026-06/missing?unit=pb&level=none')).body.code).toBe(
      'level-not-in-pack',
    )
    expect((await analyst.send('get', '/periods/2025-01/missing?unit=b1y')).body.code).toBe(
      'board-unit-absent',
    )
    expect((await analyst.send('get', '/periods/2026-06/missing?unit=pa')).status).toBe(403)
  })

  test('orders and leaves say whether the reader may end them', async () => {
    const chief = await server.person('head@pb')
    const order = { unit: 'b1y', period: '2026-05', reason: 'đã đối chiếu' }
    expect(
      (await chief.send('post', '/closures', { ...order, kind: 'final', from: '2026-11-20' })).status,
    ).toBe(201)
    expect((await chief.send('post', '/exceptions', { ...order, until: '2026-12-01' })).status).toBe(201)
    const own = await server.person('head@b1y')
    for (const [who, closure, exception] of [
      [chief, true, true],
      [own, true, false],
      [analyst, false, false],
    ] as const) {
      const closures = (await who.send('get', '/periods/2026-05/closures?unit=b1y')).body
      expect(closures.items[0].may.end === true).toBe(closure)
      const leaves = (await who.send('get', '/periods/2026-05/exceptions?unit=b1y')).body
      expect(leaves.items[0].may.end === true).toBe(exception)
    }
  })
})

describe('as a file', () => {
  test('XLSX holds the counts of the board as numbers', async () => {
    const { body } = await board(leader, 'unit=vn&from=2026-09&to=2026-11&form=crime')
    const answer = await server.app.request(
      '/api/v1/board/export?unit=vn&from=2026-09&to=2026-11&form=crime&format=xlsx',
      {
        headers: { cookie: leader.cookie },
      },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('tien-do-vn-2026-09-2026-11.xlsx')
    const [counts, details] = (await readWorkbook(new Uint8Array(await answer.arrayBuffer()))).sheets
    expect([counts!.name, details!.name]).toEqual(['Tổng hợp', 'Chi tiết'])
    const line = counts!.rows.find((row) => row[0] === 'pb')!
    expect(line.slice(3)).toEqual(
      rowOf(body, 'pb').cells.flatMap(({ below }: Reply) => [below.owed, below.sent, below.late]),
    )
  })

  test('CSV in the language asked for, a line for every return', async () => {
    const url = '/api/v1/board/export?unit=pb&from=2026-10&to=2026-11&form=crime&format=csv&lang=en'
    const answer = await server.app.request(url, { headers: { cookie: analyst.cookie } })
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    // Decoding takes the mark of the byte order away.
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^Code,Unit,Level,Period,Form,State/)
    expect(lines).toHaveLength(1 + COMMUNES.length * 2)
  })
})

describe('reminders by hand', () => {
  const remind = (who: Person, body: object, query = '') => who.send('post', `/board/remind${query}`, body)
  const august = { unit: 'b2', period: '2026-08' }

  test('a look says who would get what, and gives nothing', async () => {
    const { status, body } = await remind(
      analyst,
      { form: 'crime', returns: [august], words: 'Gửi trước 15 giờ' },
      '?dryRun=true',
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ sent: false, people: 2 })
    expect(body.preview).toContain('Lời nhắn: Gửi trước 15 giờ')
    expect(body.reminded[0].people.sort()).toEqual([`Tên ${clerk.username}`, `Tên ${head.username}`].sort())
    expect(
      (await clerk.send('get', '/notices')).body.items.filter(({ kind }: Reply) => kind === 'reminded'),
    ).toEqual([])
  })

  test('clerk and head are told, once a day and return, whoever reminds', async () => {
    expect(
      (await remind(analyst, { form: 'crime', returns: [august], words: 'Gửi trước 15 giờ' })).body.sent,
    ).toBe(true)
    for (const who of [clerk, head]) {
      const { items } = (await who.send('get', '/notices')).body
      expect(items.filter(({ kind }: Reply) => kind === 'reminded')).toHaveLength(1)
      expect(items[0]).toMatchObject({ kind: 'reminded', period: '2026-08', form: 'crime' })
      expect(items[0].text).toContain('Công an pb')
    }
    const again = await remind(leader, { form: 'crime', returns: [august] })
    expect([again.status, again.body.code]).toEqual([409, 'remind-none'])
    const newcomer = await server.person('clerk@b2')
    const mixed = await remind(leader, { form: 'crime', returns: [august] })
    expect(mixed.body).toMatchObject({ people: 1, reminded: [{ people: [`Tên ${newcomer.username}`] }] })
    expect(mixed.body.leftOut[0]).toMatchObject({ because: 'again', text: 'đã được nhắc trong hôm nay' })
    expect(mixed.body.leftOut[0].people).toHaveLength(2)
    server.setNow('2026-11-24T02:00:00Z')
    expect((await remind(leader, { form: 'crime', returns: [august] })).body.people).toBe(3)
    server.setNow('2026-11-23T02:00:00Z')
  })

  test('all that are late under a unit; what is sent, closed or nobody’s is left out with the reason', async () => {
    const july = '2026-07'
    const walk = returnWalk(`/returns/b2/${july}/crime`)
    await walk.save(clerk, '3')
    await walk.step(clerk, 'submit')
    await walk.step(head, 'approve')
    const chief = await server.person('head@pb')
    const closure = { unit: 'b1x', period: july, kind: 'closed', from: '2026-11-20', reason: 'đã đối chiếu' }
    expect((await chief.send('post', '/closures', closure)).status).toBe(201)
    const { body } = await remind(
      analyst,
      { form: 'crime', late: [{ unit: 'pb', period: july }], returns: [{ unit: 'b2', period: july }] },
      '?dryRun=true',
    )
    expect(body.reminded.map(({ unit }: Reply) => unit.key).sort()).toEqual(['a3', 'b1y'])
    const because = body.leftOut.map(({ unit, because }: Reply) => `${unit.key} ${because}`).sort()
    expect(because).toEqual(['b1x locked', 'b2 sent'])
  })

  test('what is written is refused when it names a private person', async () => {
    const { status, body } = await remind(analyst, { returns: [august], words: 'Gọi 0912345678' })
    expect([status, body.code]).toEqual([422, 'private-phone'])
  })

  test('it is in the audit, with the returns and how many people', async () => {
    const registrar = await server.person('registrar@pb')
    const { items } = (await registrar.send('get', '/audit?unit=pb&action=return.remind')).body
    expect(items[0].detail).toMatchObject({ returns: ['b2 2026-08 crime'], words: 'Gửi trước 15 giờ' })
  })
})

describe('refused', () => {
  test.each([
    ['clerk@b2', 'unit=pb', 403, 'access-above'],
    ['analyst@pa', 'unit=pb', 403, 'access-beside'],
    ['administrator@vn', 'unit=pb', 403, 'access-not-this-role'],
    ['analyst@pb', 'unit=nowhere', 404, 'unit-not-registered'],
    ['analyst@pb', 'unit=pb&form=none', 404, 'form-not-in-pack'],
    ['analyst@pb', 'unit=pb&from=2026-10&to=2026-09', 422, 'board-periods'],
    ['analyst@pb', 'unit=pb&from=2020-10&to=2026-09', 422, 'board-periods'],
    ['analyst@pb', 'unit=pb&from=2026-Q1&to=2026-09', 422, 'board-periods'],
    ['analyst@pb', 'unit=pb&to=2026-Q1&form=crime', 422, 'board-form-period'],
    ['analyst@pb', 'unit=pb&cursor=bm8', 400, 'list-cursor'],
    ['analyst@pb', 'unit=b1y&to=2025-01', 422, 'board-unit-absent'],
  ] as const)('%s asks for %s: %i %s', async (role, query, status, code) => {
    const { status: met, body } = await board(await server.person(role), query)
    expect([met, body.code]).toEqual([status, code])
  })

  test('nobody unknown sees it; a superior of then sees the time in which it was', async () => {
    expect((await send(server.app, 'get', '/board?unit=pb')).status).toBe(401)
    const before = await server.person('analyst@pa')
    expect((await board(before, 'unit=a3&from=2025-08&to=2025-09')).status).toBe(200)
    expect((await board(before, 'unit=a3&from=2025-08&to=2025-11')).status).toBe(403)
  })

  test('who may not speak to a unit reminds nobody of it', async () => {
    const other = await server.person('head@pa')
    const { status, body } = await other.send('post', '/board/remind', {
      returns: [{ unit: 'b2', period: '2026-11' }],
    })
    expect([status, body.code]).toEqual([403, 'access-elsewhere'])
  })
})
