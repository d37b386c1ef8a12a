import { PassThrough } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { secretInput } from '../../src/main/secret-input.js'
import { Browser, OTHER_PASSWORD, PASSWORD } from '../http/accounts-support.js'
import { CommandLine, EXIT, TODAY } from './command-line.js'
import { INDEX } from './lai-chau.js'

const cungky = new CommandLine()
const PACK = ['--pack', 'lai-chau'] as const
const FIRST = ['--username', 'Quan.Tri', '--name', 'Lò Văn Sơn', '--position', 'Cán bộ quản trị'] as const
const root = INDEX.tree('2026-11-23').nodes.get(INDEX.rootUnit().key)!
const OFFICE = ['--role', 'administrator', '--unit', root.code] as const

/** A browser at the server that works on the same database. */
async function browser(): Promise<Browser> {
  const { store } = await cungky.store('lai-chau')
  const desk = { store, index: INDEX, now: () => TODAY, sealKey: Buffer.alloc(32, 1) }
  return new Browser(makeApp(desk, allHandlers, { lang: 'vi' }))
}

describe('cungky user', () => {
  beforeAll(async () => {
    const empty = await cungky.run('user', 'list', ...PACK)
    expect([empty.code, empty.err]).toEqual([EXIT.done, expect.stringContaining('cungky user add')])
  })

  test('makes the first administrator, who signs in and makes others', async () => {
    const made = await cungky.typing(PASSWORD, PASSWORD).run('user', 'add', ...PACK, ...FIRST, ...OFFICE)
    expect(made.err).toContain(`Đã tạo tài khoản quan.tri: quản trị viên tại ${root.name}.`)
    expect(made.code).toBe(EXIT.done)
    expect(made.out + made.err).not.toContain(PASSWORD)
    const admin = await browser()
    expect(await admin.signIn('quan.tri', PASSWORD)).toMatchObject({
      status: 200,
      body: { pending: null, offices: [{ role: 'administrator', unit: { key: root.key } }] },
    })
    const account = { username: 'nhap.lieu', name: 'Vàng A Chinh', position: 'Cán bộ', unit: root.key }
    expect((await admin.send('post', '/accounts', account)).status).toBe(201)
    const { body } = await admin.send('get', '/audit?action=role.give')
    expect(body.items).toMatchObject([{ actor: 'tester', actorName: null, detail: { username: 'quan.tri' } }])
  })

  test('lists accounts in both languages and for programs', async () => {
    const { out } = await cungky.run('user', 'list', ...PACK)
    expect(out).toMatch(/quan\.tri +Lò Văn Sơn +Cán bộ quản trị +\S+ +quản trị viên \(\S+\) +đang mở/)
    expect((await cungky.in('en').run('user', 'list', ...PACK)).out).toMatch(
      /nhap\.lieu .* open, must change password/,
    )
    expect((await cungky.run('user', 'list', ...PACK, '--json')).json().accounts).toMatchObject([
      { username: 'nhap.lieu', roles: [], mustChange: true },
      {
        username: 'quan.tri',
        roles: [{ role: 'administrator', unit: root.key }],
        mustChange: false,
        closedAt: null,
      },
    ])
  })

  test('sets a password anew: sessions end, it must be changed, the second factor goes when asked', async () => {
    const admin = await browser()
    await admin.signIn('quan.tri', PASSWORD)
    const reset = ['user', 'reset-password', ...PACK, '--username', 'quan.tri']
    const done = await cungky.typing(OTHER_PASSWORD, OTHER_PASSWORD).run(...reset, '--remove-totp')
    expect([done.code, done.err]).toEqual([EXIT.done, expect.stringContaining('quan.tri')])
    expect((await admin.send('get', '/session')).status).toBe(401)
    expect(await admin.signIn('quan.tri', OTHER_PASSWORD)).toMatchObject({ body: { pending: 'password' } })
  })

  test.each([
    ['nothing typed', [], EXIT.usage, 'đầu vào chuẩn'],
    ['two that differ', [PASSWORD, OTHER_PASSWORD], EXIT.usage, 'không giống nhau'],
    ['too short', ['ngan', 'ngan'], EXIT.input, 'ít nhất 12 ký tự'],
    ['the name inside', ['ten.khac ten.khac', 'ten.khac ten.khac'], EXIT.input, 'chứa tên đăng nhập'],
  ] as const)('a password is refused: %s', async (_, typed, code, words) => {
    const add = ['user', 'add', ...PACK, '--username', 'ten.khac', '--name', 'A', '--position', 'B']
    const ran = await cungky.typing(...typed).run(...add, '--role', 'head', '--unit', root.code)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(words)
    expect((await cungky.run('user', 'list', ...PACK)).out).not.toContain('ten.khac')
  })

  test.each([
    ['a taken name', ['--username', 'quan.tri', ...OFFICE], EXIT.input, 'đã có'],
    ['a name that is none', ['--username', 'Quản trị', ...OFFICE], EXIT.input, 'không đúng dạng'],
    ['an unknown unit', ['--username', 'abc', '--role', 'head', '--unit', 'zzz'], EXIT.input, 'zzz'],
    [
      'an unknown role',
      ['--username', 'abc', '--role', 'boss', '--unit', root.code],
      EXIT.usage,
      'administrator',
    ],
    [
      'a day that is none',
      ['--username', 'abc', ...OFFICE, '--from', '2026-02-30'],
      EXIT.usage,
      '2026-02-30',
    ],
    ['no name', [...OFFICE], EXIT.usage, '--username'],
    ['no unit', ['--username', 'abc', '--role', 'head'], EXIT.usage, '--unit'],
  ] as const)('an account is refused: %s', async (_, options, code, words) => {
    const add = ['user', 'add', ...PACK, '--name', 'A', '--position', 'B', ...options]
    const ran = await cungky.typing(PASSWORD, PASSWORD).run(...add)
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)])
  })

  test('an account that is not there has no password to set', async () => {
    const reset = ['user', 'reset-password', ...PACK, '--username', 'ma.ma', '--json']
    const ran = await cungky.typing(PASSWORD, PASSWORD).run(...reset)
    expect([ran.code, ran.json().findings[0].code]).toEqual([EXIT.input, 'account-unknown'])
  })

  test('there is no way to give a password as an argument', async () => {
    const ran = await cungky.run('user', 'add', ...PACK, ...FIRST, ...OFFICE, '--password', PASSWORD)
    expect(ran.code).toBe(EXIT.usage)
    expect(ran.err).toContain('--password')
  })
})

