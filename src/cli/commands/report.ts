import { join } from 'node:path'
import { makeReport, REPORT_FORMATS, type ReportFormat, reportFile } from '../../cycle/compose/make-report.js'
import { hasTable } from '../../cycle/compose/provenance/seal-file.js'
import { civilDate } from '../../domain/date.js'
import { parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { figuresOf } from '../../domain/report.js'
import { chooseTemplate } from '../choose-template.js'
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
  oneOf,
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
  format?: readonly string[]
  out?: string
  number?: string
  date?: string
  stage?: string
  knownAt?: string
}

/** `cungky report`: the report of a unit on a period, as Word, Excel and PDF. */
export async function reportCommand(env: CliEnv, options: ReportOptions): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  const written = await withFigures(env, pack, (store, chosen) => writeReport(env, store, chosen, options))
  const { template, files, figures } = written
  if (options.json === true) printJson(env, { template, ...files, figures })
  else for (const file of Object.values(files)) note(env, 'written', { file })
  return EXIT.done
}

export interface WrittenReport {
  /** File of the template that was filled. */
  readonly template: string
  readonly files: Readonly<Partial<Record<ReportFormat, string>>>
  /** Every figure in the report with what it stands on. */
  readonly figures: ReturnType<typeof figuresOf>
}

/** Make the report and write its files. */
export async function writeReport(
  env: CliEnv,
  store: OpenedStore,
  chosen: ChosenPack,
  options: ReportOptions,
): Promise<WrittenReport> {
  const { index } = chosen
  const number = chooseNumber(env, '--number', options.number)
  const named = chooseFormats(env, options.format)
  const period = parsePeriod(required(env, '--period', options.period))
  const unit = chooseUnit(index, index.treeOf(period), options.unit)
  const base = chooseBase(env, options.base)
  const date = chooseDate(env, '--date', options.date)
  const subject = {
    viewer: index.rootUnit().id,
    unit,
    period,
    baseKind: base.kind,
    basePeriod: base.period,
    stage: chooseStage(env, options.stage),
    knownAt: chooseMoment(env, '--known-at', options.knownAt),
    lang: env.lang,
  }
  const template = await chooseTemplate(env, chosen, unit, period, options.template)
  const filled = { ...template, number, date: date === null ? null : civilDate(date) }
  const report = await makeReport(store, index, subject, filled)
  const figures = figuresOf(report)
  // A document that says "no figures yet" in every sentence is not one to sign: the period or the unit was mistyped.
  const current = figures.filter((figure) => figure.wording !== 'base')
  if (current.length > 0 && current.every((figure) => figure.value === null))
    fail('report-no-figures', {}, { unit: unit.name, period: period.code })
  const name = join(options.out ?? 'out', `${index.pack.id}-${unit.code}-${period.code}`)
  // A document without a table has nothing for a spreadsheet; where one is asked for by name, that is said.
  const formats = named ?? REPORT_FORMATS.filter((format) => format !== 'xlsx' || hasTable(report))
  const files: Partial<Record<ReportFormat, string>> = {}
  for (const format of formats) {
    const file = `${name}.${format}`
    await writeOutput(env, file, await reportFile(report, format, env.now()))
    files[format] = file
  }
  return { template: template.file, files, figures }
}

/** `--format docx,pdf`, or the option several times; null when it is left out. */
function chooseFormats(env: CliEnv, given: readonly string[] | undefined): readonly ReportFormat[] | null {
  if (given === undefined) return null
  const named = given.flatMap((value) => value.split(',')).map((value) => value.trim())
  const chosen = named.map((value) => oneOf(env, '--format', value, REPORT_FORMATS))
  return REPORT_FORMATS.filter((format) => chosen.includes(format))
}
