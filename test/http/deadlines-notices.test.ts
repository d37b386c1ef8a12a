import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { remindToday, USUAL_DAY } from '../../src/cycle/follow/daily.js'
import { noticesOfEvents } from '../../src/cycle/follow/notices-of-events.js'
import { listDeadlines, listMyDeadlines, listNotices } from '../../src/wire/deadlines.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { returnWalk } from '../support/return-walk.js'
import { returnsPack } from '../support/returns-pack.js'

let server: TestServer
let clerk: Person
let colleague: Person
let head: Person
let analyst: Person
let superior: Person
let nation: Person

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await server.person('clerk@b2')
  colleague = await server.person('clerk@b2')
  head = await server.person('head@b2')
  analyst = await server.person('analyst@pb')
  superior = await server.person('head@pb')
  nation = await server.person('analyst@vn')
  await noticesOfEvents(server.desk)
})

beforeEach(async () => {
  await noticesOfEvents(server.desk)
  for (const who of everybody()) await who.send('post', '/notices/read-all')
})

const everybody = () => [clerk, colleague, head, analyst, superior, nation]

interface Notice {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly reason: string | null
  readonly readAt: string | null
}

async function unread(who: Person): Promise<Notice[]> {
  return (await who.send('get', '/notices?unread=true')).body.items
}

/** The kinds of unread notices of clerk, colleague, head, analyst, superior and nation, after the job has run. */
async function told(): Promise<string[]> {
  await noticesOfEvents(server.desk)
  const all = await Promise.all(everybody().map(unread))
  return all.map((notices) =>
    notices
      .map(({ kind }) => kind)
      .sort()
      .join(' '),
  )
}

describe('what happens to a return', () => {
  const crime = returnWalk('/returns/b2/2026-11/crime')

  test('saving is nobody’s news', async () => {
    await crime.save(clerk, '4')
    expect(await told()).toEqual(['', '', '', '', '', ''])
  })

  test('submitted: the head is told', async () => {
    await crime.step(clerk, 'submit')
    expect(await told()).toEqual(['', '', 'submitted', '', '', ''])
    expect(await unread(head)).toMatchObject([
      {
        unit: { key: 'b2', name: 'Công an b2' },
        period: '2026-11',
        form: 'crime',
        day: '2026-11-23',
        readAt: null,
        text: expect.stringContaining('đã gửi duyệt báo cáo tháng 11 năm 2026 của Công an b2 (biểu “crime”)'),
        reason: null,
      },
    ])
  })

  test('handed back: the clerks are told why', async () => {
    await crime.step(head, 'hand-back', { reason: 'Số vụ chưa khớp sổ' })
    expect(await told()).toEqual(['handed-back', 'handed-back', '', '', '', ''])
    expect((await unread(clerk))[0]!.reason).toBe('Số vụ chưa khớp sổ')
  })

  test('approved: those who accept in the nearest superior unit, not those above it', async () => {
    await crime.save(clerk, '5')
    await crime.step(clerk, 'submit')
    await crime.step(head, 'approve')
    expect(await told()).toEqual(['', '', 'submitted', 'sent', 'sent', ''])
  })

  test('sent back: clerks and head, with the reason', async () => {
    await crime.step(analyst, 'return', { reason: 'Thiếu phụ lục 2' })
    expect(await told()).toEqual(['returned', 'returned', 'returned', '', '', ''])
    const [notice] = await unread(head)
    expect(notice).toMatchObject({
      reason: 'Thiếu phụ lục 2',
      text: expect.stringMatching(/^Công an pb trả lại/),
    })
  })

  test('accepted, and reopened', async () => {
    await crime.save(clerk, '5')
    await crime.step(clerk, 'submit')
    await crime.step(head, 'approve')
    await crime.step(analyst, 'accept')
    expect(await told()).toEqual(['accepted', 'accepted', 'accepted submitted', 'sent', 'sent', ''])
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    await crime.step(head, 'amend', { reason: 'Bổ sung hai vụ' })
    expect(await told()).toEqual(['', '', '', 'reopened', 'reopened', ''])
    expect((await unread(analyst))[0]!.reason).toBe('Bổ sung hai vụ')
  })

  test('a comment of the superior is for the unit, an answer for the superior; nobody hears themself', async () => {
    await crime.step(clerk, 'withdraw', {})
    const comment = (who: Person, text: string) => who.send('post', `${crime.path}/comments`, { text })
    expect((await comment(nation, 'Đề nghị giải trình')).status).toBe(201)
    expect(await told()).toEqual(['commented', 'commented', 'commented', '', '', ''])
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    expect((await comment(clerk, 'Đã rà soát')).status).toBe(201)
    expect(await told()).toEqual(['', 'commented', 'commented', 'commented', 'commented', 'commented'])
  })

  test('told once, however often the job looks', async () => {
    expect(await told()).toEqual(['', '', '', '', '', ''])
  })

  test('a reason is not kept in the notice, and not shown to somebody whose role has ended', async () => {
    const { rows } = await sql<{ detail: object }>`select detail from notice`.execute(server.desk.store.owner)
    expect(JSON.stringify(rows)).not.toMatch(/phụ lục|giải trình|Bổ sung/)
    const leaving = await server.person('clerk@b2')
    const staff = returnWalk('/returns/b2/2026-10/crime')
    await staff.save(clerk, '4')
    await staff.step(clerk, 'submit')
    await staff.step(head, 'hand-back', { reason: 'Chỉ nội bộ' })
    await noticesOfEvents(server.desk)
    expect((await unread(leaving))[0]!.reason).toBe('Chỉ nội bộ')
    await sql`update assignment set valid_to = '2026-11-22' where account_id = ${leaving.account}::uuid`.execute(
      server.desk.store.owner,
    )
    expect((await unread(leaving))[0]).toMatchObject({ kind: 'handed-back', reason: null })
  })
})

