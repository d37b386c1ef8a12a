import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../src/cycle/administer/authenticate.js'
import { parsePeriod } from '../../src/domain/period.js'
import { STAGES } from '../../src/domain/strata.js'
import { inContext } from '../../src/store/context.js'
import { lockUnits } from '../../src/store/database.js'
import { readTotals } from '../../src/store/totals.js'
import { type Answer, type Person, send, type TestServer, testServer } from '../support/http.js'
import { cell, returnOf, value } from '../support/returns-http.js'
import { returnsPack } from '../support/returns-pack.js'

let server: TestServer
let clerk: Person
let head: Person
let above: Person

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await server.person('clerk@b2')
  head = await server.person('head@b2')
  above = await server.person('analyst@pb')
})

/** A return that has come so far, by the usual hands. */
async function come(period: string, far: 'draft' | 'submitted' | 'approved' | 'accepted', recorded = '5') {
  const one = returnOf('b2', period)
  await one.read(clerk)
  await one.save(clerk, { recorded: value(recorded) })
  if (far === 'draft') return one
  expect((await one.step(clerk, 'submit')).status).toBe(200)
  if (far === 'submitted') return one
  expect((await one.step(head, 'approve')).status).toBe(200)
  if (far === 'approved') return one
  expect((await one.step(above, 'accept')).status).toBe(200)
  return one
}

/** What the province counts at a stage, in the month. */
async function total(period: string, stage: string, series = 'recorded'): Promise<string> {
  const { index, db } = server
  const at = index.seriesByCode.get(series)!.index
  const unit = index.pack.history.units.get('pb')!.id
  const key = parsePeriod(period).key
  const read = await inContext(db.store.app, { unit }, (tx) =>
    readTotals(tx, {
      units: [unit],
      periods: [key],
      scope: 'all',
      stage: STAGES.indexOf(stage as 'entered'),
    }),
  )
  const found = [...read.values()][0]
  return found === undefined || found.filled[at - 1] === 0 ? '–' : found.total[at - 1]!
}

