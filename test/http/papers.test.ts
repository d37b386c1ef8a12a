import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/domain/period.js'
import { addAttachment, listAttachments } from '../../src/store/attachments.js'
import { addClosure, addException } from '../../src/store/closures.js'
import { addComment, listComments } from '../../src/store/comments.js'
import { inContext } from '../../src/store/context.js'
import type { Tx } from '../../src/store/database.js'
import { docx, exe, office, pdf, png } from '../support/attachments.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { smallPack, unitId } from '../support/small-pack.js'

let server: TestServer
let clerk: Person
let head: Person
let analyst: Person
let leader: Person
let above: Person

let month = 0
/** Each test works on a return of its own. */
const fresh = (unit = 'a12') => {
  month++
  return `/returns/${unit}/${2025 + Math.floor((month + 3) / 12)}-${String(1 + ((month + 3) % 12)).padStart(2, '0')}/crime`
}
const named = (name: string) => ({ 'x-file-name': encodeURIComponent(name) })
const attach = (person: Person, path: string, bytes: Uint8Array, name: string) =>
  person.send('post', `${path}/attachments`, bytes, named(name))
/** Bring the return from empty to submitted. */
const submit = async (path: string) => {
  const { etag } = await clerk.send('get', path)
  const entries = {
    recorded: { value: '3' },
    cleared: { value: '1' },
    seized: { value: '0' },
    balance: { value: '0' },
  }
  const saved = await clerk.send('patch', path, { entries }, { 'if-match': etag! })
  expect(saved.status).toBe(200)
  const sent = await clerk.send('post', `${path}/submit`, {}, { 'if-match': saved.etag! })
  expect(sent.status).toBe(200)
}
const close = (path: string, kind = 'closed') =>
  above.send('post', '/closures', {
    unit: 'pa',
    period: path.split('/')[3],
    kind,
    from: '2031-01-10',
    reason: 'Chốt số liệu',
  })

beforeAll(async () => {
  server = await testServer(smallPack(), '2031-01-15T02:00:00Z')
  clerk = await server.person('clerk@a12')
  head = await server.person('head@a12')
  analyst = await server.person('analyst@pa')
  leader = await server.person('leader@pa')
  above = await server.person('head@pa')
})

