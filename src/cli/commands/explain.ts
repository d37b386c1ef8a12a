import { notCollected } from '../../cycle/compare/present.js'
import { type Explanation, explain } from '../../cycle/consolidate/explain.js'
import { explanationJson, figureText } from '../../cycle/consolidate/explanation-json.js'
import { momentText } from '../../cycle/moment-text.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { parsePeriod, periodName } from '../../domain/period.js'
import { phraseCompleteness } from '../../domain/phrase.js'
import { seriesName } from '../../domain/series-name.js'
import { cliWords } from '../../domain/words/cli.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import {
  chooseIndicators,
  chooseMoment,
  choosePack,
  chooseStage,
  chooseUnit,
  required,
  withFigures,
} from '../options.js'
import { printJson } from '../print.js'
import { textTable } from '../terminal.js'

/** Missing returns that a terminal lists: with a whole province missing the list would hide the figure. */
const MISSING_SHOWN = 20

/** What the column of moments leaves out. */
const SECONDS = ':00'

export interface ExplainOptions {
  pack: string
  json?: boolean
  period?: string
  unit?: string
  indicator?: string
  stage?: string
  knownAt?: string
}

export async function explainCommand(env: CliEnv, options: ExplainOptions): Promise<ExitCode> {
  const period = parsePeriod(required(env, '--period', options.period))
  const named = required(env, '--indicator', options.indicator)
  const stage = chooseStage(env, options.stage)
  const knownAt = chooseMoment(env, '--known-at', options.knownAt)
  const pack = await choosePack(env, options.pack)
  const { index, found } = await withFigures(env, pack, async (store, { index }) => {
    const indicator = chooseIndicators(env, index, [named], false)[0]!
    const unit = chooseUnit(index, index.treeOf(period), options.unit)
    const viewer = index.rootUnit().id
    const found = await explain(store, index, { viewer, unit: unit.key, period, indicator, stage, knownAt })
    return { index, found }
  })
  if (options.json === true) printJson(env, explanationJson(index, found, env.lang))
  else env.output.out(explanationText(env, index, found))
  return EXIT.done
}

function explanationText(env: CliEnv, index: PackIndex, found: Explanation): string {
  const { lang } = env
  const notice = index.pack.notice?.[lang] ?? null
  const { timezone } = index.pack.calendar
  const { indicator, period, stage, knownAt } = found.request
  const { side } = found
  const word = (key: keyof typeof cliWords) => say(cliWords, key, lang)
  const uncollected = notCollected(index, period, lang)
  const facts: [string, string][] = [
    [word('explain-value'), figureText(index, found, lang)],
    [word('explain-expression'), indicator.expression],
    [
      word('explain-window'),
      `${periodName(period, lang)}, ${say(cliWords, 'explain-window-text', lang, {
        from: formatDate(side.window.from, lang),
        to: formatDate(side.window.to, lang),
        days: side.window.days,
      })}`,
    ],
    [word('explain-tree'), formatDate(found.treeDate, lang)],
    [word('explain-complete'), phraseCompleteness(side, lang)],
    [word('explain-stage'), say(tableWords, `stage-${stage}`, lang)],
    ...(knownAt === null
      ? []
      : [[word('explain-known'), momentText(knownAt, timezone, lang)] as [string, string]]),
    [word('explain-pack'), found.packVersion.slice(0, 12)],
    ...(indicator.note === null ? [] : [[word('explain-note'), indicator.note[lang]] as [string, string]]),
  ]
  const widest = Math.max(...facts.map(([name]) => name.length))
  const lines = [
    `${indicator.name[lang]} (${indicator.id}) — ${found.node.name} (${found.node.code})`,
    ...(notice === null ? [] : [notice]),
    ...facts.map(([name, text]) => `  ${name.padEnd(widest)}  ${text}`),
    ...(uncollected === null ? [] : ['', uncollected]),
    '',
    word('explain-series'),
    ...seriesLines(index, found, lang),
    '',
    say(cliWords, 'explain-parts', lang, { count: found.parts.length }),
    ...(found.parts.length === 0 ? [] : [partsTable(env, found, timezone)]),
  ]
  const noughts = found.parts.filter((row) => !says(row)).length
  if (noughts > 0) lines.push(say(cliWords, 'explain-noughts', lang, { count: noughts }))
  const said = explanationLines(index, found, lang)
  if (said.length > 0) lines.push('', word('explain-said'), ...said)
  if (found.missing.length > 0)
    lines.push(
      '',
      say(cliWords, 'explain-missing', lang, { count: found.missing.length }),
      ...found.missing
        .slice(0, MISSING_SHOWN)
        .map(
          (row) =>
            `  ${row.unit.name} (${row.unit.code}), ${row.period.code}, ${formText(index, row.form, lang)}`,
        ),
    )
  const more = found.missing.length - MISSING_SHOWN
  if (more > 0) lines.push(say(cliWords, 'explain-missing-more', lang, { count: more }))
  return lines.join('\n')
}

/** Every series that the expression reads: its code, what it is called and in what it is counted. */
function seriesLines(index: PackIndex, { bound }: Explanation, lang: Lang): string[] {
  const read = index.seriesOf(bound).map((place) => index.pack.series[place - 1]!)
  const widest = Math.max(0, ...read.map(({ code }) => code.length))
  return read.map((series) => {
    const { unit } = index.pack.measures.find(({ id }) => id === series.measure)!
    return `  ${series.code.padEnd(widest)}  ${seriesName(series, index.pack)[lang]}, ${unit[lang]}`
  })
}

/** What the units wrote about these figures: answers to warnings and questions, and notes. */
function explanationLines(index: PackIndex, { parts }: Explanation, lang: Lang): string[] {
  return parts.flatMap(({ unit, period, explanations }) =>
    explanations.map(({ series, text }) => {
      const names = series.map((code) => seriesName(index.seriesByCode.get(code)!, index.pack)[lang])
      return `  ${unit.name} (${unit.code}), ${period.code}, ${names.join('; ')}: ${text}`
    }),
  )
}

function formText(index: PackIndex, id: string, lang: Lang): string {
  return `${index.formById.get(id)!.name[lang]} (${id})`
}

/** Does the return add anything but nought? */
function says(row: Explanation['parts'][number]): boolean {
  return Object.values(row.values).some((value) => value !== '0' && value !== null)
}

function partsTable(env: CliEnv, found: Explanation, timezone: string): string {
  const word = (key: keyof typeof cliWords) => say(cliWords, key, env.lang)
  return textTable(
    [
      { title: word('col-unit') },
      { title: word('col-period') },
      { title: word('col-values'), width: 60 },
      { title: word('col-version'), align: 'right' },
      { title: word('col-entered') },
      { title: word('col-source'), width: 30 },
    ],
    found.parts
      // Returns that add nothing to the figure are counted in the completeness; here they would only hide the others.
      .filter(says)
      .map((row) => [
        `${row.unit.name} (${row.unit.code})`,
        row.period.code,
        Object.entries(row.values)
          .filter(([, value]) => value !== '0' && value !== null)
          .map(([code, value]) => `${code}=${value}`)
          .join(' '),
        String(row.part.version),
        momentText(row.part.enteredAt, timezone, env.lang).slice(0, -SECONDS.length),
        sourceText(env, row),
      ]),
  )
}

/** Where a return comes from and, once it has been corrected, why. */
function sourceText(env: CliEnv, { part }: Explanation['parts'][number]): string {
  const { source } = part
  return part.version === 1 || part.reason === null
    ? source
    : say(cliWords, 'explain-reason', env.lang, { source, reason: part.reason })
}
