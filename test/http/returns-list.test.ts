import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Person, type TestServer, testServer } from '../support/http.js'
import { returnOf, value } from '../support/returns-http.js'
import { returnsPack } from '../support/returns-pack.js'

let server: TestServer
let above: Person
let nation: Person

/** In 2026-11: b2 accepted, b1x approved in time, b1y submitted, a3 a draft, a12 nothing. */
beforeAll(async () => {
  server = await testServer(returnsPack())
  above = await server.person('analyst@pb')
  nation = await server.person('analyst@vn')
  const far = { b2: 3, b1x: 2, b1y: 1, a3: 0 }
  for (const [unit, stage] of Object.entries(far)) {
    const one = returnOf(unit, '2026-11')
    const clerk = await server.person(`clerk@${unit}`)
    await one.read(clerk)
    await one.save(clerk, { recorded: value('5'), seized: { notApplicable: true } })
    if (stage > 0) await one.step(clerk, 'submit')
    if (stage > 1) await one.step(await server.person(`head@${unit}`), 'approve')
    if (stage > 2) await one.step(above, 'accept')
  }
  // Stamps are by the clock of the database: these two were in time.
  await server.db.store.ownerPool.query(
    `update return_version set approved_at = '2026-11-16T02:00:00Z' where approved_at is not null`,
  )
})

const names = (answer: Answer) =>
  answer.body.items.map((item: { unit: { key: string }; form: { id: string }; state: string }) =>
    [item.unit.key, item.form.id, item.state].join(' '),
  )

describe('the list', () => {
  test('every return owed by the units below, each with state, deadline, completeness and what may be done', async () => {
    const answer = await above.send('get', '/returns?period=2026-11&form=crime')
    expect(names(answer)).toEqual([
      'a3 crime draft',
      'b2 crime accepted',
      'b1x crime approved',
      'b1y crime submitted',
    ])
    expect(answer.body.next).toBeNull()
    expect(answer.body.items[2]).toMatchObject({
      version: 1,
      due: '2026-11-17',
      timeliness: { state: 'sent-in-time', text: 'đã nộp đúng hạn' },
      completeness: { cells: 4, filled: 1, notApplicable: 1, empty: 2 },
      may: { accept: true, return: true, save: { no: 'access-not-this-role' } },
      figures: 'preliminary',
    })
    expect(answer.body.items[0]).toMatchObject({
      timeliness: { state: 'late', days: 3 },
      sentAt: null,
      completeness: { filled: 1 },
    })
  })

  test.each([
    ['state=approved', ['b1x crime approved']],
    ['late=true&form=crime', ['a12 crime empty', 'a3 crime draft', 'b1y crime submitted']],
    ['late=false&form=crime', ['b2 crime accepted', 'b1x crime approved']],
    ['unit=pa', ['pa force empty', 'a12 crime empty', 'a12 force empty']],
    ['unit=b2', ['b2 crime accepted', 'b2 force empty']],
  ])('of the nation, %s', async (query, expected) => {
    const answer = await nation.send('get', `/returns?period=2026-11&${query}`)
    expect(names(answer).sort()).toEqual([...expected].sort())
  })

  test('page by page it is the same list', async () => {
    const whole = await nation.send('get', '/returns?period=2026-11')
    const pages: string[] = []
    let next = ''
    do {
      const page: Answer = await nation.send('get', `/returns?period=2026-11&limit=3${next}`)
      expect(page.body.items.length).toBeLessThanOrEqual(3)
      pages.push(...names(page))
      next = page.body.next === null ? '' : `&cursor=${page.body.next}`
    } while (next !== '')
    expect(pages).toEqual(names(whole))
    expect(pages).toHaveLength(12)
  })

  test('of a month before the reorganisations: an heir sees what it took over, a former superior what it had', async () => {
    const heir = await server.person('clerk@a12')
    const answer = await heir.send('get', '/returns?period=2024-05&form=crime')
    expect(names(answer)).toEqual(['a1 crime empty', 'a2 crime empty'])
    const former = await server.person('analyst@pa')
    expect(names(await former.send('get', '/returns?period=2024-05&form=crime'))).toContain('a3 crime empty')
    expect(names(await above.send('get', '/returns?period=2024-05&form=crime'))).toContain('a3 crime empty')
    expect(names(await former.send('get', '/returns?period=2026-11&form=crime'))).not.toContain(
      'a3 crime draft',
    )
  })

  test.each([
    ['period=2026-11&unit=pa', 403, 'access-beside'],
    ['period=2026-11&unit=vn', 403, 'access-above'],
    ['period=2026-11&unit=zz', 404, 'unit-not-registered'],
    ['period=2026-11&form=zz', 404, 'form-not-in-pack'],
    ['period=2026-13', 422, 'period-code-invalid'],
    ['period=2026-11&cursor=xyz', 400, 'list-cursor'],
    ['period=2026-11&state=lost', 400, 'request-invalid'],
    ['unit=pb', 400, 'request-invalid'],
  ])('refused: %s', async (query, status, code) => {
    expect(await above.send('get', `/returns?${query}`)).toMatchObject({ status, body: { code } })
  })
})

describe('accepting many', () => {
  test('each is judged by itself, and those that can be are accepted', async () => {
    const { body } = await above.send('get', '/returns?period=2026-11&form=crime')
    const item = (key: string) => {
      const { unit, period, form, etag } = body.items.find(
        (one: { unit: { key: string } }) => one.unit.key === key,
      )
      return { unit: unit.key, period: period.code, form: form.id, etag }
    }
    const items = [
      item('b1x'),
      item('b1y'),
      item('b2'),
      { ...item('b2'), unit: 'a12', etag: '0.empty.0' },
      { ...item('b2'), unit: 'zz' },
    ]
    const stale = await above.send('post', '/returns/accept', {
      items: [{ ...item('b1x'), etag: '1.approved.7' }],
    })
    expect(stale.body).toMatchObject({
      accepted: 0,
      items: [{ etag: null, findings: [{ code: 'match-stale' }] }],
    })
    const answer = await above.send('post', '/returns/accept', { items })
    expect(answer.status).toBe(200)
    expect(answer.body.accepted).toBe(1)
    expect(
      answer.body.items.map((one: { unit: string; etag: string | null; findings: { code: string }[] }) => [
        one.unit,
        one.etag ?? one.findings[0]!.code,
      ]),
    ).toEqual([
      ['b1x', '1.accepted.0'],
      ['b1y', 'return-wrong-state'],
      ['b2', 'return-wrong-state'],
      ['a12', 'access-elsewhere'],
      ['zz', 'unit-not-registered'],
    ])
  })

  test('who may accept none of them is refused altogether', async () => {
    const clerk = await server.person('clerk@b2')
    const items = [{ unit: 'b2', period: '2026-11', form: 'crime', etag: '1.accepted.0' }]
    expect(await clerk.send('post', '/returns/accept', { items })).toMatchObject({
      status: 403,
      body: { code: 'access-not-this-role' },
    })
    expect(await above.send('post', '/returns/accept', { items: [] })).toMatchObject({ status: 400 })
  })
})
