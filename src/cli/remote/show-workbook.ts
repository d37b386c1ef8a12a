import { decimal } from '../../domain/decimal.js'
import { formatNumber } from '../../domain/number-text.js'
import { cliWords } from '../../domain/words/cli.js'
import { submissionWords } from '../../domain/words/submission.js'
import { say } from '../../domain/words.js'
import type { Api } from '../../wire/client.js'
import type { CliEnv } from '../env.js'
import { note } from '../print.js'
import { textTable } from '../terminal.js'
import { findingLine } from './failure.js'

/** What the server answers to a file: the diff and what is to be said about it. */
export type Workbook = Awaited<ReturnType<Api['takeWorkbook']>>['body']
type Entry = Workbook['cells'][number]['before']

/** Kinds of cells that the file changes. */
const CHANGES: readonly Workbook['cells'][number]['kind'][] = ['new', 'changed', 'emptied']

/** The cells that the file changes. */
export function changesOf({ cells }: Workbook): Workbook['cells'] {
  return cells.filter(({ kind }) => CHANGES.includes(kind))
}

/** Does the file change anything at all? */
export function changesAnything(workbook: Workbook): boolean {
  const texts = [...workbook.narrative, ...workbook.notes]
  return changesOf(workbook).length > 0 || texts.some(({ kind }) => CHANGES.includes(kind))
}

/** The diff as a table: names, before, after. On standard output: it is what the command found. */
export function printDiff(env: CliEnv, workbook: Workbook): void {
  const { lang } = env
  const word = (key: keyof typeof cliWords) => say(cliWords, key, lang)
  const changes = changesOf(workbook)
  if (!changesAnything(workbook)) note(env, 'diff-none')
  if (changes.length > 0) {
    note(env, 'diff-changes', { count: changes.length })
    env.output.out(
      textTable(
        [
          { title: word('col-series'), width: 60 },
          { title: word('col-before'), align: 'right' },
          { title: word('col-after'), align: 'right' },
          { title: word('col-kind') },
        ],
        changes.map(({ name, before, after, kind }) => [
          name[lang],
          entryText(env, before),
          entryText(env, after),
          say(cliWords, `diff-kind-${kind as 'new' | 'changed' | 'emptied'}`, lang),
        ]),
      ),
    )
  }
  for (const { name } of workbook.narrative.filter(({ kind }) => CHANGES.includes(kind)))
    note(env, 'diff-narrative', { name: name[lang] })
  for (const { name } of workbook.notes.filter(({ kind }) => CHANGES.includes(kind)))
    note(env, 'diff-note', { name: name[lang] })
}

function entryText(env: CliEnv, entry: Entry): string {
  if (entry === null) return ''
  if ('notApplicable' in entry) return say(submissionWords, 'entry-not-applicable', env.lang)
  // What cannot be read as a figure is shown as it was typed.
  if (!/^-?\d+(\.\d+)?$/.test(entry.value)) return entry.value
  return formatNumber(decimal(entry.value), entry.value.split('.')[1]?.length ?? 0, env.lang)
}

/** What is wrong with the file, each fault with its sheet and cell. */
export function printFileFaults(env: CliEnv, { findings }: Workbook): void {
  for (const found of findings) env.output.err(findingLine(found))
}

/** What the checks and the questions say of the return as it would be; keys where an explanation is wanted. */
export function printChecks(
  env: CliEnv,
  { checks, questions, cells }: Pick<Workbook, 'checks' | 'questions' | 'cells'>,
  explained: ReadonlyMap<string, string>,
): void {
  const names = new Map(cells.map(({ series, name }) => [series, name[env.lang]]))
  const of = (message: string, series: readonly string[]) =>
    [series.map((code) => names.get(code) ?? code).join(', '), message]
      .filter((part) => part !== '')
      .join(': ')
  const errors = checks.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) note(env, 'remote-errors')
  for (const { message, series } of errors) env.output.err(of(message, series))
  const warnings = checks.filter(({ severity }) => severity === 'warning')
  if (warnings.length > 0) note(env, 'warnings')
  for (const { message, series, key, explained: already } of warnings)
    env.output.err(asked(env, of(message, series), key, already, explained))
  if (questions.length > 0) note(env, 'remote-questions')
  for (const { message, series, key, explained: already } of questions)
    env.output.err(asked(env, of(message, [series]), key, already, explained))
}

function asked(
  env: CliEnv,
  message: string,
  key: string | null,
  already: boolean,
  explained: ReadonlyMap<string, string>,
): string {
  const text = key === null ? undefined : explained.get(key)
  if (text !== undefined) return say(cliWords, 'warning-explained', env.lang, { message, text })
  return already || key === null ? message : say(cliWords, 'warning-open', env.lang, { message, key })
}
