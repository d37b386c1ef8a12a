import { z } from 'zod'
import type { Lang } from '../domain/words.js'

const schema = z.object({
  CUNGKY_DATA: z.string().min(1).default('.cungky'),
  CUNGKY_LANG: z.enum(['vi', 'en']).default('vi'),
  CUNGKY_DB_PORT: z.coerce.number().int().min(1024).max(65535).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  CUNGKY_APP_DATABASE_URL: z.string().min(1).optional(),
})

/** Settings from the environment, checked once. */
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
}

/** Throws a ZodError-free list of what is wrong: variable and reason. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Config | { readonly wrong: string[] } {
  const read = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!read.success)
    return { wrong: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  return {
    dataFolder: read.data.CUNGKY_DATA,
    lang: read.data.CUNGKY_LANG,
    databasePort: read.data.CUNGKY_DB_PORT,
    databaseUrl: read.data.DATABASE_URL,
    appDatabaseUrl: read.data.CUNGKY_APP_DATABASE_URL,
  }
}
