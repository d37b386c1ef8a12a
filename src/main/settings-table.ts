import { z } from 'zod'
import type { serverWords } from '../domain/words/server.js'

/** What the value of a setting must look like; its words are in `words/server.ts`. */
type Form = keyof typeof serverWords & `form-${string}`

interface Setting<T> {
  readonly read: z.ZodType<T, string>
  readonly form: Form
  /** When it is given nowhere; null: it may be left out. */
  readonly usual: string | null
  /** `whole`: never shown. `url`: shown without its password. */
  readonly secret?: 'whole' | 'url'
  /** The file that it would decide the place of cannot hold it. */
  readonly environmentOnly?: boolean
}

function setting<T, U extends string | null>(
  read: z.ZodType<T, string>,
  form: Form,
  usual: U,
  more: Pick<Setting<T>, 'secret' | 'environmentOnly'> = {},
): Setting<T> & { readonly usual: U } {
  return { read, form, usual, ...more }
}

const text = z.string().trim().min(1).max(1000)
const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(least).max(most))
const url = (...schemes: readonly string[]) =>
  text.refine((given) => URL.canParse(given) && schemes.includes(new URL(given).protocol.replace(':', '')))
const yesNo = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'])
  .transform((given) => ['yes', 'true', '1'].includes(given))
const names = text.transform((given) =>
  given
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
)
const minutes = whole(1, 527_040)
/** `600/60`: at most 600 requests in 60 seconds; `off`: no limit. */
const limit = z
  .string()
  .regex(/^(off|[1-9]\d{0,6}\/[1-9]\d{0,4})$/)
  .transform((given) => {
    if (given === 'off') return null
    const [requests, seconds] = given.split('/').map(Number)
    return { requests: requests!, seconds: seconds! }
  })
const key = text.transform((given) => Buffer.from(given, 'base64')).refine((bytes) => bytes.byteLength === 32)

/** Every setting of the program. The same names stand in the environment and in the file; the environment goes before. */
export const SETTINGS = {
  CUNGKY_DATA: setting(text, 'form-folder', '.cungky', { environmentOnly: true }),
  CUNGKY_LANG: setting(z.enum(['vi', 'en']), 'form-lang', 'vi'),
  HOST: setting(text, 'form-host', '127.0.0.1'),
  PORT: setting(whole(0, 65_535), 'form-port', '8080'),
  CUNGKY_PUBLIC_URL: setting(url('http', 'https'), 'form-public-url', null),
  CUNGKY_TRUST_PROXY: setting(yesNo, 'form-yes-no', 'no'),
  CUNGKY_PACK: setting(text, 'form-pack', 'lai-chau'),
  DATABASE_URL: setting(url('postgres', 'postgresql'), 'form-database-url', null, { secret: 'url' }),
  CUNGKY_APP_DATABASE_URL: setting(url('postgres', 'postgresql'), 'form-database-url', null, {
    secret: 'url',
  }),
  CUNGKY_DB_PORT: setting(whole(1024, 65_535), 'form-db-port', null),
  CUNGKY_DB_POOL: setting(whole(2, 200), 'form-db-pool', '10'),
  CUNGKY_LOG_LEVEL: setting(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'form-log-level', 'info'),
  CUNGKY_SEAL_KEY: setting(key, 'form-key', null, { secret: 'whole' }),
  CUNGKY_SESSION_IDLE_MINUTES: setting(minutes, 'form-minutes', '720'),
  CUNGKY_SESSION_MINUTES: setting(minutes, 'form-minutes', '20160'),
  CUNGKY_LIMIT_ADDRESS: setting(limit, 'form-limit', '6000/60'),
  CUNGKY_LIMIT_SIGN_IN: setting(limit, 'form-limit', '60/60'),
  CUNGKY_LIMIT_WRITES: setting(limit, 'form-limit', '1200/60'),
  CUNGKY_METRICS_TOKEN: setting(text.min(16), 'form-token', null, { secret: 'whole' }),
  OIDC_ISSUER: setting(url('https', 'http'), 'form-oidc-issuer', null),
  OIDC_CLIENT_ID: setting(text, 'form-text', null),
  OIDC_CLIENT_SECRET: setting(text, 'form-text', null, { secret: 'whole' }),
  OIDC_REDIRECT_URI: setting(url('https', 'http'), 'form-oidc-redirect', null),
  OIDC_CLAIM: setting(text, 'form-text', 'preferred_username'),
  OIDC_LABEL: setting(text, 'form-text', 'SSO'),
  OIDC_AMR: setting(names, 'form-names', null),
  OIDC_ACR: setting(names, 'form-names', null),
  SMTP_URL: setting(url('smtp', 'smtps'), 'form-smtp-url', null, { secret: 'url' }),
  SMTP_FROM: setting(text, 'form-mail', null),
} as const satisfies Readonly<Record<string, Setting<unknown>>>

export type SettingName = keyof typeof SETTINGS

type Value<N extends SettingName> =
  (typeof SETTINGS)[N] extends Setting<infer T>
    ? (typeof SETTINGS)[N]['usual'] extends null
      ? T | undefined
      : T
    : never

/** Every setting, read. */
export type SettingValues = { readonly [N in SettingName]: Value<N> }