describe('orders', () => {
  test('a closed period is told to the units that it binds, once each; a leave to its unit', async () => {
    const other = await server.person('clerk@a12')
    const order = { unit: 'pb', period: '2026-09', kind: 'closed', from: '2026-11-01', reason: 'Kế hoạch 12' }
    expect((await superior.send('post', '/closures', order)).status).toBe(201)
    expect(await told()).toEqual(['closed', 'closed', 'closed', '', '', ''])
    expect(await unread(other)).toEqual([])
    expect((await unread(clerk))[0]).toMatchObject({
      reason: 'Kế hoạch 12',
      text: 'Công an pb khóa kỳ báo cáo tháng 9 năm 2026 từ ngày 1/11/2026.',
    })
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    const leave = { unit: 'b2', period: '2026-09', until: '2026-11-30', reason: 'Đính chính' }
    expect((await superior.send('post', '/exceptions', leave)).status).toBe(201)
    expect(await told()).toEqual(['excepted', 'excepted', 'excepted', '', '', ''])
  })
})

describe('reminders', () => {
  const remind = (moment: string) => {
    server.setNow(moment)
    return remindToday(server.desk, USUAL_DAY)
  }

  test('of the last days before, of the day itself, and of what is late', async () => {
    const late = async (who: Person) => (await unread(who)).filter(({ kind }) => kind === 'late')
    // Of December communes are due on Thursday the 17th: three working days before is Monday the 14th.
    expect(await remind('2026-12-13T23:00:00Z')).toBeNull()
    expect(await remind('2026-12-14T00:00:00Z')).toBeGreaterThan(0)
    const [soon] = (await unread(clerk)).filter(({ kind }) => kind === 'due-soon')
    expect(soon!.text).toMatch(/^Còn 3 ngày làm việc .*, hạn 17\/12\/2026\.$/)
    expect((await unread(head)).map(({ kind }) => kind)).not.toContain('due-soon')
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))

    await remind('2026-12-15T02:00:00Z')
    expect((await unread(clerk)).map(({ kind }) => kind)).not.toContain('due-soon')
    await remind('2026-12-17T02:00:00Z')
    expect((await unread(clerk)).map(({ kind }) => kind)).toContain('due-today')
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))

    await remind('2026-12-18T02:00:00Z')
    expect((await late(clerk)).map(({ text }) => text)).toContain(
      'Báo cáo tháng 12 năm 2026 của Công an b2 (biểu “crime”) quá hạn 1 ngày làm việc (hạn 17/12/2026).',
    )
    expect((await late(head)).length).toBe((await late(clerk)).length)
    expect(await late(analyst)).toEqual([])
    const [below] = (await unread(analyst)).filter(({ kind }) => kind === 'late-below')
    expect(below!.text).toMatch(/^Các đơn vị thuộc Công an pb còn \d+ báo cáo quá hạn/)
  })

  test('once a day, and not on days off', async () => {
    expect(await remind('2026-12-18T09:00:00Z')).toBeNull()
    expect(await remind('2026-12-19T02:00:00Z')).toBeNull()
    expect(await remind('2026-12-20T02:00:00Z')).toBeNull()
  })

  test('what waits for the head is the head’s; what was sent, or is closed, is nobody’s', async () => {
    server.setNow('2026-12-21T02:00:00Z')
    const december = returnWalk('/returns/b2/2026-12/crime')
    await december.save(clerk, '4')
    await december.step(clerk, 'submit')
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    await remind('2026-12-21T02:00:00Z')
    const about = async (who: Person) =>
      (await unread(who)).filter(({ kind, text }) => kind === 'late' && / tháng 12 .*“crime”/.test(text))
    expect(await about(clerk)).toEqual([])
    expect((await about(head))[0]!.text).toMatch(/Báo cáo đang chờ duyệt\.$/)
    await december.step(head, 'approve')
    await remind('2026-12-22T02:00:00Z')
    expect((await about(head)).length).toBe(1)
    const order = { unit: 'pb', period: '2026-12', kind: 'closed', from: '2026-12-22', reason: 'Chốt' }
    expect((await superior.send('post', '/closures', order)).status).toBe(201)
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    await remind('2026-12-23T02:00:00Z')
    expect((await unread(clerk)).filter(({ text }) => / tháng 12 /.test(text))).toEqual([])
  })

  test('no longer than the calendar says', async () => {
    await Promise.all(everybody().map((who) => who.send('post', '/notices/read-all')))
    // Twenty working days after 17 November is 15 December and one day off in between.
    await remind('2027-01-20T02:00:00Z')
    expect((await unread(clerk)).filter(({ text }) => /tháng 11 năm 2026/.test(text))).toEqual([])
    server.setNow('2026-11-23T02:00:00Z')
  })
})

