import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CliEnv } from '../../src/cli/env.js'
import type { Role } from '../../src/domain/access.js'
import { type TestServer, testServer } from '../support/http.js'
import { returnsPack } from '../support/returns-pack.js'
import { CommandLine, Desk, EXIT, type Ran } from './command-line.js'
import { fillForm } from './fill-form.js'

/** `cungky … --server`: the whole way of a return through a real server, with nothing of the pack on this machine. */

const desk = new Desk()
const SERVER = ['--server', 'https://cungky.example']
const CRIME = ['--unit', 'a1', '--period', '2026-10', '--form', 'crime']

let server: TestServer
let clerk: CommandLine
let head: CommandLine
let readOnly: CommandLine

/** A command line whose requests go to the server, with an access token of somebody in that office. */
async function somebody(office: `${Role}@${string}`, scopes = ['read', 'returns']): Promise<CommandLine> {
  const person = await server.person(office)
  const made = await person.send('post', '/tokens', { name: 'máy của tổ', scopes, days: 30 })
  expect(made.status).toBe(201)
  return new CommandLine().reaching({ fetch: throughSocket, token: made.body.secret })
}

/** What the command would send to the address goes straight to the application. */
const throughSocket: CliEnv['remote']['fetch'] = async (url, request) => {
  const { origin, pathname, search } = new URL(url)
  expect(origin).toBe('https://cungky.example')
  return server.app.request(`${pathname}${search}`, request)
}

beforeAll(async () => {
  server = await testServer(returnsPack())
  clerk = await somebody('clerk@a12')
  head = await somebody('head@pa')
  readOnly = await somebody('clerk@a12', ['read'])
  // A month before, so that more than twice of it is a warning.
  const earlier = desk.put(
    'earlier.csv',
    'unit,period,series,value\na1,2026-09,recorded,5\na1,2026-09,cleared,2\n',
  )
  expect((await head.run('load', ...SERVER, earlier)).code).toBe(EXIT.done)
})

/** The form of a return as the server makes it, filled in. */
async function filled(name: string, values: Readonly<Record<string, string | number>>): Promise<string> {
  const out = desk.path(`blank-${name}`)
  const made = await clerk.run('template', ...SERVER, ...CRIME, '--out', out)
  expect(made.err).toBe(`Đã ghi ${out}`)
  return desk.put(name, await fillForm(desk.read(`blank-${name}`), values))
}

async function stateOf(unit = 'a12', period = '2026-10', form = 'crime') {
  const watcher = await server.person('analyst@pa')
  return (await watcher.send('get', `/returns/${unit}/${period}/${form}`)).body
}