describe('back and again', () => {
  test('handed back by the head with a reason, mended, submitted again', async () => {
    const one = await come('2026-11', 'submitted')
    expect(await one.step(head, 'hand-back', { reason: ' – ' })).toMatchObject({
      status: 422,
      body: { code: 'return-reason-missing' },
    })
    const back = await one.step(head, 'hand-back', { reason: 'Thiếu vụ ngày 12/11' })
    expect(back).toMatchObject({
      status: 200,
      body: { state: 'returned', version: 1, closedFor: 'Thiếu vụ ngày 12/11' },
    })
    expect(await total('2026-11', 'entered')).toBe('–')
    await one.read(clerk)
    const mended = await one.save(clerk, { recorded: value('6') })
    expect(mended.body).toMatchObject({
      state: 'draft',
      version: 2,
      openedFor: 'Thiếu vụ ngày 12/11',
      closedFor: 'Thiếu vụ ngày 12/11',
    })
    expect(await total('2026-11', 'entered')).toBe('6')
    expect((await one.step(clerk, 'submit')).body).toMatchObject({ state: 'submitted', version: 2 })
    expect(await total('2026-11', 'submitted')).toBe('6')
  })

  test('sent back by the superior; the way is theirs alone', async () => {
    const one = await come('2026-10', 'approved')
    await one.read(head)
    expect(await one.step(head, 'hand-back', { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'return-wrong-state' },
    })
    expect(await one.step(head, 'return', { reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'access-superior-only' },
    })
    expect(await one.step(above, 'return', { reason: 'Chưa khớp với hồ sơ' })).toMatchObject({
      status: 200,
      body: { state: 'returned', sentAt: null, timeliness: { state: 'late' } },
    })
    const versions = await above.send('get', `${one.path}/versions`)
    expect(versions.body.items).toMatchObject([
      { version: 1, state: 'returned', closedFor: 'Chưa khớp với hồ sơ', endedBy: `Tên ${above.username}` },
    ])
  })

  test('amended with a reason: the old version counts until the new one has come as far', async () => {
    const one = await come('2026-09', 'accepted', '10')
    await one.read(clerk)
    expect((await one.step(clerk, 'amend', { reason: '' })).body.code).toBe('return-reason-missing')
    const amended = await one.step(clerk, 'amend', { reason: 'Bổ sung 1 vụ phát hiện muộn' })
    expect(amended).toMatchObject({
      status: 200,
      body: { state: 'draft', version: 2, revision: 1, openedFor: 'Bổ sung 1 vụ phát hiện muộn' },
    })
    expect(cell(amended, 'recorded').entry).toEqual(value('10'))
    await one.save(clerk, { recorded: value('11') })
    expect([await total('2026-09', 'accepted'), await total('2026-09', 'entered')]).toEqual(['10', '11'])
    await one.step(clerk, 'submit')
    await one.step(head, 'approve')
    expect([await total('2026-09', 'accepted'), await total('2026-09', 'approved')]).toEqual(['10', '11'])
    const accepted = await one.step(above, 'accept')
    expect(accepted.body).toMatchObject({ state: 'accepted', version: 2 })
    expect(await total('2026-09', 'accepted')).toBe('11')
    expect((await above.send('get', `${one.path}/versions`)).body.items).toHaveLength(2)
  })

  test('an amendment that is withdrawn leaves the return where it was, and is kept', async () => {
    const one = await come('2026-08', 'approved', '10')
    await one.step(clerk, 'amend', { reason: 'Xem lại số vụ' })
    await one.save(clerk, { recorded: value('99') })
    const back = await one.step(clerk, 'withdraw', { reason: 'Số cũ đúng' })
    expect(back.body).toMatchObject({ state: 'approved', version: 1 })
    expect(cell(back, 'recorded').entry).toEqual(value('10'))
    expect(await total('2026-08', 'entered')).toBe('10')
    const versions = await clerk.send('get', `${one.path}/versions`)
    expect(versions.body.items).toMatchObject([
      { version: 2, state: 'withdrawn', closedFor: 'Số cũ đúng', submittedAt: null },
      { version: 1, state: 'approved' },
    ])
    const kept = await clerk.send('get', `${one.path}/versions/2`)
    expect(kept.body.entries.recorded).toEqual(value('99'))
  })

  test('a withdrawn submission can be gone on with', async () => {
    const one = await come('2026-07', 'submitted')
    await one.step(clerk, 'withdraw', {})
    expect(await total('2026-07', 'entered')).toBe('–')
    const again = await one.save(clerk, { cleared: value('1') })
    expect(again.body).toMatchObject({ state: 'draft', version: 2 })
    expect(cell(again, 'recorded').entry).toEqual(value('5'))
  })

  test('a reason is no place for a private person', async () => {
    const one = await come('2026-06', 'submitted')
    const refused = await one.step(head, 'hand-back', { reason: 'Gọi anh A 0912 345 678' })
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'private-phone', findings: [{ field: 'reason' }] },
    })
  })
})

