import { hasPrinted, type Judged, judgePrintedFile } from '../../cycle/consolidate/judge-printed.js'
import { readPublished, reconcileTotals } from '../../cycle/consolidate/reconcile-totals.js'
import { nameAt } from '../../cycle/register/describe-units.js'
import { type Decimal, decimal, digits } from '../../domain/decimal.js'
import type { Words } from '../../domain/measure.js'
import { formatNumber, formatSigned } from '../../domain/number-text.js'
import { PackIndex } from '../../domain/pack-index.js'
import { explainPrinted, verdictName } from '../../domain/printed.js'
import type { Reconciliation } from '../../domain/reconcile.js'
import { seriesName } from '../../domain/series-name.js'
import { cliWords } from '../../domain/words/cli.js'
import { type Lang, say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode, UsageError } from '../env.js'
import { choosePack, chooseStage, withFigures } from '../options.js'
import { printJson } from '../print.js'
import { textTable } from '../terminal.js'

export interface ReconcileOptions {
  pack: string
  json?: boolean
  stage?: string
}

/** With files: totals against theirs. Without: the printed percentages that the pack carries. */
export async function reconcileCommand(
  env: CliEnv,
  files: readonly string[],
  options: ReconcileOptions,
): Promise<ExitCode> {
  const chosen = await choosePack(env, options.pack)
  if (files.length === 0) {
    const { folder, pack } = chosen
    if (!(await hasPrinted(folder)))
      throw new UsageError(say(cliWords, 'no-published', env.lang, { pack: pack.id }))
    return judged(env, new PackIndex(pack), await judgePrintedFile(folder), options.json === true)
  }
  const stage = chooseStage(env, options.stage)
  const { result, index } = await withFigures(env, chosen, async (store, { index, layouts }) => {
    const published = (await Promise.all(files.map((file) => readPublished(index, layouts, file)))).flat()
    const viewer = index.rootUnit().id
    return { index, result: await reconcileTotals(store, index, published, { viewer, stage }) }
  })
  if (options.json === true) printJson(env, reconciliationJson(index, result))
  else env.output.out(reconciliationText(env, index, result))
  return result.differing.length > 0 ? EXIT.differences : EXIT.done
}

function reconciliationText(env: CliEnv, index: PackIndex, result: Reconciliation): string {
  const { lang } = env
  const word = (key: keyof typeof cliWords) => say(cliWords, key, lang)
  const number = (value: Decimal) => formatNumber(value, undefined, lang)
  const summary = say(cliWords, 'reconcile-sum', lang, {
    equal: number(decimal(result.equal)),
    differing: number(decimal(result.differing.length)),
    notComputed: number(decimal(result.notComputed)),
    unknownSeries: number(decimal(result.unknownSeries)),
    noFigures: number(decimal(result.noFigures)),
  })
  if (result.differing.length === 0) return summary
  const table = textTable(
    [
      { title: word('col-period') },
      { title: word('col-unit') },
      { title: word('col-series') },
      { title: word('col-computed'), align: 'right' },
      { title: word('col-published'), align: 'right' },
      { title: word('col-difference'), align: 'right' },
      { title: word('col-offset') },
    ],
    result.differing.map((row) => [
      row.period.code,
      unitText(index, row),
      seriesText(index, row.series, lang),
      number(row.computed),
      number(row.published),
      formatSigned(row.difference, undefined, lang),
      row.offsetBy ?? '',
    ]),
  )
  return `${table}\n\n${summary}`
}

/** The unit as it was called in the period, with its code of then. */
function unitText(index: PackIndex, { unit, period }: Differing): string {
  const { name, code } = nameAt(index, unit, index.window(period).to)
  return `${name} (${code})`
}

/** "Số vụ phát hiện (social_order_recorded)"; the bare code where the pack does not know it. */
function seriesText(index: PackIndex, code: string, lang: Lang): string {
  const name = seriesNameOf(index, code)
  return name === null ? code : `${name[lang]} (${code})`
}

function seriesNameOf(index: PackIndex, code: string): Words | null {
  const series = index.seriesByCode.get(code)
  return series === undefined ? null : seriesName(series, index.pack)
}