describe('a return on its way', () => {
  test('the form is fetched; without --form the one that is owed', async () => {
    const out = desk.path('form.xlsx')
    const args = ['--unit', 'a1', '--period', '2026-10', '--out', out, '--json']
    const made = await clerk.run('template', ...SERVER, ...args)
    expect(made.code).toBe(EXIT.done)
    expect(made.json()).toEqual({ file: out, unit: 'a1', period: '2026-10', form: 'crime' })
    expect(desk.read('form.xlsx').subarray(0, 2).toString()).toBe('PK')
  })

  test('a dry run shows the diff and writes nothing', async () => {
    const file = await filled('a.xlsx', { recorded: 8, cleared: 4 })
    const ran = await clerk.run('submit', ...SERVER, '--dry-run', file)
    expect(ran.err).toContain('Công an a1, 2026-10')
    expect(ran.err).toContain('chưa nhập')
    expect(
      ran.out
        .split('\n')
        .slice(0, 4)
        .map((line) => line.trim().split(/ {2,}/)),
    ).toEqual([
      ['Chỉ tiêu', 'Đang có', 'Trong tệp', 'Loại'],
      [expect.stringMatching(/^─+$/), expect.stringMatching(/^─+$/), expect.anything(), expect.anything()],
      ['recorded', '8', 'mới'],
      ['cleared', '4', 'mới'],
    ])
    expect(ran.err).toContain('Chạy thử: chưa ghi gì.')
    expect(ran.code).toBe(EXIT.done)
    expect(await stateOf()).toMatchObject({ state: 'empty', version: 0 })
  })

  test('an error keeps it out, and nothing is written', async () => {
    const file = await filled('error.xlsx', { recorded: 3, cleared: 4 })
    const ran = await clerk.in('en').run('submit', ...SERVER, file)
    expect(ran.code).toBe(EXIT.input)
    expect(ran.err).toContain('Errors to correct before submitting:\nrecorded, cleared: ')
    expect(await stateOf()).toMatchObject({ state: 'empty', version: 0 })
    const json = await clerk.run('submit', ...SERVER, file, '--json')
    expect(json.code).toBe(EXIT.input)
    expect(json.json().files[0].checks[0]).toMatchObject({ severity: 'error' })
  })

  test('what cannot be read is named by sheet and cell', async () => {
    const file = await filled('typed.xlsx', { recorded: 'mười hai' })
    const ran = await clerk.run('submit', ...SERVER, file)
    expect(ran.code).toBe(EXIT.input)
    expect(ran.err).toMatch(/typed\.xlsx \[[^\]]+\] [A-Z]+\d+.*: /)
    expect(await stateOf()).toMatchObject({ state: 'empty' })
  })

  test('a warning wants an explanation under its key', async () => {
    const file = await filled('warning.xlsx', { recorded: 12, cleared: 0 })
    const open = await clerk.run('submit', ...SERVER, file)
    expect(open.code).toBe(EXIT.input)
    const key = /\[khóa: (.+)\]/.exec(open.err)?.[1]
    expect(key).toBeDefined()
    expect(open.err).toContain('Cảnh báo chưa giải trình: 1.')
    expect(await stateOf()).toMatchObject({ state: 'empty' })

    const slip = await clerk.run('submit', ...SERVER, file, '--explain', 'nothing=vì thế')
    expect(slip.code).toBe(EXIT.usage)
    expect(slip.err).toContain(key)

    const sent = await clerk.run('submit', ...SERVER, file, '--explain', `${key}=các vụ mới khởi tố cuối kỳ`)
    expect(sent.err).toContain('đã gửi, chờ duyệt, phiên bản 1.')
    expect(sent.err).toContain('Tiếp theo: thủ trưởng đơn vị')
    expect(sent.code).toBe(EXIT.done)
    expect(await stateOf()).toMatchObject({
      state: 'submitted',
      explanations: { [key!]: 'các vụ mới khởi tố cuối kỳ' },
    })
  })

  test('the same file again changes nothing', async () => {
    const before = await stateOf()
    const again = await clerk.run('submit', ...SERVER, desk.path('warning.xlsx'), '--json')
    expect(again.code).toBe(EXIT.done)
    expect(await stateOf()).toEqual({ ...before, may: expect.anything() })
  })

  test('another while it waits for approval is refused, and it is said what can be done', async () => {
    const file = await filled('late.xlsx', { recorded: 9, cleared: 5 })
    const refused = await clerk.run('submit', ...SERVER, file)
    expect(refused.code).toBe(EXIT.input)
    expect(refused.err).toContain('Không thể lưu báo cáo khi báo cáo đã gửi, chờ duyệt')
    expect(await stateOf()).toMatchObject({ state: 'submitted', version: 1 })
  })

  test('once it is accepted, a reason opens it again', async () => {
    const { etag } = await stateOf()
    const unit = await server.person('head@a12')
    const approved = await unit.send('post', '/returns/a12/2026-10/crime/approve', undefined, {
      'if-match': `"${etag}"`,
    })
    expect(approved.status).toBe(200)
    const above = await server.person('analyst@pa')
    await above.send('post', '/returns/a12/2026-10/crime/accept', undefined, {
      'if-match': approved.etag!,
    })
    expect(await stateOf()).toMatchObject({ state: 'accepted' })
    const file = desk.path('late.xlsx')
    for (const more of [[], ['--dry-run']]) {
      const refused = await clerk.run('submit', ...SERVER, ...more, file)
      expect(refused.code).toBe(EXIT.input)
      expect(refused.err).toContain('chạy lại với --reason')
    }
    const amended = await clerk.run('submit', ...SERVER, file, '--reason', 'bổ sung một vụ')
    expect(amended.err).toContain('đã gửi, chờ duyệt, phiên bản 2.')
    expect(await stateOf()).toMatchObject({
      state: 'submitted',
      version: 2,
      openedFor: 'bổ sung một vụ',
    })
  })

  test('a CSV says nothing of itself: the return is named', async () => {
    const csv = desk.put('b.csv', 'unit,period,series,value\na1,2026-06,recorded,7\na1,2026-06,cleared,3\n')
    const unnamed = await clerk.run('submit', ...SERVER, csv)
    expect(unnamed.code).toBe(EXIT.usage)
    expect(unnamed.err).toContain('Nêu --unit, --period')
    const args = ['--unit', 'a1', '--period', '2026-06', '--form', 'crime', '--json']
    const sent = await clerk.run('submit', ...SERVER, csv, ...args)
    expect(sent.json().files[0]).toMatchObject({ unit: 'a12', state: 'submitted', version: 1 })
    expect(sent.code).toBe(EXIT.done)
  })
})

