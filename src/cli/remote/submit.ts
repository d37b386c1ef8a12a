import { basename } from 'node:path'
import { cliWords } from '../../domain/words/cli.js'
import { submissionWords } from '../../domain/words/submission.js'
import { say } from '../../domain/words.js'
import { type Api, ApiProblem } from '../../wire/client.js'
import { type CliEnv, EXIT, type ExitCode, UsageError } from '../env.js'
import { chooseConvert, oneOf } from '../options.js'
import { note, printJson } from '../print.js'
import { connect, type RemoteOptions } from './connect.js'
import { printProblem } from './failure.js'
import { readBytes } from './read-bytes.js'
import {
  changesAnything,
  changesOf,
  printChecks,
  printDiff,
  printFileFaults,
  type Workbook,
} from './show-workbook.js'
import { returnOfFile, type WhichReturn } from './which-return.js'

export interface RemoteSubmitOptions extends RemoteOptions {
  json?: boolean
  dryRun?: boolean
  reason?: string
  convert?: string
  unit?: string
  period?: string
  form?: string
  explain?: string[]
  blanks?: string
}

/** States of a return that has been submitted and not come back. */
const SENT: readonly string[] = ['submitted', 'approved', 'accepted']

type Return = Awaited<ReturnType<Api['readReturn']>>['body']

/** What became of one file. */
interface Submitted {
  readonly code: ExitCode
  readonly json: object
}

/**
 * Send filled forms to the server, one after the other: show what each would change, take it, submit the return. A file that is
 * faulty, or whose return would have errors or unexplained warnings, changes nothing, and those after it are not sent.
 */
export async function remoteSubmit(
  env: CliEnv,
  files: readonly string[],
  options: RemoteSubmitOptions,
): Promise<ExitCode> {
  const one = [options.unit, options.period, options.form, options.explain].some(
    (given) => given !== undefined,
  )
  if (files.length > 1 && one) throw new UsageError(say(cliWords, 'several-files', env.lang))
  const explanations = readExplanations(env, options.explain ?? [])
  const api = await connect(env, options)
  const done: object[] = []
  let code: ExitCode = EXIT.done
  for (const file of files) {
    const submitted = await new Submission(env, api, options, explanations).run(file)
    done.push(submitted.json)
    code = submitted.code
    if (code !== EXIT.done) break
  }
  if (options.json === true) printJson(env, { dryRun: options.dryRun === true, files: done })
  return code
}

function readExplanations(env: CliEnv, given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new UsageError(say(cliWords, 'bad-explain', env.lang, { value: text }))
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}

/** One file on its way. */
class Submission {
  constructor(
    private readonly env: CliEnv,
    private readonly api: Api,
    private readonly options: RemoteSubmitOptions,
    private readonly explanations: ReadonlyMap<string, string>,
  ) {}

  async run(path: string): Promise<Submitted> {
    const { options, api } = this
    const sent = { file: await readBytes(path), fileName: basename(path) }
    const params = await returnOfFile(this.env, api, path, sent.file, options)
    const query = {
      ...(options.blanks === undefined
        ? {}
        : { blanks: oneOf(this.env, '--blanks', options.blanks, ['keep', 'empty'] as const) }),
      ...chooseConvert(this.env, options.convert),
    }
    const before = (await api.readReturn({ params })).body
    const diff = (await api.takeWorkbook({ params, query: { ...query, dryRun: 'true' }, ...sent })).body
    this.show(before, diff)
    this.knowExplanations(diff)
    // Sent before, and nothing has changed since: there is nothing to do.
    if (!changesAnything(diff) && diff.findings.length === 0 && SENT.includes(before.state)) {
      this.tell(before)
      return { code: EXIT.done, json: this.report(params, before, diff) }
    }
    const blocked = this.blocked(before, diff)
    if (blocked || options.dryRun === true) {
      if (!this.quiet) note(this.env, options.dryRun === true ? 'remote-dry-run' : 'remote-nothing')
      return { code: blocked ? EXIT.input : EXIT.done, json: this.report(params, before, diff) }
    }
    const opened = await this.amend(params, before, diff)
    const taken = await api.takeWorkbook({ params, query, ...sent, ifMatch: opened })
    return this.submit(params, taken.body, taken.etag ?? taken.body.etag)
  }

