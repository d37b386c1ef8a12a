import {
  type CompareRequest,
  type ComparisonRow,
  type ComparisonTable,
  compare,
} from '../../cycle/compare/compare.js'
import { basisLine, changeText, present, tableNotes } from '../../cycle/compare/present.js'
import { tableJson } from '../../cycle/compare/table-json.js'
import type { Comparison } from '../../domain/compare.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { parsePeriod, periodName } from '../../domain/period.js'
import { baseName, phraseChange } from '../../domain/phrase.js'
import { cliWords } from '../../domain/words/cli.js'
import { tableWords } from '../../domain/words/table.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import {
  chooseBase,
  chooseDate,
  chooseIndicators,
  chooseLevel,
  chooseMoment,
  choosePack,
  chooseStage,
  chooseUnit,
  required,
  withFigures,
} from '../options.js'
import { printJson } from '../print.js'
import { type Column, textTable } from '../terminal.js'

export interface CompareOptions {
  pack: string
  json?: boolean
  period?: string
  base?: string
  unit?: string
  by?: string
  basis?: string
  indicator?: string[]
  all?: boolean
  stage?: string
  knownAt?: string
  cautious?: boolean
  allowIncomplete?: boolean
}

export async function compareCommand(env: CliEnv, options: CompareOptions): Promise<ExitCode> {
  const period = parsePeriod(required(env, '--period', options.period))
  const base = chooseBase(env, options.base)
  const basis = chooseDate(env, '--basis', options.basis)
  const knownAt = chooseMoment(env, '--known-at', options.knownAt)
  const stage = chooseStage(env, options.stage)
  const pack = await choosePack(env, options.pack)
  const ask = (index: PackIndex): CompareRequest => {
    const by = chooseLevel(env, index, options.by)
    const indicators = chooseIndicators(env, index, options.indicator, options.all === true)
    const unit = chooseUnit(index, index.tree(basis ?? index.window(period).to), options.unit)
    return {
      viewer: index.rootUnit().id,
      unit: unit.key,
      period,
      baseKind: base.kind,
      basePeriod: base.period,
      by,
      basis,
      indicators,
      stage,
      knownAt,
      testChance: true,
      allowIncomplete: options.allowIncomplete === true,
    }
  }
  const { table, index } = await withFigures(env, pack, async (store, { index }) => ({
    index,
    table: await compare(store, index, ask(index)),
  }))
  const cautious = options.cautious === true
  if (options.json === true) printJson(env, tableJson(index, table, { lang: env.lang, cautious }))
  else env.output.out(tableText(env, index, table, cautious))
  return EXIT.done
}

/** The table for the terminal: one block a unit when there is no level, else one block an indicator. */
export function tableText(env: CliEnv, index: PackIndex, table: ComparisonTable, cautious: boolean): string {
  const { lang } = env
  const total = table.rows[0]!
  const { period, cumulative } = table.current
  const named = periodName(period, lang)
  const title = say(cliWords, 'compare-title', lang, {
    unit: total.node!.name,
    period: cumulative ? say(cliWords, 'year-to-date', lang, { period: named }) : named,
  })
  const blocks =
    table.request.by === null
      ? [indicatorBlock(env, table, cautious)]
      : table.request.indicators.map((_, i) => unitBlock(env, table, i)).filter((block) => block !== '')
  const { notice } = index.pack
  const lines = [
    title.toUpperCase(),
    ...(notice === null ? [] : [notice[lang]]),
    basisLine(table, lang, index.pack.calendar.timezone),
    '',
    ...blocks,
  ]
  if (table.incomparable > 0) {
    const all = table.rows.filter((row) => row.kind === 'unit').length
    lines.push(
      '',
      say(cliWords, 'incomparable-rows', lang, {
        count: table.incomparable,
        all,
        basis: formatDate(table.basis, lang),
      }),
    )
  }
  const notes = [...scopeNotes(total, lang), ...tableNotes(index, table, lang)]
  // A block of units ends with an empty line of its own.
  const gap = lines.at(-1)!.endsWith('\n') ? [] : ['']
  if (notes.length > 0) lines.push(...gap, ...notes.map((text) => `* ${text}`))
  return lines.join('\n')
}

