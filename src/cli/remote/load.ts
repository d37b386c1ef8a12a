import { basename } from 'node:path'
import { decimal } from '../../domain/decimal.js'
import { formatNumber } from '../../domain/number-text.js'
import { STAGES } from '../../domain/strata.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import type { Api } from '../../wire/client.js'
import { type CliEnv, EXIT, type ExitCode, UsageError } from '../env.js'
import { chooseConvert, oneOf } from '../options.js'
import { note, printJson } from '../print.js'
import { connect, type RemoteOptions } from './connect.js'
import { findingLine } from './failure.js'
import { readBytes } from './read-bytes.js'

export interface RemoteLoadOptions extends RemoteOptions {
  json?: boolean
  dryRun?: boolean
  stage?: string
  reason?: string
  convert?: string
}

type Import = Awaited<ReturnType<Api['importFigures']>>['body']

const SHOWN = 100

/**
 * Send files of figures of several units, one request a file: each is taken in whole or not at all. After a file that is refused
 * the others are not sent, and it is said how many are stored.
 */
export async function remoteLoad(
  env: CliEnv,
  files: readonly string[],
  options: RemoteLoadOptions,
): Promise<ExitCode> {
  if (files.length === 0) throw new UsageError(say(cliWords, 'import-needs-files', env.lang))
  const { reason, dryRun, json } = options
  const query = {
    ...(options.stage === undefined ? {} : { stage: oneOf(env, '--stage', options.stage, STAGES) }),
    ...(dryRun === true ? { dryRun: 'true' as const } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...chooseConvert(env, options.convert),
  }
  const api = await connect(env, options)
  const done: Import[] = []
  for (const path of files) {
    const file = await readBytes(path)
    if (json !== true) sending(env, path, file)
    const read = await api
      .importFigures({ query, file, fileName: basename(path) })
      .catch((error: unknown) => stopped(env, path, done.length, error))
    done.push(read.body)
    if (json !== true) show(env, read.body)
    if (read.body.findings.length > 0) break
  }
  if (json === true) printJson(env, { dryRun: dryRun === true, files: done })
  else if (dryRun === true) note(env, 'remote-dry-run')
  return done.at(-1)!.findings.length > 0 ? EXIT.input : EXIT.done
}

/** A large file takes a while: say that it is on its way. */
function sending(env: CliEnv, path: string, file: Uint8Array): void {
  if (env.output.interactive)
    note(env, 'import-sending', { file: basename(path), size: count(env, Math.ceil(file.length / 1024)) })
}

function stopped(env: CliEnv, path: string, stored: number, error: unknown): never {
  if (stored > 0) note(env, 'import-stopped', { count: stored, file: basename(path) })
  throw error
}

function show(env: CliEnv, read: Import): void {
  for (const { file, column } of read.unreadColumns) note(env, 'unread-column', { file, column })
  for (const found of read.findings.slice(0, SHOWN)) env.output.err(findingLine(found))
  const more = read.findingCount - Math.min(read.findings.length, SHOWN)
  if (more > 0) note(env, 'faults-more', { count: more })
  if (read.warnings.length > 0) note(env, 'warnings')
  for (const found of read.warnings.slice(0, SHOWN)) env.output.err(findingLine(found))
  if (read.findings.length > 0) return
  const { drafts, ...counts } = read.counts
  const numbers = Object.entries(counts).map(([name, n]) => [name, count(env, n)])
  note(env, 'import-done', { file: read.file, ...Object.fromEntries(numbers) })
  if (drafts > 0) note(env, 'import-drafts', { count: count(env, drafts) })
  if (!read.taken && counts.replaced > 0) note(env, 'import-reason')
}

function count(env: CliEnv, n: number): string {
  return formatNumber(decimal(n), 0, env.lang)
}
