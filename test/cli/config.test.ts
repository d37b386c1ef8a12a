import { beforeEach, describe, expect, test } from 'vitest'
import { configCommand } from '../../src/cli/commands/config.js'
import type { CliEnv } from '../../src/cli/env.js'
import { serverWords } from '../../src/domain/words/server.js'
import { configOf } from '../../src/main/config.js'
import { readSettings } from '../../src/main/read-settings.js'
import { SETTINGS, type SettingName } from '../../src/main/settings-table.js'
import { Desk } from './command-line.js'

const desk = new Desk()
let folder = ''
let made = 0

beforeEach(() => {
  folder = desk.path(`data-${++made}`)
})

type Env = Record<string, string>
const read = (env: Env = {}) => readSettings({ CUNGKY_DATA: folder, ...env })
const good = (env?: Env) => {
  const found = read(env)
  if ('wrong' in found) throw new Error(JSON.stringify(found.wrong))
  return found
}
const faults = (env?: Env) => {
  const found = read(env)
  return 'wrong' in found
    ? found.wrong.map(({ word, params }) => [word, params.name ?? params.line ?? ''])
    : []
}
const file = (text: string) => desk.put(`data-${made}/config.yaml`, text)
const view = (name: SettingName, env?: Env) => good(env).views.find((one) => one.name === name)

describe('settings', () => {
  test('without any there is a server for this machine', () => {
    expect(configOf(good().values)).toMatchObject({
      dataFolder: folder,
      lang: 'vi',
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: undefined,
      trustProxy: false,
      sessionLimits: { idleMinutes: 720, absoluteMinutes: 20160 },
      limits: { signIn: { requests: 60, seconds: 60 } },
      oidc: undefined,
      smtp: undefined,
    })
  })
  test('the environment goes before the file, the file before what is usual', () => {
    file('PORT: 9000\nHOST: 0.0.0.0\nCUNGKY_LANG: en\nCUNGKY_TRUST_PROXY: yes\n')
    const { values } = good({ PORT: '9001' })
    expect(values).toMatchObject({ PORT: 9001, HOST: '0.0.0.0', CUNGKY_LANG: 'en', CUNGKY_TRUST_PROXY: true })
    expect(view('PORT', { PORT: '9001' })).toMatchObject({ value: '9001', source: 'environment' })
    expect(view('HOST')).toMatchObject({ value: '0.0.0.0', source: 'file' })
    expect(view('CUNGKY_PACK')).toMatchObject({ value: 'lai-chau', source: 'default' })
    expect(good().views[0]).toMatchObject({
      name: 'CUNGKY_CONFIG',
      value: expect.stringContaining('config.yaml'),
    })
    expect(good({ PORT: '' }).values.PORT).toBe(9000)
  })
  test('another file can be named, and must be there', () => {
    const other = desk.put('other.yaml', 'PORT: 9100\n')
    expect(good({ CUNGKY_CONFIG: other }).values.PORT).toBe(9100)
    expect(faults({ CUNGKY_CONFIG: desk.path('none.yaml') })).toEqual([['config-file-missing', '']])
  })
  test.each<[string, string, [string, string | number]]>([
    ['a name that is nearly right', 'PROT: 9000', ['setting-unknown-near', 'PROT']],
    ['a name of nothing', 'SOMETHING_ELSE: 1', ['setting-unknown', 'SOMETHING_ELSE']],
    ['what decides where the file is', 'CUNGKY_DATA: /tmp', ['setting-environment-only', 'CUNGKY_DATA']],
    ['a list', 'PORT: [1, 2]', ['setting-not-plain', 'PORT']],
    ['a wrong value', 'PORT: many', ['setting-wrong-file', 'PORT']],
    ['no YAML', 'PORT: 1\nHOST: "open', ['config-file-form', 2]],
    ['the same twice', 'PORT: 1\nPORT: 2', ['config-file-form', 2]],
    ['no map', '- PORT', ['config-file-form', 1]],
  ])('a file with %s is refused', (_, text, expected) => {
    file(text)
    expect(faults()).toEqual([expected])
  })
  test.each<[SettingName, string]>([
    ['PORT', '70000'],
    ['CUNGKY_LANG', 'fr'],
    ['CUNGKY_DB_PORT', '80'],
    ['CUNGKY_PUBLIC_URL', 'baocao.example'],
    ['CUNGKY_TRUST_PROXY', 'maybe'],
    ['DATABASE_URL', 'mysql://x'],
    ['CUNGKY_SEAL_KEY', 'c2hvcnQ='],
    ['CUNGKY_LIMIT_WRITES', '600'],
    ['CUNGKY_METRICS_TOKEN', 'short'],
    ['CUNGKY_LOG_LEVEL', 'loud'],
    ['CUNGKY_SESSION_MINUTES', '0'],
  ])('%s cannot be %s', (name, value) => {
    expect(faults({ [name]: value })).toEqual([['setting-wrong', name]])
  })
  test('everything that is wrong is told at once', () => {
    file('PROT: 1\nHOST: 0.0.0.0\n')
    expect(faults({ PORT: 'x', CUNGKY_LANG: 'fr' })).toHaveLength(3)
  })
  test('what only makes sense together is asked for together', () => {
    expect(faults({ SMTP_URL: 'smtp://mail.example' })).toEqual([['setting-needs', 'SMTP_URL']])
    expect(faults({ OIDC_ISSUER: 'https://sso.example' }).length).toBe(3)
    const oidc = {
      OIDC_ISSUER: 'https://sso.example',
      OIDC_CLIENT_ID: 'id',
      OIDC_CLIENT_SECRET: 's',
      OIDC_AMR: 'mfa, otp',
    }
    expect(configOf(good({ ...oidc, CUNGKY_PUBLIC_URL: 'https://bc.example/' }).values).oidc).toMatchObject({
      redirectUri: 'https://bc.example/api/v1/session/oidc/callback',
      claim: 'preferred_username',
      secondFactor: { amr: ['mfa', 'otp'], acr: [] },
    })
  })
  test('a limit can be taken away', () => {
    expect(configOf(good({ CUNGKY_LIMIT_ADDRESS: 'off' }).values).limits.address).toBeUndefined()
  })
})