describe('comments', () => {
  test('are made, read in order, and settled once, with who and in which office', async () => {
    const path = fresh()
    const told = server.news.length
    const first = await analyst.send('post', `${path}/comments`, {
      text: 'Số vụ tăng đột biến, đề nghị rà soát.',
      series: 'recorded',
    })
    expect(first).toMatchObject({
      status: 201,
      body: {
        series: 'recorded',
        text: 'Số vụ tăng đột biến, đề nghị rà soát.',
        by: { account: analyst.account, name: `Tên ${analyst.username}` },
        office: { unit: 'pa', role: 'analyst' },
        resolved: null,
      },
    })
    expect(server.news.slice(told)).toEqual([
      { kind: 'return', unit: 'a12', period: path.split('/')[3], form: 'crime' },
    ])
    const second = await clerk.send('post', `${path}/comments`, { text: 'Đã rà soát:\nsố liệu đúng.' })
    const listed = await head.send('get', `${path}/comments`)
    expect(listed.body.items).toEqual([first.body, second.body])
    expect(listed.body).toMatchObject({ next: null, may: { comment: true } })

    const settle = `${path}/comments/${first.body.id}/resolve`
    const settled = await clerk.send('post', settle)
    expect(settled).toMatchObject({ status: 200, body: { resolved: { by: { account: clerk.account } } } })
    expect(await analyst.send('post', settle)).toMatchObject({
      status: 409,
      body: { code: 'comment-resolved' },
    })
  })

  test('come page by page', async () => {
    const path = fresh()
    for (const text of ['một', 'hai', 'ba', 'bốn', 'năm'])
      await clerk.send('post', `${path}/comments`, { text })
    const read: string[] = []
    let cursor: string | null = ''
    for (let pages = 0; cursor !== null; pages++) {
      const page = await clerk.send(
        'get',
        `${path}/comments?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      read.push(...page.body.items.map(({ text }: { text: string }) => text))
      cursor = page.body.next
      expect(pages).toBeLessThan(3)
    }
    expect(read).toEqual(['một', 'hai', 'ba', 'bốn', 'năm'])
    expect(await clerk.send('get', `${path}/comments?cursor=xyz`)).toMatchObject({
      status: 400,
      body: { code: 'list-cursor' },
    })
  })

  test.each([
    [{ text: ' … ' }, 422, 'comment-empty'],
    [{ text: 'x'.repeat(2001) }, 422, 'comment-long'],
    [{ text: 'x'.repeat(10_001) }, 400, 'request-invalid'],
    [{ text: 'Đối tượng có CCCD 012090001234' }, 422, 'private-citizen-id'],
    [{ text: 'Đối tượng có CMND 045123456' }, 422, 'private-identity-card'],
    [{ text: 'Gọi 0912.345.678' }, 422, 'private-phone'],
    [{ text: 'Xem lại', series: 'staff' }, 422, 'series-not-on-form'],
    [{ text: 'Xem lại', series: 'không có' }, 422, 'series-not-on-form'],
    [{}, 400, 'request-invalid'],
  ])('%j is refused', async (body, status, code) => {
    expect(await analyst.send('post', `${fresh()}/comments`, body)).toMatchObject({ status, body: { code } })
  })

  test('a refusal names the exact place, without repeating the number', async () => {
    const text = 'Kính gửi đơn vị.\nLiên hệ 0912345678 ngay.'
    const refused = await analyst.send('post', `${fresh()}/comments`, { text })
    expect(refused.body.findings).toMatchObject([{ field: 'text', line: 2, column: 9 }])
    expect(JSON.stringify(refused.body)).not.toContain('0912345678')
  })

  test.each([
    ['clerk@pa', 'access-unit-only'],
    ['administrator@pa', 'access-not-this-role'],
    ['head@pb', 'access-elsewhere'],
    ['clerk@b2', 'access-elsewhere'],
  ] as const)('%s may not comment', async (office, code) => {
    const person = await server.person(office)
    const path = fresh()
    expect(await person.send('post', `${path}/comments`, { text: 'Xem lại' })).toMatchObject({
      status: 403,
      body: { code },
    })
    const made = await leader.send('post', `${path}/comments`, { text: 'Xem lại' })
    expect(made.status).toBe(201)
    const settle = `${path}/comments/${made.body.id}/resolve`
    expect(await person.send('post', settle)).toMatchObject({ status: 403, body: { code } })
  })

  test('are read by whoever may read the return, and by nobody else', async () => {
    const path = fresh()
    await clerk.send('post', `${path}/comments`, { text: 'Xem lại' })
    const clerkAbove = await server.person('clerk@pa')
    const seen = await clerkAbove.send('get', `${path}/comments`)
    expect(seen.body).toMatchObject({
      items: [{ text: 'Xem lại' }],
      may: { comment: { no: 'access-unit-only' } },
    })
    for (const office of ['head@pb', 'clerk@b2', 'administrator@pa'] as const)
      expect((await (await server.person(office)).send('get', `${path}/comments`)).status).toBe(403)
    expect((await send(server.app, 'get', `${path}/comments`)).status).toBe(401)
    expect((await send(server.app, 'post', `${path}/comments`, { text: 'x' })).status).toBe(401)
  })

  test('go on while the period is closed', async () => {
    const path = fresh()
    expect((await close(path, 'final')).status).toBe(201)
    expect((await clerk.send('post', `${path}/comments`, { text: 'Xin mở lại kỳ' })).status).toBe(201)
  })

  test('of another return, or of none, are not found', async () => {
    const [one, other] = [fresh(), fresh()]
    const { body } = await clerk.send('post', `${one}/comments`, { text: 'Xem lại' })
    expect(await clerk.send('post', `${other}/comments/${body.id}/resolve`)).toMatchObject({
      status: 404,
      body: { code: 'comment-not-found' },
    })
    expect((await clerk.send('post', `${other}/comments/7/resolve`)).status).toBe(400)
  })

  test('settled by two at once: one does it', async () => {
    const path = fresh()
    const { body } = await clerk.send('post', `${path}/comments`, { text: 'Xem lại' })
    const settle = `${path}/comments/${body.id}/resolve`
    const answers = await Promise.all(
      [clerk, head, analyst, above].map((person) => person.send('post', settle)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })
})

describe('attachments', () => {
  test('are kept with their name and type, listed, and come back as they were, to be saved and never shown', async () => {
    const path = fresh()
    const name = 'Báo cáo giải trình “tháng 8”.docx'.replaceAll(/[“”]/g, "'")
    const made = await attach(clerk, path, docx, name)
    expect(made).toMatchObject({
      status: 201,
      body: {
        name,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        size: docx.length,
        by: { account: clerk.account },
        removed: null,
      },
    })
    const listed = await analyst.send('get', `${path}/attachments`)
    expect(listed.body.items).toEqual([made.body])
    expect(listed.body.may.change).toMatchObject({ no: 'access-not-this-role' })
    expect((await clerk.send('get', `${path}/attachments`)).body.may.change).toBe(true)

    const raw = await server.app.request(`/api/v1${path}/attachments/${made.body.id}`, {
      headers: { cookie: analyst.cookie },
    })
    expect(raw.status).toBe(200)
    expect(Buffer.from(await raw.arrayBuffer()).equals(docx)).toBe(true)
    expect(raw.headers.get('content-type')).toBe(made.body.mediaType)
    expect(raw.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''B%C3%A1o/)
    expect(raw.headers.get('x-content-type-options')).toBe('nosniff')
    expect(raw.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('the same content is stored once, however often and under whatever name it is sent', async () => {
    const content = pdf('một lần')
    const paths = [fresh(), fresh(), fresh(), fresh()]
    const sent = await Promise.all(paths.map((path, n) => attach(clerk, path, content, `bản ${n}.pdf`)))
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const { sha256 } = sent[0]!.body
    expect(sent.every(({ body }) => body.sha256 === sha256)).toBe(true)
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from file_content where hash = ${sha256}`.execute(server.db.store.owner)
    expect(rows[0]!.n).toBe('1')
    expect(await attach(clerk, paths[0]!, content, 'tên khác.pdf')).toMatchObject({
      status: 409,
      body: { code: 'attachment-present' },
    })
  })

  test('the same file sent twice at once is attached once', async () => {
    const path = fresh()
    const answers = await Promise.all([1, 2, 3].map(() => attach(clerk, path, pdf('hai lần'), 'a.pdf')))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test('one that is taken off stays on record and can be attached again', async () => {
    const path = fresh()
    const { body } = await attach(clerk, path, png, 'ảnh.png')
    const gone = await clerk.send('delete', `${path}/attachments/${body.id}`)
    expect(gone).toMatchObject({ status: 200, body: { removed: { by: { account: clerk.account } } } })
    expect(await clerk.send('get', `${path}/attachments/${body.id}`)).toMatchObject({
      status: 410,
      body: { code: 'attachment-removed' },
    })
    expect((await clerk.send('delete', `${path}/attachments/${body.id}`)).status).toBe(410)
    expect((await attach(clerk, path, png, 'ảnh.png')).status).toBe(201)
    expect((await clerk.send('get', `${path}/attachments`)).body.items).toMatchObject([
      { removed: { by: { account: clerk.account } } },
      { removed: null },
    ])
  })

  test.each([
    ['virus.exe', exe, 'attachment-type'],
    ['bao-cao.pdf', exe, 'attachment-type'],
    ['bao-cao.pdf', docx, 'attachment-name-differs'],
    ['bao-cao.docm', office('word/document.xml', { 'word/vbaProject.bin': 'x' }), 'attachment-active'],
    ['bao-cao.docx', office('word/document.xml', { 'word/vbaProject.bin': 'x' }), 'attachment-active'],
    ['trang.txt', Buffer.from('<html><script>alert(1)</script>'), 'attachment-type'],
    ['rỗng.pdf', new Uint8Array(), 'attachment-empty'],
    ['../../x.pdf', pdf(), 'file-name-unsafe'],
    ['', pdf(), 'file-name-missing'],
    [`${'x'.repeat(200)}.pdf`, pdf(), 'file-name-long'],
  ])('%s is refused', async (name, bytes, code) => {
    expect(await attach(clerk, fresh(), bytes, name)).toMatchObject({ status: 422, body: { code } })
  })

  test('a name that is no percent-encoded UTF-8, and none at all', async () => {
    const path = `${fresh()}/attachments`
    expect(await clerk.send('post', path, pdf(), { 'x-file-name': '%ff.pdf' })).toMatchObject({ status: 400 })
    expect(await clerk.send('post', path, pdf())).toMatchObject({
      status: 422,
      body: { code: 'file-name-missing' },
    })
  })

  test('limits: bytes of a file, files of a return, bytes of a return', async () => {
    const big = (fill: number) => Buffer.concat([pdf(), Buffer.alloc(19_999_900, fill)])
    const path = fresh()
    const tooBig = Buffer.concat([big(1), Buffer.alloc(1000)])
    expect(await attach(clerk, path, tooBig, 'a.pdf')).toMatchObject({ status: 413 })
    for (const fill of [1, 2]) expect((await attach(clerk, path, big(fill), `${fill}.pdf`)).status).toBe(201)
    expect(await attach(clerk, path, big(3), '3.pdf')).toMatchObject({
      status: 422,
      body: { code: 'attachment-total' },
    })
    const many = fresh()
    for (let n = 1; n <= 30; n++)
      expect((await attach(clerk, many, pdf(`${n}`), `${n}.pdf`)).status).toBe(201)
    const refused = await attach(clerk, many, pdf('31'), '31.pdf')
    expect(refused).toMatchObject({ status: 422, body: { code: 'attachment-many' } })
  })

  test.each([
    ['head@a12', 'access-not-this-role'],
    ['analyst@pa', 'access-not-this-role'],
    ['clerk@pa', 'access-unit-only'],
    ['clerk@b2', 'access-elsewhere'],
    ['administrator@pa', 'access-apart-from-figures'],
  ] as const)('%s may neither attach nor take off', async (office, code) => {
    const person = await server.person(office)
    const path = fresh()
    expect(await attach(person, path, pdf(), 'a.pdf')).toMatchObject({ status: 403, body: { code } })
    const { body } = await attach(clerk, path, pdf(), 'a.pdf')
    expect(await person.send('delete', `${path}/attachments/${body.id}`)).toMatchObject({
      status: 403,
      body: { code },
    })
  })

  test('are read by whoever may read the return, and by nobody else', async () => {
    const path = fresh()
    const { body } = await attach(clerk, path, pdf(), 'a.pdf')
    for (const office of ['clerk@b2', 'head@pb', 'administrator@pa'] as const) {
      const person = await server.person(office)
      expect((await person.send('get', `${path}/attachments`)).status).toBe(403)
      expect((await person.send('get', `${path}/attachments/${body.id}`)).status).toBe(403)
    }
    for (const method of ['get', 'delete'] as const)
      expect((await send(server.app, method, `${path}/attachments/${body.id}`)).status).toBe(401)
    expect((await send(server.app, 'post', `${path}/attachments`, pdf(), named('a.pdf'))).status).toBe(401)
  })

  test('through the address of another return nothing is found', async () => {
    const [one, other] = [fresh(), fresh()]
    const { body } = await attach(clerk, one, pdf(), 'a.pdf')
    for (const method of ['get', 'delete'])
      expect(await clerk.send(method, `${other}/attachments/${body.id}`)).toMatchObject({
        status: 404,
        body: { code: 'attachment-not-found' },
      })
  })

  test('stay as they are once the return is submitted, until it may be changed again', async () => {
    const path = fresh()
    const { body } = await attach(clerk, path, pdf(), 'a.pdf')
    await submit(path)
    expect(await attach(clerk, path, png, 'b.png')).toMatchObject({
      status: 409,
      body: { code: 'return-wrong-state' },
    })
    expect(await clerk.send('delete', `${path}/attachments/${body.id}`)).toMatchObject({ status: 409 })
    const { etag } = await head.send('get', path)
    const reason = { reason: 'Thiếu biên bản kèm theo' }
    expect((await head.send('post', `${path}/hand-back`, reason, { 'if-match': etag! })).status).toBe(200)
    expect((await attach(clerk, path, png, 'b.png')).status).toBe(201)
  })

  test.each(['closed', 'final'])(
    'nothing is added or taken off while the period is %s, without leave',
    async (kind) => {
      const path = fresh()
      const { body } = await attach(clerk, path, pdf(), 'a.pdf')
      expect((await close(path, kind)).status).toBe(201)
      const code = `return-${kind}`
      expect(await attach(clerk, path, png, 'b.png')).toMatchObject({ status: 409, body: { code } })
      expect(await clerk.send('delete', `${path}/attachments/${body.id}`)).toMatchObject({
        status: 409,
        body: { code },
      })
      expect((await clerk.send('get', `${path}/attachments`)).body.may.change).toMatchObject({ no: code })
      const leave = {
        unit: 'a12',
        period: path.split('/')[3],
        until: '2031-01-31',
        reason: 'Bổ sung biên bản',
      }
      expect((await above.send('post', '/exceptions', leave)).status).toBe(201)
      expect((await attach(clerk, path, png, 'b.png')).status).toBe(201)
    },
  )

  test('a return that is not owed takes none', async () => {
    expect(await attach(clerk, '/returns/a12/2024-06/crime', pdf(), 'a.pdf')).toMatchObject({
      status: 422,
      body: { code: 'return-not-owed' },
    })
    expect(await attach(clerk, '/returns/a12/2026-08/nothing', pdf(), 'a.pdf')).toMatchObject({ status: 404 })
  })

  test('the same request sent again with its key is carried out once', async () => {
    const path = fresh()
    const headers = { ...named('a.pdf'), 'idempotency-key': 'b7c9a4de-0000-4000-8000-000000000001' }
    const first = await clerk.send('post', `${path}/attachments`, pdf(), headers)
    const again = await clerk.send('post', `${path}/attachments`, pdf(), headers)
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect((await clerk.send('get', `${path}/attachments`)).body.items).toHaveLength(1)
  })

  test('the heir of a unit that is no more works on its papers', async () => {
    const path = '/returns/a1/2024-06/crime'
    expect((await attach(clerk, path, pdf('a1'), 'a.pdf')).status).toBe(201)
    expect((await clerk.send('post', `${path}/comments`, { text: 'Số liệu cũ của a1' })).status).toBe(201)
    const read = await analyst.send('get', `${path}/attachments`)
    expect(read.body.items).toHaveLength(1)
    const beside = await server.person('clerk@b2')
    expect((await attach(beside, path, png, 'b.png')).status).toBe(403)
  })

  test('the database itself refuses papers and orders of a unit beside', async () => {
    const { store, index } = server.db
    const [own, other] = [unitId(index, 'b2'), unitId(index, 'a12')]
    const key = { unit: other, period: parsePeriod('2026-06').key, form: 'crime' }
    const path = ['vn', 'pa', 'a12'].map((unit) => unitId(index, unit))
    const at = new Date()
    const by = { account: 'x', name: 'X', officeUnit: own, officeRole: 'head', at } as const
    const order = {
      period: key.period,
      kind: 'closed',
      level: null,
      from: '2030-01-01',
      to: null,
      reason: 'x',
    } as const
    const paper = { id: randomUUID(), name: 'a', mediaType: 'text/plain', size: 1, hash: 'a'.repeat(64) }
    const comment = {
      id: randomUUID(),
      series: null,
      text: 'x',
      actor: 'x',
      actorName: 'X',
      officeRole: 'head',
    } as const
    const attempts = [
      (tx: Tx) => addComment(tx, key, { ...comment, officeUnit: own, at }, path),
      (tx: Tx) => addAttachment(tx, key, { ...paper, addedBy: 'x', addedName: 'X', addedAt: at }, path),
      (tx: Tx) => addClosure(tx, other, randomUUID(), order, by),
      (tx: Tx) => addException(tx, other, randomUUID(), { ...order, form: null, until: '2031-01-01' }, by),
    ]
    for (const attempt of attempts)
      await expect(inContext(store.app, { unit: own, write: own }, attempt)).rejects.toThrow(
        /row-level security/,
      )
    const seen = await inContext(store.app, { unit: own }, async (tx) => [
      ...(await listComments(tx, { ...key, unit: unitId(index, 'a1') }, null, 10)),
      ...(await listAttachments(tx, { ...key, unit: unitId(index, 'a1') })),
    ])
    expect(seen).toEqual([])
  })

  test('content is out of reach of the database role without its hash', async () => {
    const { app } = server.db.store
    const read = (context: object) =>
      inContext(
        app,
        context,
        async (tx) => (await sql`select hash from file_content`.execute(tx)).rows.length,
      )
    expect(await read({})).toBe(0)
    expect(await read({ unit: unitId(server.index, 'vn') })).toBe(0)
    expect(await read({ file: '0'.repeat(64) })).toBe(0)
  })
})
