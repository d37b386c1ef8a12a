import { beforeAll, describe, expect, test } from 'vitest'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { returnWalk } from '../support/return-walk.js'
import { returnsPack } from '../support/returns-pack.js'

/** Monday 23 November 2026. Of November the communes were due on Tuesday the 17th; the 18th was a day off. */
let server: TestServer
let clerk: Person
let head: Person
let analyst: Person

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await server.person('clerk@b2')
  head = await server.person('head@b2')
  analyst = await server.person('analyst@pb')
})

const deadlines = (who: Person, query: string) => who.send('get', `/deadlines?${query}`)
// biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what the test asks of it
const line = (body: any, unit: string, form = 'crime') =>
  body.items.find(
    (item: { unit: { key: string }; form: string }) => item.unit.key === unit && item.form === form,
  )

describe('the deadlines of a subtree', () => {
  test('every return that is owed, with its deadline and how it stands', async () => {
    const { status, body } = await deadlines(analyst, 'unit=pb&period=2026-11')
    expect(status).toBe(200)
    expect(body).toMatchObject({ unit: 'pb', period: '2026-11', today: '2026-11-23' })
    expect(line(body, 'b2')).toEqual({
      unit: { key: 'b2', code: 'b2', name: 'Công an b2', level: 'commune' },
      form: 'crime',
      period: '2026-11',
      due: '2026-11-17',
      state: 'empty',
      version: 0,
      sentAt: null,
      timeliness: { state: 'late', days: 3, text: 'quá hạn 3 ngày làm việc' },
    })
    const crime = body.items.filter(({ form }: { form: string }) => form === 'crime')
    expect(crime.map(({ unit }: { unit: { key: string } }) => unit.key).sort()).toEqual([
      'a3',
      'b1x',
      'b1y',
      'b2',
    ])
  })

  test('the state follows the return until it is sent, and a sent one stays late by as much', async () => {
    const period = '2026-10'
    const crime = returnWalk(`/returns/b2/${period}/crime`)
    const standing = async () => line((await deadlines(analyst, `unit=pb&period=${period}`)).body, 'b2')
    expect((await crime.save(clerk, '3')).status).toBe(200)
    expect(await standing()).toMatchObject({ state: 'draft', version: 1, sentAt: null })
    expect((await crime.step(clerk, 'submit')).status).toBe(200)
    expect(await standing()).toMatchObject({
      state: 'submitted',
      sentAt: null,
      timeliness: { state: 'late' },
    })
    expect((await crime.step(head, 'approve')).status).toBe(200)
    const sent = await standing()
    expect(sent).toMatchObject({ state: 'approved', timeliness: { state: 'sent-late' } })
    expect(sent.sentAt).not.toBeNull()
    expect((await crime.step(analyst, 'return', { reason: 'Thiếu phụ lục' })).status).toBe(200)
    expect(await standing()).toMatchObject({ state: 'returned', sentAt: null, timeliness: { state: 'late' } })
  })

  test('counts are of the whole subtree, whatever page and state are asked for', async () => {
    const all = (await deadlines(analyst, 'unit=pb&period=2026-11')).body
    const { owed, ...states } = all.summary
    expect(owed).toBe(all.items.length)
    expect(Object.values(states as Record<string, number>).reduce((a, b) => a + b)).toBe(owed)
    expect(
      all.forms.reduce((sum: number, { counts }: { counts: { owed: number } }) => sum + counts.owed, 0),
    ).toBe(owed)
    const late = (await deadlines(analyst, 'unit=pb&period=2026-11&timeliness=late&limit=2')).body
    expect(late.summary).toEqual(all.summary)
    expect(late.items).toHaveLength(2)
  })

  test('pages hold everything once, earliest deadline first', async () => {
    const whole = (await deadlines(analyst, 'unit=pb&period=2026-Q4')).body.items
    const pages: unknown[] = []
    for (let cursor = ''; ; ) {
      const { body } = await deadlines(analyst, `unit=pb&period=2026-Q4&limit=3${cursor}`)
      pages.push(...body.items)
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    expect(pages).toEqual(whole)
    const dues = whole.map(({ due }: { due: string | null }) => due ?? '9999')
    expect([...dues].sort()).toEqual(dues)
  })

  test('a longer period holds the shorter ones; a form alone', async () => {
    const { body } = await deadlines(analyst, 'unit=b2&period=2026-Q4&form=crime')
    expect(body.items.map(({ period }: { period: string }) => period)).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
    ])
    expect(body.forms).toHaveLength(1)
  })

  test('who moved away is read by the superior of then', async () => {
    const before = await server.person('analyst@pa')
    expect(line((await deadlines(before, 'unit=pa&period=2025-09')).body, 'a3')).toBeDefined()
    expect(line((await deadlines(before, 'unit=pa&period=2026-11')).body, 'a3')).toBeUndefined()
  })

  test('words in the language asked for', async () => {
    const { body } = await deadlines(analyst, 'unit=b2&period=2026-11&lang=en')
    expect(line(body, 'b2').timeliness.text).toBe('3 working days late')
  })
})