describe('two persons', () => {
  test('nobody approves what they entered, be it in a version that this one goes on from', async () => {
    const both = await server.person('clerk@b2', 'head@b2')
    const one = returnOf('b2', '2026-05')
    await one.read(both)
    await one.save(both, { recorded: value('5') })
    await one.step(both, 'submit')
    expect((await one.read(both)).body.may.approve).toMatchObject({ no: 'return-two-person' })
    expect(await one.step(both, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'return-two-person' },
    })
    await one.step(head, 'hand-back', { reason: 'sai cột 1' })
    await one.save(clerk, { recorded: value('6') })
    await one.step(clerk, 'submit')
    expect((await one.step(both, 'approve')).body.code).toBe('return-two-person')
    expect((await one.step(head, 'approve')).status).toBe(200)
  })

  test('whoever entered everything anew has it to themselves again', async () => {
    const both = await server.person('clerk@b2', 'head@b2')
    const one = returnOf('b2', '2026-04')
    await one.read(both)
    await one.save(both, { recorded: value('5') })
    await one.put(clerk, { entries: { recorded: value('6') }, narrative: {} })
    await one.step(clerk, 'submit')
    // In one and the same version both have typed.
    expect((await one.step(both, 'approve')).body.code).toBe('return-two-person')
    await one.step(head, 'hand-back', { reason: 'nhập lại từ đầu' })
    await one.put(clerk, { entries: { recorded: value('6') }, narrative: {} })
    await one.step(clerk, 'submit')
    expect((await one.step(both, 'approve')).status).toBe(200)
  })

  test('nobody accepts for the superior what they approved for the unit', async () => {
    const hats = await server.person('head@b2', 'head@pb')
    const one = await come('2026-03', 'submitted')
    await one.step(hats, 'approve')
    expect(await one.step(hats, 'accept')).toMatchObject({
      status: 403,
      body: { code: 'return-own-acceptance' },
    })
    expect((await one.step(above, 'accept')).status).toBe(200)
  })
})

describe('who may not', () => {
  test.each([
    ['clerk@b2', 'approve', 'access-not-this-role'],
    ['head@b2', 'submit', 'access-not-this-role'],
    ['clerk@a12', 'submit', 'access-elsewhere'],
    ['clerk@b1x', 'withdraw', 'access-beside'],
    ['head@pb', 'approve', 'access-unit-only'],
    ['head@pa', 'accept', 'access-elsewhere'],
    ['administrator@vn', 'accept', 'access-apart-from-figures'],
    ['registrar@pb', 'submit', 'access-apart-from-figures'],
    ['leader@pb', 'accept', 'access-not-this-role'],
  ] as const)('%s may not %s', async (role, step, code) => {
    const one = returnOf('b2', '2026-02')
    await one.read(clerk)
    const other = await server.person(role)
    expect(await one.step(other, step, step === 'withdraw' ? {} : undefined)).toMatchObject({
      status: 403,
      body: { code },
    })
  })

  test('a token writes with the scope for it and not without', async () => {
    const one = await come('2026-01', 'draft')
    const { db } = server
    const token = async (scopes: string[]) => {
      const secret = randomBytes(32).toString('base64url')
      await sql`
        insert into api_token (token_id, account_id, token_hash, name, scopes, created_at, expires_at)
        values (${randomUUID()}::uuid, ${clerk.account}::uuid, ${hashSecret(secret)}, 'test', ${scopes}::text[],
          '2026-01-01', '2027-01-01')`.execute(db.store.owner)
      return (method: string, path: string, body?: unknown) =>
        send(server.app, method, path, body, { authorization: `Bearer ${secret}`, 'if-match': one.etag })
    }
    const reader = await token(['read'])
    expect((await reader('get', one.path)).body.may.save).toMatchObject({ no: 'access-scope' })
    expect(await reader('patch', one.path, { entries: {} })).toMatchObject({
      status: 403,
      body: { code: 'access-scope' },
    })
    const writer = await token(['returns'])
    const saved = await writer('patch', one.path, { entries: { cleared: value('2') } })
    expect(saved).toMatchObject({ status: 200, body: { entered: { source: 'api' } } })
  })
})

/** Close a month, or make it final, for the province pb. */
async function close(kind: string, from: string, period = '2025-12'): Promise<void> {
  await sql`
    insert into period_closure (unit_id, closure_id, period, kind, valid_from, ordered_by, ordered_name, office_unit,
      office_role, at, reason, reach)
    select unit_id, ${randomUUID()}::uuid, ${parsePeriod(period).key}, ${kind}, ${from}::date, 'x', 'X', unit_id, 'head',
      '2026-01-20', 'chốt số liệu năm', reach
    from org_unit where unit_key = 'pb'`.execute(server.db.store.owner)
}

