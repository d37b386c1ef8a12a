import { join } from 'node:path'
import { makeReport } from '../../cycle/compose/make-report.js'
import { civilDate } from '../../domain/date.js'
import { parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { figuresOf } from '../../domain/report.js'
import { type CliEnv, EXIT, type ExitCode, type OpenedStore } from '../env.js'
import {
  type ChosenPack,
  chooseBase,
  chooseDate,
  chooseMoment,
  chooseNumber,
  choosePack,
  chooseStage,
  chooseUnit,
  required,
  withFigures,
} from '../options.js'
import { note, printJson } from '../print.js'
import { writeOutput } from '../write-output.js'

export interface ReportOptions {
  pack: string
  json?: boolean
  period?: string
  unit?: string
  base?: string
  template?: string
  out?: string
  number?: string
  date?: string
  stage?: string
  knownAt?: string
}

export async function reportCommand(env: CliEnv, options: ReportOptions): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  const written = await withFigures(env, pack, (store, chosen) => writeReport(env, store, chosen, options))
  if (options.json === true) printJson(env, written)
  else for (const file of [written.docx, written.xlsx]) note(env, 'written', { file })
  return EXIT.done
}

export interface WrittenReport {
  readonly docx: string
  readonly xlsx: string
  /** Every figure in the report with what it stands on. */
  readonly figures: ReturnType<typeof figuresOf>
}

/** The template that is filled when none is named. */
const TEMPLATE = 'templates/half-year.md'

/** Make the report and write its files. */
export async function writeReport(
  env: CliEnv,
  store: OpenedStore,
  chosen: ChosenPack,
  options: ReportOptions,
): Promise<WrittenReport> {
  const { index, folder, texts } = chosen
  const number = chooseNumber(env, '--number', options.number)
  const period = parsePeriod(required(env, '--period', options.period))
  const unit = chooseUnit(index, index.treeOf(period), options.unit)
  const base = chooseBase(env, options.base)
  const date = chooseDate(env, '--date', options.date)
  const made = await makeReport(
    store,
    index,
    {
      viewer: index.rootUnit().id,
      unit,
      period,
      baseKind: base.kind,
      basePeriod: base.period,
      stage: chooseStage(env, options.stage),
      knownAt: chooseMoment(env, '--known-at', options.knownAt),
      lang: env.lang,
    },
    {
      templateFile: options.template ?? join(folder, TEMPLATE),
      ...(options.template === undefined ? { templateText: texts.get(TEMPLATE) } : {}),
      number,
      date: date === null ? null : civilDate(date),
    },
  )
  const figures = figuresOf(made.report)
  // A document that says "no figures yet" in every sentence is not one to sign: the period or the unit was mistyped.
  const current = figures.filter((figure) => figure.wording !== 'base')
  if (current.length > 0 && current.every((figure) => figure.value === null))
    fail('report-no-figures', {}, { unit: unit.name, period: period.code })
  const out = options.out ?? 'out'
  const name = join(out, `${index.pack.id}-${unit.code}-${period.code}`)
  await writeOutput(env, `${name}.docx`, made.docx)
  await writeOutput(env, `${name}.xlsx`, made.xlsx)
  return { docx: `${name}.docx`, xlsx: `${name}.xlsx`, figures }
}