describe('loading figures of several units', () => {
  const csv = (recorded: number) =>
    `unit,period,series,value\na1,2026-08,recorded,${recorded}\na1,2026-08,cleared,1\n`

  test('tried out, then taken in, then again with a reason', async () => {
    const file = desk.put('many.csv', csv(9))
    const tried = await head.run('load', ...SERVER, '--dry-run', file)
    expect(tried.err).toContain('many.csv: 2 số của 1 báo cáo')
    expect(tried.err).toContain('Chạy thử: chưa ghi gì.')
    expect(await stateOf('a12', '2026-08')).toMatchObject({ state: 'empty' })
    expect((await head.run('load', ...SERVER, file)).code).toBe(EXIT.done)
    expect(await stateOf('a12', '2026-08')).toMatchObject({ state: 'accepted' })
    const changed = desk.put('changed.csv', csv(10))
    const wanting = await head.run('load', ...SERVER, changed, '--json')
    expect(wanting.code).toBe(EXIT.input)
    expect(wanting.json()).toMatchObject({ code: 'import-reason-missing' })
    const taken = await head.run('load', ...SERVER, changed, '--reason', 'đính chính', '--json')
    expect(taken.json().files[0]).toMatchObject({ taken: true, counts: { replaced: 1 } })
  })

  test('a faulty file stops those after it, and it is said what is stored', async () => {
    const good = desk.put('good.csv', csv(10))
    const bad = desk.put('bad.csv', 'unit,period,series,value\na1,2026-07,recorded,x\n')
    const ran = await head.run('load', ...SERVER, good, bad, good)
    expect(ran.code).toBe(EXIT.input)
    expect(ran.err).toContain('bad.csv:2')
    expect(ran.err).toContain('Các tệp trước đó đã được ghi (1)')
  })

  test('a clerk may not, and is told who may', async () => {
    const ran = await clerk.run('load', ...SERVER, desk.path('good.csv'))
    expect(ran.code).toBe(EXIT.input)
    expect(ran.err).toMatch(/thủ trưởng/i)
  })
})

