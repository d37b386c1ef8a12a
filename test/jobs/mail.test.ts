import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asRoot } from '../../src/cycle/follow/as-root.js'
import { digestToday, remindToday, USUAL_DAY } from '../../src/cycle/follow/daily.js'
import { noticesOfEvents } from '../../src/cycle/follow/notices-of-events.js'
import { type PostRules, sendNext, USUAL_POST } from '../../src/cycle/follow/post.js'
import { type RunningJobs, startJobs } from '../../src/jobs/start-jobs.js'
import { databaseNow } from '../../src/store/jobs.js'
import { addLetter, takeLetters } from '../../src/store/mail.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { MailServer } from '../support/mail-server.js'
import { returnWalk } from '../support/return-walk.js'
import { returnsPack } from '../support/returns-pack.js'

const SILENT = { info: () => {}, warn: () => {} }
const FROM = 'Báo cáo Cùng Kỳ <bao-cao@example.vn>'
const URL = 'https://bao-cao.example.vn'
/** As usual, only quick. */
const QUICK: PostRules = { lease: 60_000, waits: [1, 1, 1, 1, 1] }

let server: TestServer
let mail: MailServer
let running: RunningJobs[] = []

beforeAll(async () => {
  server = await testServer(returnsPack())
  mail = await MailServer.start()
})
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()))
  running = []
  await mail.set('take')
  mail.letters.length = 0
})
afterAll(() => mail.stop())

function post(desk = server.desk, rules = QUICK, url = mail.url): void {
  const every = { notices: 3.6e6, daily: 3.6e6, forget: 3.6e6, fold: 3.6e6, mail: 5 }
  running.push(startJobs(desk, { smtp: { url, from: FROM }, publicUrl: URL, every, post: rules }, SILENT))
}

async function withAddress(who: Person, email: string | null, more = sql`digest = true`): Promise<Person> {
  await sql`update account set email = ${email}, ${more} where account_id = ${who.account}::uuid`.execute(
    server.desk.store.owner,
  )
  return who
}

/** Put letters in the queue; their ids. */
async function queue(count: number): Promise<string[]> {
  const unit = server.index.rootUnit().id
  const { account } = await server.person('clerk@b2')
  await asRoot(server.desk, null, async (tx) => {
    const at = await databaseNow(tx)
    for (let n = 0; n < count; n++) {
      const to = { account, unit, address: `n${n}@example.vn` }
      await addLetter(tx, to, { subject: `Thư ${n}`, body: 'Nội dung\n' }, at)
    }
  })
  return (await letters()).filter((row) => row.account_id === account).map((row) => row.mail_id)
}

interface Row {
  mail_id: string
  account_id: string
  tries: number
  lease_until: Date | null
  sent_at: Date | null
  failed_at: Date | null
  error: string | null
}

async function letters(): Promise<Row[]> {
  return (await sql<Row>`select * from mail order by created_at, mail_id`.execute(server.desk.store.owner))
    .rows
}