  private get quiet(): boolean {
    return this.options.json === true
  }

  private show(before: Return, diff: Workbook): void {
    if (this.quiet) return
    this.tellState('remote-return', before)
    printDiff(this.env, diff)
    printFileFaults(this.env, diff)
    printChecks(this.env, diff, this.explanations)
  }

  /** A key that no warning has is a slip of the pen. */
  private knowExplanations({ checks, questions }: Workbook): void {
    const keys = [...checks, ...questions].flatMap(({ key }) => (key === null ? [] : [key]))
    const key = [...this.explanations.keys()].find((one) => !keys.includes(one))
    if (key !== undefined)
      throw new UsageError(
        say(cliWords, 'explain-unknown', this.env.lang, { key, known: keys.join('; ') || '—' }),
      )
  }

  /** May the file not be taken and submitted? Then it is said why, and nothing is written. */
  private blocked(before: Return, { findings, checks, may }: Workbook): boolean {
    const open = checks.filter(
      ({ severity, explained, key }) =>
        severity === 'warning' && !explained && (key === null || !this.explanations.has(key)),
    )
    const { env } = this
    if (open.length > 0 && !this.quiet) note(env, 'explain-hint', { count: open.length })
    const shut = may.save !== true && !this.reopens(before)
    if (shut && !this.quiet) {
      if (may.save !== true) env.output.err(may.save.why)
      if (before.may.amend === true) note(env, 'reason-hint')
    }
    const wrong = findings.length > 0 || checks.some(({ severity }) => severity === 'error')
    return open.length > 0 || shut || wrong
  }

  /** Can the return, which has gone its way, be opened again for the reason that was given? */
  private reopens(before: Return): boolean {
    return before.may.amend === true && this.options.reason !== undefined
  }

  /** A return that has gone its way is opened again first, when a reason was given. The ETag to go on with. */
  private async amend(params: WhichReturn, before: Return, diff: Workbook): Promise<string> {
    const { reason } = this.options
    if (diff.may.save === true || !this.reopens(before) || reason === undefined) return diff.etag
    const amended = await this.api.amendReturn({ params, ifMatch: diff.etag, body: { reason } })
    return amended.etag ?? amended.body.etag
  }

  private async submit(params: WhichReturn, taken: Workbook, etag: string): Promise<Submitted> {
    try {
      let ifMatch = etag
      if (this.explanations.size > 0) {
        const body = { explanations: Object.fromEntries(this.explanations) }
        const saved = await this.api.saveCells({ params, ifMatch, body })
        ifMatch = saved.etag ?? saved.body.etag
      }
      const { body } = await this.api.submitReturn({ params, ifMatch })
      this.tell(body)
      return { code: EXIT.done, json: this.report(params, body, taken) }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (this.quiet)
        return {
          code: EXIT.input,
          json: { ...this.report(params, taken.return, taken), problem: error.problem },
        }
      note(this.env, 'remote-saved-only')
      printProblem(this.env, error)
      return { code: error.status >= 500 ? EXIT.server : EXIT.input, json: {} }
    }
  }

  /** Where the return is now, and whose turn it is. */
  private tell(now: Return): void {
    if (this.quiet) return
    this.tellState('remote-state', now)
    const next = `remote-next-${now.state}`
    if (next in cliWords)
      note(this.env, 'remote-next', { next: say(cliWords, next as keyof typeof cliWords, this.env.lang) })
  }

  private tellState(
    key: 'remote-return' | 'remote-state',
    { unit, period, form, state, version }: Return,
  ): void {
    const { lang } = this.env
    const stateText = say(submissionWords, `state-${state}`, lang)
    note(this.env, key, {
      unit: unit.name,
      period: period.code,
      form: form.name[lang],
      state: stateText,
      version,
    })
  }

  private report(params: WhichReturn, now: Return | null, diff: Workbook): object {
    const { file, counts, narrative, notes, findings, checks, questions } = diff
    return {
      file,
      ...params,
      state: now?.state ?? null,
      version: now?.version ?? null,
      counts,
      changes: changesOf(diff),
      narrative,
      notes,
      findings,
      checks,
      questions,
    }
  }
}