describe('cungky config', () => {
  const shown = async (env: Env, json = false) => {
    const out: string[] = []
    const output = { out: (text: string) => out.push(text), err: () => {}, interactive: false }
    const code = await configCommand({ lang: 'vi', output, settings: good(env).views } as unknown as CliEnv, {
      json,
    })
    return { code, text: out.join('\n') }
  }
  const SECRETS = {
    DATABASE_URL: 'postgres://boss:hunter2@db.example/cungky?sslpassword=hunter2',
    CUNGKY_SEAL_KEY: Buffer.alloc(32, 7).toString('base64'),
    CUNGKY_METRICS_TOKEN: 'hunter2hunter2hunter2',
    SMTP_URL: 'smtps://boss:hunter2@mail.example',
    SMTP_FROM: 'bao-cao@example.vn',
  }
  test('shows every setting, where it came from and what for; of a secret nothing but that it is there', async () => {
    const { code, text } = await shown(SECRETS)
    expect(code).toBe(0)
    for (const name of Object.keys(SETTINGS)) expect(text).toContain(name)
    for (const hidden of ['hunter2', SECRETS.CUNGKY_SEAL_KEY]) expect(text).not.toContain(hidden)
    expect(text).toContain('postgres://boss:***@db.example/cungky')
    expect(text).toMatch(/PORT +8080 +mặc định/)
  })
  test('for programs as JSON', async () => {
    const { text } = await shown({ PORT: '9000', ...SECRETS }, true)
    const { settings } = JSON.parse(text)
    expect(settings).toContainEqual({ name: 'PORT', value: '9000', source: 'environment', secret: false })
    expect(settings).toContainEqual({
      name: 'CUNGKY_SEAL_KEY',
      value: '***',
      source: 'environment',
      secret: true,
    })
    expect(text).not.toContain('hunter2')
  })
  test('every setting has its words', () => {
    for (const name of Object.keys(SETTINGS)) expect(Object.keys(serverWords)).toContain(`about-${name}`)
  })
})
