import { type DestinationStream, type Logger, pino } from 'pino'

/** Names under which a secret could be handed to the log by mistake. */
const SECRET = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'code',
  'key',
  'body',
  'params',
  'query',
]

/**
 * The log of a server: one JSON line each, on standard error, so that standard output stays what the command says. Only named fields are
 * logged anywhere; the list of secret names is the second wall.
 */
export function openLog(level: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: 'cungky' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET.flatMap((name) => [name, `*.${name}`]).filter((path) => path !== '*.code'),
        censor: '[hidden]',
      },
    },
    to ?? pino.destination({ fd: 2, sync: true }),
  )
}