type Differing = Reconciliation['differing'][number]

function reconciliationJson(index: PackIndex, result: Reconciliation): object {
  return {
    equal: result.equal,
    differing: result.differing.map((row) => ({
      unit: row.unit,
      unitName: nameAt(index, row.unit, index.window(row.period).to).name,
      period: row.period.code,
      series: row.series,
      seriesName: seriesNameOf(index, row.series),
      computed: digits(row.computed),
      published: digits(row.published),
      difference: digits(row.difference),
      offsetBy: row.offsetBy,
      place: row.place,
    })),
    notComputed: result.notComputed,
    unknownSeries: result.unknownSeries,
    noFigures: result.noFigures,
    repeated: result.repeated.length,
  }
}

const RIGHT = new Set(['match', 'no-percentage'])

function judged(env: CliEnv, index: PackIndex, rows: readonly Judged[], json: boolean): ExitCode {
  const { lang } = env
  const wrong = rows.filter((row) => !RIGHT.has(row.judgement.verdict))
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.judgement.verdict, (counts.get(row.judgement.verdict) ?? 0) + 1)
  if (json)
    printJson(env, {
      count: rows.length,
      verdicts: Object.fromEntries(counts),
      figures: rows.map((row) => judgedJson(index, row)),
    })
  else {
    const word = (key: keyof typeof cliWords) => say(cliWords, key, lang)
    const verdicts = [...counts]
      .map(([verdict, n]) => `${n} ${verdictName(verdict as Verdict, lang)}`)
      .join('; ')
    const table = textTable(
      [
        { title: word('col-id') },
        { title: word('col-agency'), width: 28 },
        { title: word('col-counts'), width: 44 },
        { title: word('col-printed'), align: 'right' },
        { title: word('col-verdict'), width: 60 },
      ],
      wrong.map(({ reference, judgement }) => [
        reference.id,
        agencyText(index, reference.unit),
        `${seriesText(index, reference.series, lang)}: ${digits(reference.figure.current)} / ${judgement.base === null ? '?' : digits(judgement.base)}`,
        printedText(reference.figure.percentPrinted, lang),
        explainPrinted(judgement, lang),
      ]),
    )
    env.output.out(`${table}\n\n${say(cliWords, 'printed-sum', lang, { count: rows.length, verdicts })}`)
  }
  return wrong.length > 0 ? EXIT.differences : EXIT.done
}

/** A percentage as it was printed, every decimal kept, with the decimal sign of the reader's language. */
function printedText(printed: string | null, lang: Lang): string {
  if (printed === null) return ''
  return `${lang === 'vi' ? printed.replace('.', ',') : printed.replace(',', '.')}%`
}

type Verdict = Judged['judgement']['verdict']

/** Whoever published it: by name where the pack knows the unit. */
function agencyText(index: PackIndex, unit: string): string {
  const name = agencyName(index, unit)
  return name === null ? unit : `${name} (${unit})`
}

function agencyName(index: PackIndex, unit: string): string | null {
  return index.pack.history.units.get(unit)?.spans.at(-1)?.name ?? null
}

function judgedJson(index: PackIndex, { reference, judgement }: Judged): object {
  const text = (value: Decimal | null) => (value === null ? null : digits(value))
  return {
    id: reference.id,
    unit: reference.unit,
    unitName: agencyName(index, reference.unit),
    series: reference.series,
    seriesName: seriesNameOf(index, reference.series),
    period: reference.period,
    from: reference.from,
    to: reference.to,
    kind: reference.figure.kind,
    current: digits(reference.figure.current),
    base: text(judgement.base),
    differencePrinted: text(reference.figure.differencePrinted),
    percentPrinted: reference.figure.percentPrinted,
    percent: text(judgement.percent),
    expected: text(judgement.expected),
    verdict: judgement.verdict,
    cause: judgement.cause,
    explanation: { vi: explainPrinted(judgement, 'vi'), en: explainPrinted(judgement, 'en') },
    source: reference.source,
  }
}
