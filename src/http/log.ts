/** Where lines of the log go: fields, and what happened. */
export interface HttpLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A log that nobody reads. */
export const SILENT: HttpLog = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * An error as the log may tell it: its kind and where it happened. Figures and names can stand in the message of any error, so digits
 * and what is quoted are struck out of messages, and of database errors nothing is kept but codes and names of the schema.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.name,
    ...(typeof code === 'string'
      ? { code, table, constraint, routine }
      : { message: struckOut(error.message) }),
    stack: frames.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  }
}

/** The text without digits and without what is quoted. */
export function struckOut(text: string): string {
  return text
    .slice(0, 500)
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`/g, '"…"')
    .replace(/\d+/g, '#')
}