describe('closed periods', () => {
  test('a unit stops, its superior accepts what was sent; when final, nobody does anything', async () => {
    const sent = await come('2025-12', 'approved')
    const staff = returnOf('b2', '2025-12', 'force')
    await staff.read(clerk)
    await staff.save(clerk, { staff: value('12') })
    await close('closed', '2026-01-25')
    const closed = await staff.read(clerk)
    expect(closed.body).toMatchObject({
      lock: { locked: true, because: 'closed', text: expect.stringContaining('chốt số liệu năm') },
      figures: 'preliminary',
      may: { save: { no: 'return-closed' }, submit: { no: 'return-closed' } },
    })
    expect(await staff.save(clerk, { staff: value('13') })).toMatchObject({
      status: 409,
      body: { code: 'return-closed' },
    })
    expect((await staff.step(clerk, 'submit')).body.code).toBe('return-closed')
    expect((await sent.step(above, 'return', { reason: 'x' })).body.code).toBe('return-closed')
    expect((await sent.step(above, 'accept')).status).toBe(200)
    await close('final', '2026-01-26')
    expect((await staff.read(clerk)).body.figures).toBe('final')
    expect((await sent.step(clerk, 'amend', { reason: 'x' })).body.code).toBe('return-final')
  })
})

test('a period that is closed while a submission waits for its turn is closed for it', async () => {
  const one = await come('2025-11', 'draft')
  const { owner, ownerPool } = server.db.store
  const b2 = server.index.pack.history.units.get('b2')!.id
  let submitting: Promise<Answer> | undefined
  await owner.transaction().execute(async (tx) => {
    await lockUnits(tx, [b2])
    submitting = one.step(clerk, 'submit')
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await ownerPool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      )
      waiting = rows.length
    }
    await close('closed', '2026-01-25', '2025-11')
  })
  expect(await submitting).toMatchObject({ status: 409, body: { code: 'return-closed' } })
  expect((await one.read(clerk)).body.state).toBe('draft')
})

describe('units through time', () => {
  test('the heir’s people mend what the unit returned that it took over; its superior accepts', async () => {
    const heir = await server.person('clerk@a12')
    const heirHead = await server.person('head@a12')
    const province = await server.person('head@pa')
    const one = returnOf('a2', '2024-05')
    expect((await one.read(heir)).body).toMatchObject({
      owed: true,
      may: { save: true },
      unit: { key: 'a2' },
    })
    await one.save(heir, { recorded: value('3') })
    await one.step(heir, 'submit')
    expect((await one.step(heirHead, 'accept')).body.code).toBe('access-superior-only')
    await one.step(heirHead, 'approve')
    expect((await one.step(province, 'accept')).body).toMatchObject({ state: 'accepted' })
    expect((await one.step(heir, 'amend', { reason: 'Rà soát hồ sơ' })).status).toBe(200)
  })

  test('nobody changes what a divided unit returned, and the refusal says so', async () => {
    const part = await server.person('clerk@b1x')
    const one = returnOf('b1', '2025-03')
    const read = await one.read(part)
    expect(read).toMatchObject({ status: 200, body: { may: { save: { no: 'access-no-heir' } } } })
    const refused = await one.save(part, { recorded: value('1') })
    expect(refused).toMatchObject({ status: 403, body: { code: 'access-no-heir' } })
    expect(refused.body.detail).toContain('không có một đơn vị nào kế thừa toàn bộ')
  })

  test('a unit that moved: its old superior reads the months before, its new one accepts them', async () => {
    const own = await server.person('clerk@a3')
    const ownHead = await server.person('head@a3')
    const before = await server.person('analyst@pa')
    const one = returnOf('a3', '2025-08')
    await one.read(own)
    await one.save(own, { recorded: value('4') })
    await one.step(own, 'submit')
    await one.step(ownHead, 'approve')
    expect((await one.read(before)).body.may.accept).toMatchObject({ no: 'access-read-only' })
    expect((await one.step(before, 'accept')).body.code).toBe('access-read-only')
    expect((await one.step(above, 'accept')).status).toBe(200)
    expect((await returnOf('a3', '2026-01').read(before)).status).toBe(403)
  })
})