describe('reading notices', () => {
  /** The clerks get a notice. */
  const handBack = async () => {
    const crime = returnWalk('/returns/b2/2026-07/crime')
    await crime.save(clerk, '1')
    await crime.step(clerk, 'submit')
    await crime.step(head, 'hand-back', { reason: 'Sai' })
    await noticesOfEvents(server.desk)
  }

  test('one by one, newest first, in pages, and counted', async () => {
    const { body } = await clerk.send('get', '/notices?limit=200')
    expect(body.unread).toBe(0)
    const times = body.items.map(({ at }: { at: string }) => at)
    expect([...times].sort().reverse()).toEqual(times)
    const first = (await clerk.send('get', '/notices?limit=3')).body
    const second = (await clerk.send('get', `/notices?limit=3&cursor=${first.next}`)).body
    expect([...first.items, ...second.items]).toEqual(body.items.slice(0, 6))
    await handBack()
    const [notice] = await unread(clerk)
    expect(await clerk.send('post', `/notices/${notice!.id}/read`)).toMatchObject({
      status: 200,
      body: { unread: 0 },
    })
    const readAt = (await clerk.send('get', '/notices?limit=1')).body.items[0].readAt
    expect(readAt).not.toBeNull()
    await clerk.send('post', `/notices/${notice!.id}/read`)
    expect((await clerk.send('get', '/notices?limit=1')).body.items[0].readAt).toBe(readAt)
  })

  test('those of others are unknown', async () => {
    await handBack()
    const [notice] = await unread(colleague)
    expect(await head.send('post', `/notices/${notice!.id}/read`)).toMatchObject({
      status: 404,
      body: { code: 'notice-unknown' },
    })
    expect((await unread(colleague)).map(({ id }) => id)).toContain(notice!.id)
    expect(await head.send('get', '/notices?cursor=WyIyIiwiMSJd')).toMatchObject({
      status: 400,
      body: { code: 'list-cursor' },
    })
  })

  test('in the reader’s language', async () => {
    await handBack()
    const { body } = await colleague.send('get', '/notices?unread=true&lang=en')
    expect(body.items[0].text).toMatch(/has handed the return “crime” for July 2026 of Công an b2 back/)
  })
})

test('replies are what their contracts say', async () => {
  const asked = [
    [listNotices, '/notices?limit=200'],
    [listDeadlines, '/deadlines?unit=b2&period=2026'],
    [listMyDeadlines, '/deadlines/mine'],
  ] as const
  for (const [contract, path] of asked) {
    const { body } = await clerk.send('get', path)
    expect(body.items.length).toBeGreaterThan(0)
    expect((contract.reply as unknown as z.ZodObject).strict().safeParse(body).error).toBeUndefined()
  }
})