describe('the way to the server', () => {
  const usage: [what: string, args: string[], says: RegExp][] = [
    ['neither pack nor server', ['submit', 'x.xlsx'], /--pack .*--server/],
    ['both', ['submit', '--pack', 'lai-chau', ...SERVER, 'x.xlsx'], /--pack và --server/],
    ['an address of another kind', ['load', '--server', 'ftp://x', 'x.csv'], /http:\/\//],
    ['an address that is none', ['load', '--server', 'máy chủ', 'x.csv'], /http:\/\//],
    ['a name of the actor', ['load', ...SERVER, '--actor', 'x', 'x.csv'], /--actor/],
    ['a token without a server', ['template', '--pack', 'lai-chau', '--token', 'x'], /--token/],
    [
      'an explanation without a server',
      ['submit', '--pack', 'lai-chau', '--explain', 'a=b', 'x'],
      /--explain/,
    ],
    ['no file to load', ['load', ...SERVER], /tệp/],
    ['no unit', ['template', ...SERVER, '--period', '2026-10'], /--unit/],
    ['a unit that is not there', ['template', ...SERVER, '--unit', 'zz', '--period', '2026-10'], /zz/],
    ['an explanation without a key', ['submit', ...SERVER, '--explain', 'vì thế', 'x'], /KHÓA/],
    ['one return for two files', ['submit', ...SERVER, '--unit', 'a1', 'x', 'y'], /một tệp/],
    ['a token file that is not there', ['load', ...SERVER, '--token-file', 'nowhere', 'x'], /nowhere/],
  ]

  test.each(usage)('%s: wrong usage', async (_what, args, says) => {
    const ran = await clerk.run(...args)
    expect(ran.err).toMatch(says)
    expect(ran.code).toBe(EXIT.usage)
    expect((await clerk.run(...args, '--json')).json()).toMatchObject({ error: 'usage' })
  })

  test('without a token, with one in a file, and with one that others can see', async () => {
    const bare = new CommandLine('vi').reaching({ fetch: throughSocket })
    const args = ['template', ...SERVER, ...CRIME, '--out', desk.path('t.xlsx')]
    const without = await bare.run(...args)
    expect(without).toMatchObject({ code: EXIT.usage })
    expect(without.err).toContain('CUNGKY_TOKEN')
    const wrong = desk.put('token', `cky_${'a'.repeat(40)}\n`)
    const refused = await bare.run(...args, '--token-file', wrong)
    expect(refused.code).toBe(EXIT.input)
    expect(refused.err).not.toContain('người khác trên máy này')
    const seen = await bare.run(...args, '--token', 'cky_x')
    expect(seen.err).toContain('người khác trên máy này')
  })

  test('a token for reading does not write', async () => {
    const ran = await readOnly.run('submit', ...SERVER, desk.path('late.xlsx'))
    expect(ran.code).toBe(EXIT.input)
    expect(ran.err).toMatch(/mã truy cập/i)
  })

  test('a file that is not there', async () => {
    const ran = await clerk.run('submit', ...SERVER, desk.path('missing.xlsx'), '--json')
    expect(ran.code).toBe(EXIT.input)
    expect(ran.json().findings[0]).toMatchObject({ code: 'file-missing' })
  })

  test('nobody answers, or somebody else', async () => {
    const args = ['template', ...CRIME, '--out', desk.path('t.xlsx')]
    const lost = clerk.reaching({
      wait: async () => {},
      fetch: async () => {
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })
      },
    })
    const other = createServer((_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    try {
      const strange = await clerk.reaching({ fetch }).run(...args, '--server', at)
      expect(strange).toMatchObject({ code: EXIT.server })
      expect(strange.err).toContain('không phải máy chủ Cùng Kỳ')
      expect(strange.err).not.toContain('không mã hóa')
    } finally {
      other.close()
    }
    const ran: Ran = await lost.run(...args, ...SERVER)
    expect(ran.code).toBe(EXIT.server)
    expect(ran.err).toContain('ECONNREFUSED')
    expect((await lost.run(...args, ...SERVER, '--json')).json()).toMatchObject({ error: 'server' })
  })

  test('a connection that is not encrypted is pointed out', async () => {
    const plain = clerk.reaching({
      fetch: (url, request) =>
        throughSocket(url.replace('http://cungky.local', 'https://cungky.example'), request),
    })
    const args = [...CRIME, '--out', desk.path('t.xlsx'), '--server', 'http://cungky.local']
    const ran = await plain.run('template', ...args)
    expect(ran.err).toContain('không mã hóa đường truyền')
    expect(ran.code).toBe(EXIT.done)
  })
})