function indicatorBlock(env: CliEnv, table: ComparisonTable, cautious: boolean): string {
  const { lang } = env
  const comparisons = table.rows[0]!.comparisons.filter((c): c is Comparison => c !== null)
  const word = (key: keyof typeof tableWords) => say(tableWords, key, lang)
  const columns: Column[] = [
    { title: word('indicator'), width: 44 },
    { title: word('measured') },
    { title: currentTitle(table, lang), align: 'right' },
    { title: comparisons[0] === undefined ? '' : baseName(comparisons[0], lang), align: 'right' },
    { title: word('change'), align: 'right' },
    { title: word('percent'), align: 'right' },
    { title: word('remark'), width: 44 },
  ]
  const rows = comparisons.map((comparison) => {
    const shown = present(comparison, lang)
    const remark = cautious
      ? phraseChange(comparison, { lang, style: 'count-percent', cautious: true })
      : shown.remark
    const { indicator } = comparison
    return [
      indicator.name[lang],
      indicator.unit[lang],
      shown.current,
      shown.base,
      changeText(comparison, lang),
      shown.percent,
      remark,
    ]
  })
  return textTable(columns, rows)
}

/** Over the column of this period: its code, and whether the year is counted from its beginning. */
function currentTitle({ current }: ComparisonTable, lang: CliEnv['lang']): string {
  const { code } = current.period
  return current.cumulative ? say(cliWords, 'year-to-date-column', lang, { period: code }) : code
}

function unitBlock(env: CliEnv, table: ComparisonTable, i: number): string {
  const { lang } = env
  const word = (key: keyof typeof tableWords) => say(tableWords, key, lang)
  const first = table.rows[0]!.comparisons[i]
  if (first === null || first === undefined) return ''
  const columns: Column[] = [
    { title: word('unit'), width: 44 },
    { title: currentTitle(table, lang), align: 'right' },
    { title: baseName(first, lang), align: 'right' },
    { title: word('change'), align: 'right' },
    { title: word('percent'), align: 'right' },
    { title: word('remark'), width: 44 },
  ]
  const units = table.rows.filter((row) => row.kind === 'unit' || (row.kind === 'rest' && hasFigures(row, i)))
  // Where no unit of the level is asked for these figures, a row of dashes for each would say nothing.
  const asked = units.some((row) => row.kind === 'unit' && isAsked(row, i))
  const told = asked ? units : units.filter((row) => row.kind === 'rest')
  const rows = [...told, table.rows[0]!].map((row) => {
    const comparison = row.comparisons[i]!
    const shown = present(comparison, lang, row.kind === 'unit' ? 'many' : 'alone')
    const name =
      row.kind === 'total'
        ? say(tableWords, 'total', lang)
        : (row.node?.name ?? say(tableWords, 'rest', lang))
    return [name, shown.current, shown.base, changeText(comparison, lang), shown.percent, shown.remark]
  })
  const { indicator } = first
  const tested = units.filter((row) => row.comparisons[i]?.chance?.adjustedP !== undefined).length
  const notes = [
    ...(asked ? [] : [say(cliWords, 'not-asked-at-level', lang)]),
    ...(tested === 0 ? [] : [say(cliWords, 'tested-together', lang, { count: tested })]),
  ]
  return `${indicator.name[lang]} (${indicator.unit[lang]})\n${[textTable(columns, rows), ...notes].join('\n')}\n`
}

/** Did or should the unit report what the indicator is made of, on either side? */
function isAsked(row: ComparisonRow, i: number): boolean {
  const comparison = row.comparisons[i]
  if (comparison == null) return false
  return hasFigures(row, i) || comparison.current.expected > 0 || comparison.base.expected > 0
}

function hasFigures(row: ComparisonRow, i: number): boolean {
  const comparison = row.comparisons[i]
  return comparison != null && (comparison.current.value !== null || comparison.base.value !== null)
}

function scopeNotes(row: ComparisonRow, lang: CliEnv['lang']): string[] {
  return [...new Set(row.comparisons.flatMap((c) => c?.scopeNotes ?? []).map((words) => words[lang]))]
}
