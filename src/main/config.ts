import type { OidcSettings } from '../cycle/administer/oidc-settings.js'
import type { SessionLimits } from '../cycle/administer/session-limits.js'
import type { Lang } from '../domain/words.js'
import type { RateLimits } from '../http/rate-limits.js'
import type { SettingValues } from './settings-table.js'

/** Where the database is. */
export interface Config {
  /** Folder for the embedded database and what else the program keeps. */
  readonly dataFolder: string
  readonly lang: Lang
  /** Loopback port for the embedded database; undefined = private socket only. */
  readonly databasePort: number | undefined
  /** A PostgreSQL server instead of the embedded one: a role that may create tables and roles. */
  readonly databaseUrl: string | undefined
  /** The same server under the application's role, when `databaseUrl` may not create it. */
  readonly appDatabaseUrl: string | undefined
  /** Most connections of the application's pool; 10 when left out. */
  readonly poolSize?: number
}

/** How the server is set up. */
export interface ServerConfig extends Config {
  readonly host: string
  readonly port: number
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined
  readonly trustProxy: boolean
  readonly logLevel: string
  readonly sealKey: Buffer | undefined
  readonly sessionLimits: SessionLimits
  readonly limits: Partial<RateLimits>
  readonly metricsToken: string | undefined
  readonly oidc: OidcSettings | undefined
  readonly smtp: { readonly url: string; readonly from: string } | undefined
}

/** The settings as the parts of the program take them. */
export function configOf(values: SettingValues): ServerConfig {
  const publicUrl = values.CUNGKY_PUBLIC_URL?.replace(/\/+$/, '')
  return {
    dataFolder: values.CUNGKY_DATA,
    lang: values.CUNGKY_LANG,
    databasePort: values.CUNGKY_DB_PORT,
    databaseUrl: values.DATABASE_URL,
    appDatabaseUrl: values.CUNGKY_APP_DATABASE_URL,
    poolSize: values.CUNGKY_DB_POOL,
    host: values.HOST,
    port: values.PORT,
    publicUrl,
    trustProxy: values.CUNGKY_TRUST_PROXY,
    logLevel: values.CUNGKY_LOG_LEVEL,
    sealKey: values.CUNGKY_SEAL_KEY,
    sessionLimits: {
      idleMinutes: values.CUNGKY_SESSION_IDLE_MINUTES,
      absoluteMinutes: values.CUNGKY_SESSION_MINUTES,
    },
    limits: {
      ...(values.CUNGKY_LIMIT_ADDRESS === null ? {} : { address: values.CUNGKY_LIMIT_ADDRESS }),
      ...(values.CUNGKY_LIMIT_SIGN_IN === null ? {} : { signIn: values.CUNGKY_LIMIT_SIGN_IN }),
      ...(values.CUNGKY_LIMIT_WRITES === null ? {} : { writes: values.CUNGKY_LIMIT_WRITES }),
    },
    metricsToken: values.CUNGKY_METRICS_TOKEN,
    oidc: oidcOf(values, publicUrl),
    smtp:
      values.SMTP_URL === undefined || values.SMTP_FROM === undefined
        ? undefined
        : { url: values.SMTP_URL, from: values.SMTP_FROM },
  }
}

function oidcOf(values: SettingValues, publicUrl: string | undefined): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  const { OIDC_AMR: amr, OIDC_ACR: acr } = values
  return {
    issuer,
    clientId,
    clientSecret,
    redirectUri: values.OIDC_REDIRECT_URI ?? `${publicUrl}/api/v1/session/oidc/callback`,
    claim: values.OIDC_CLAIM,
    label: values.OIDC_LABEL,
    ...(amr === undefined && acr === undefined ? {} : { secondFactor: { amr: amr ?? [], acr: acr ?? [] } }),
  }
}