async function settled(): Promise<Row[]> {
  await until(async () =>
    (await letters()).every(({ sent_at, failed_at }) => (sent_at ?? failed_at) !== null),
  )
  return letters()
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('digests', () => {
  test('one letter a person a day, with counts and days, in their language, and never a figure', async () => {
    const clerk = await withAddress(await server.person('clerk@b2'), 'clerk@example.vn')
    const head = await withAddress(await server.person('head@b2'), 'head@example.vn', sql`lang = 'en'`)
    await withAddress(await server.person('head@b2'), 'quiet@example.vn', sql`digest = false`)
    await withAddress(await server.person('head@b2'), null)
    await withAddress(await server.person('head@b2'), 'gone@example.vn', sql`disabled_at = now()`)
    await noticesOfEvents(server.desk)
    const crime = returnWalk('/returns/b2/2026-11/crime')
    await crime.save(clerk, '987654')
    await crime.step(clerk, 'submit')
    await crime.step(head, 'hand-back', { reason: 'Số 987654 không khớp' })
    await crime.save(clerk, '987653')
    await crime.step(clerk, 'submit')
    await clerk.send('post', `${crime.path}/comments`, { text: 'Đã sửa 987654 thành 987653' })
    await noticesOfEvents(server.desk)

    // Digests wait for the reminders of the day, and for their hour.
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBeNull()
    expect(await remindToday(server.desk, USUAL_DAY)).toBeGreaterThan(0)
    server.setNow('2026-11-23T00:30:00Z')
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBeNull()
    server.setNow('2026-11-23T02:00:00Z')
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBe(2)
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBeNull()

    post()
    await mail.arrived(2)
    expect(mail.letters.map(({ to }) => to[0]).sort()).toEqual(['clerk@example.vn', 'head@example.vn'])
    const [toClerk, toHead] = ['clerk', 'head'].map(
      (who) => mail.letters.find(({ to }) => to[0]!.startsWith(who))!,
    ) as [(typeof mail.letters)[0], (typeof mail.letters)[0]]
    expect(toClerk.text).toMatch(/^Kính gửi Tên person\d+,/)
    expect(toClerk.text).toContain('- Báo cáo được trả lại để sửa: 1')
    expect(toClerk.text).toMatch(/- Báo cáo quá hạn: \d+ \(hạn sớm nhất: /)
    expect(toClerk.text).toContain(URL)
    expect(toHead.text).toMatch(/^Dear /)
    expect(toHead.text).toContain('- Returns submitted for approval: 1')
    expect(toHead.text).toContain('- New comments: 1')
    for (const { text, raw, headers } of mail.letters)
      expect(text + raw + headers.subject).not.toMatch(/98765/)
  })

  test('what was written about, or read, is not written about again; the next day only news', async () => {
    server.setNow('2026-11-24T02:00:00Z')
    await remindToday(server.desk, USUAL_DAY)
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBe(2)
    const { rows } = await sql<{ body: string }>`
      select body from mail where sent_at is null order by body`.execute(server.desk.store.owner)
    expect(rows.map(({ body }) => body).join()).not.toMatch(/New comments|trả lại để sửa/)
    await sql`update notice set read_at = now()`.execute(server.desk.store.owner)
    server.setNow('2026-11-25T02:00:00Z')
    await remindToday(server.desk, USUAL_DAY)
    await sql`update notice set read_at = now()`.execute(server.desk.store.owner)
    expect(await digestToday(server.desk, USUAL_DAY, URL)).toBe(0)
    await sql`delete from mail`.execute(server.desk.store.owner)
  })
})

describe('sending', () => {
  test('a letter that other programs can read', async () => {
    const [id] = await queue(1)
    post()
    await mail.arrived(1)
    const { headers, raw, text } = mail.letters[0]!
    expect(headers).toMatchObject({
      from: FROM,
      to: 'n0@example.vn',
      subject: 'Thư 0',
      'message-id': `<${id}@example.vn>`,
      'mime-version': '1.0',
      'auto-submitted': 'auto-generated',
      'content-type': 'text/plain; charset=utf-8',
    })
    expect(Number.isNaN(Date.parse(headers.date!))).toBe(false)
    expect(text.trimEnd()).toBe('Nội dung')
    // RFC 5322: ASCII, lines of at most 998 characters.
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  test('two servers send every letter once', async () => {
    const before = (await letters()).length
    await queue(40)
    const store = await server.db.again()
    post()
    post({ ...server.desk, store })
    await mail.arrived(40)
    const rows = await settled()
    expect(rows.slice(before).every(({ tries, sent_at }) => tries === 1 && sent_at !== null)).toBe(true)
    await Promise.all(running.map((jobs) => jobs.stop()))
    expect(mail.letters.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 40 }, (_, n) => `n${n}@example.vn`).sort(),
    )
  })

  test('put off by the mail server: tried again, and sent in the end', async () => {
    await mail.set('defer')
    await queue(1)
    post(server.desk, { lease: 60_000, waits: [1, 1, 1, 1, 3.6e6] })
    // Five attempts have failed, and the wait that is left is an hour.
    await until(async () => ((await letters()).at(-1)?.lease_until?.getTime() ?? 0) > Date.now() + 1.8e6)
    expect(mail.letters).toEqual([])
    await mail.set('take')
    // Time passes.
    await sql`update mail set lease_until = now() where sent_at is null and tries = 5`.execute(
      server.desk.store.owner,
    )
    await mail.arrived(1)
    expect((await settled()).at(-1)).toMatchObject({ tries: 6, failed_at: null, error: null })
  })

  test('refused six times: given up, with a line in the audit', async () => {
    await mail.set('refuse')
    const [id] = await queue(1)
    post()
    const row = (await settled()).find(({ mail_id }) => mail_id === id)!
    expect(row).toMatchObject({ tries: 6, sent_at: null, error: 'EENVELOPE 550' })
    const { rows } = await sql<{ detail: unknown }>`
      select detail from audit where action = 'mail.give-up' and account_id = ${row.account_id}::uuid`.execute(
      server.desk.store.owner,
    )
    expect(rows).toEqual([{ detail: { mail: id, tries: 6, error: 'EENVELOPE 550' } }])
  })

  test('hung up on in the middle: sent again whole', async () => {
    await mail.set('hang-up')
    const [id] = await queue(1)
    post()
    await mail.arrived(1)
    expect((await settled()).find(({ mail_id }) => mail_id === id)).toMatchObject({
      tries: 2,
      failed_at: null,
    })
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]!.headers['message-id']).toBe(`<${id}@example.vn>`)
  })

  test('no mail server there: put off, with the connection named', async () => {
    const [id] = await queue(1)
    post(server.desk, { lease: 60_000, waits: [3.6e6] }, 'smtp://127.0.0.1:9')
    await until(async () => (await letters()).some(({ mail_id, error }) => mail_id === id && error !== null))
    expect((await letters()).find(({ mail_id }) => mail_id === id)).toMatchObject({
      tries: 1,
      error: 'ESOCKET',
    })
    await sql`delete from mail where mail_id = ${id}::uuid`.execute(server.desk.store.owner)
  })

  test('a server that dies while sending: another sends the letter when the lease is over, not before', async () => {
    const [id] = await queue(1)
    const take = (lease: number) =>
      asRoot(server.desk, null, async (tx) => {
        const now = await databaseNow(tx)
        return takeLetters(tx, now, new Date(now.getTime() + lease), 1)
      })
    expect((await take(60_000)).map((letter) => letter.id)).toEqual([id])
    expect(await sendNext(server.desk, async () => {}, USUAL_POST)).toBe('none')
    await sql`update mail set lease_until = now() where mail_id = ${id}::uuid`.execute(
      server.desk.store.owner,
    )
    expect(await sendNext(server.desk, async () => {}, USUAL_POST)).toBe('sent')
  })
})