describe('refused', () => {
  test.each([
    ['a sibling', 'unit=b1x&period=2026-11', 403, 'access-beside'],
    ['the superior', 'unit=pb&period=2026-11', 403, 'access-above'],
    ['a unit that nobody knows', 'unit=nowhere&period=2026-11', 403, 'access-unit-unknown'],
    ['a period that does not exist', 'unit=b2&period=2026-13', 422, 'period-code-invalid'],
    ['a form that does not exist', 'unit=b2&period=2026-11&form=none', 404, 'form-not-in-pack'],
    ['a cursor of one’s own making', 'unit=b2&period=2026-11&cursor=abc', 400, 'list-cursor'],
    ['no unit', 'period=2026-11', 400, 'request-invalid'],
  ])('%s', async (_, query, status, code) => {
    expect(await deadlines(clerk, query)).toMatchObject({ status, body: { code } })
  })

  test('an administrator, and nobody', async () => {
    const administrator = await server.person('administrator@pb')
    expect(await deadlines(administrator, 'unit=pb&period=2026-11')).toMatchObject({
      status: 403,
      body: { code: 'access-not-this-role' },
    })
    for (const path of ['/deadlines?unit=b2&period=2026-11', '/deadlines/mine', '/notices'])
      expect(await send(server.app, 'get', path)).toMatchObject({ status: 401 })
    expect(await send(server.app, 'post', '/notices/read-all')).toMatchObject({ status: 401 })
  })
})

describe('what waits for me', () => {
  const tasks = async (who: Person, query = '') =>
    (await who.send('get', `/deadlines/mine?limit=200${query}`)).body
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const of = (body: any, unit: string, period: string) =>
    body.items
      .filter(
        (item: { unit: { key: string }; period: string; form: string }) =>
          item.unit.key === unit && item.period === period && item.form === 'crime',
      )
      .map(({ task }: { task: string }) => task)

  test('the clerk fills, the head approves, the superior accepts', async () => {
    const crime = returnWalk('/returns/b2/2026-09/crime')
    const waits = async () =>
      Promise.all([clerk, head, analyst].map(async (who) => of(await tasks(who), 'b2', '2026-09')))
    expect(await waits()).toEqual([['fill'], [], []])
    await crime.save(clerk, '1')
    expect(await waits()).toEqual([['fill'], [], []])
    await crime.step(clerk, 'submit')
    expect(await waits()).toEqual([[], ['approve'], []])
    await crime.step(head, 'approve')
    expect(await waits()).toEqual([[], [], ['accept']])
    await crime.step(analyst, 'return', { reason: 'Sai đơn vị tính' })
    expect(await waits()).toEqual([['fill'], [], []])
    await crime.save(clerk, '2')
    await crime.step(clerk, 'submit')
    await crime.step(head, 'approve')
    await crime.step(analyst, 'accept')
    expect(await waits()).toEqual([[], [], []])
    await crime.step(head, 'amend', { reason: 'Bổ sung' })
    expect(await waits()).toEqual([['fill'], [], []])
  })

  test('earliest deadline first, and as pages', async () => {
    const all = await tasks(clerk)
    const dues = all.items.map(({ due }: { due: string }) => due)
    expect([...dues].sort()).toEqual(dues)
    expect(all.counts.fill).toBe(all.items.filter(({ task }: { task: string }) => task === 'fill').length)
    const first = (await clerk.send('get', '/deadlines/mine?limit=2')).body
    const second = (await clerk.send('get', `/deadlines/mine?limit=2&cursor=${first.next}`)).body
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4))
    expect((await tasks(clerk, '&task=approve')).items).toEqual([])
  })

  test('the heir of a merged unit is asked for what its predecessors still owe', async () => {
    server.setNow('2025-03-24T02:00:00Z')
    const heir = await server.person('clerk@a12')
    expect(of(await tasks(heir), 'a1', '2025-02')).toEqual(['fill'])
    server.setNow('2026-11-23T02:00:00Z')
  })

  test('a closed period asks the clerk for nothing; what was sent is still accepted, unless it is final', async () => {
    const period = '2026-08'
    const crime = returnWalk(`/returns/b1x/${period}/crime`)
    const [entering, approving, heading] = await Promise.all([
      server.person('clerk@b1x'),
      server.person('head@b1x'),
      server.person('head@pb'),
    ])
    await crime.save(entering, '1')
    await crime.step(entering, 'submit')
    await crime.step(approving, 'approve')
    const close = (kind: string) =>
      heading.send('post', '/closures', {
        unit: 'pb',
        period,
        kind,
        from: '2026-11-20',
        reason: 'Chốt số liệu',
      })
    expect(of(await tasks(clerk), 'b2', period)).toEqual(['fill'])
    expect((await close('closed')).status).toBeLessThan(300)
    expect(of(await tasks(clerk), 'b2', period)).toEqual([])
    expect(of(await tasks(analyst), 'b1x', period)).toEqual(['accept'])
    expect((await close('final')).status).toBeLessThan(300)
    expect(of(await tasks(analyst), 'b1x', period)).toEqual([])
  })

  test('nothing waits for a leader, nor for somebody without a role', async () => {
    const leader = await server.person('leader@pb')
    expect(await tasks(leader)).toMatchObject({ items: [], counts: { fill: 0, approve: 0, accept: 0 } })
    const nobody = await server.person()
    expect(await tasks(nobody)).toMatchObject({ items: [] })
  })
})

test('the lists say of every return what the return itself says', async () => {
  const all = (await deadlines(analyst, 'unit=pb&period=2026&limit=200')).body.items
  const begun = all.filter(({ version }: { version: number }) => version > 0)
  expect(begun.length).toBeGreaterThan(2)
  for (const { unit, form, period, ...line } of begun) {
    const { body } = await analyst.send('get', `/returns/${unit.key}/${period}/${form}`)
    const { due, state, version, sentAt, timeliness } = body
    expect({ unit: unit.key, period, ...line }).toEqual({
      unit: unit.key,
      period,
      due,
      state,
      version,
      sentAt,
      timeliness,
    })
  }
})