describe('secrets at the terminal', () => {
  /** A keyboard: a stream that can be set to hand on every key. */
  function keyboard() {
    const modes: boolean[] = []
    const shown: string[] = []
    const keys = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: (on: boolean) => {
        modes.push(on)
      },
    }) as unknown as NodeJS.ReadStream
    return { keys, modes, shown, input: secretInput(keys, (text) => shown.push(text)) }
  }
  const type = (keys: NodeJS.ReadStream, text: string) => (keys as unknown as PassThrough).write(text)

  test('what is typed is never shown; the keyboard is given back', async () => {
    const { keys, modes, shown, input } = keyboard()
    const first = input.read('Mật khẩu: ')
    type(keys, 'mư')
    type(keys, 'ax\u007f nhỏ\r')
    expect(await first).toBe('mưa nhỏ')
    const second = input.read('Nhập lại: ')
    type(keys, 'abc\n')
    expect(await second).toBe('abc')
    expect(shown).toEqual(['Mật khẩu: ', '\n', 'Nhập lại: ', '\n'])
    expect(modes).toEqual([true, false, true, false])
  })

  test('it can be broken off', async () => {
    const { keys, modes, input } = keyboard()
    const broken = input.read('')
    type(keys, 'abc\u0003')
    expect(await broken).toBeNull()
    expect(modes.at(-1)).toBe(false)
  })

  test('from a pipe the first line is taken', async () => {
    const pipe = new PassThrough()
    pipe.end(`${PASSWORD}\nanother line\n`)
    expect(await secretInput(pipe as unknown as NodeJS.ReadStream, () => {}).read('')).toBe(PASSWORD)
    const nothing = new PassThrough()
    nothing.end()
    expect(await secretInput(nothing as unknown as NodeJS.ReadStream, () => {}).read('')).toBeNull()
  })
})
