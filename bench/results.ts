import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench } from './bench.js'
import type { BenchFigure } from './figure.js'
import type { NationSize } from './nation.js'

/** A benchmark and what came of it. */
export interface Outcome {
  readonly bench: Bench
  readonly figures: readonly BenchFigure[]
}

const HEADINGS = ['Figure', 'Value', 'Unit', 'Ratio', 'Against', 'Goal', 'Met'] as const

function cells(figure: BenchFigure): string[] {
  return [
    figure.name,
    number(figure.value),
    figure.unit,
    figure.ratio === null ? '' : number(figure.ratio),
    figure.against ?? '',
    figure.goal ?? '',
    figure.met === null ? '' : figure.met ? 'yes' : 'no',
  ]
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

/** Columns for a terminal. */
export function textTable(figures: readonly BenchFigure[]): string {
  const rows = [[...HEADINGS], ...figures.map(cells)]
  const widths = HEADINGS.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const right = (i: number) => i === 1 || i === 3
  return rows
    .map((row) =>
      row.map((cell, i) => (right(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n')
}

function markdownTable(figures: readonly BenchFigure[]): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  return [row(HEADINGS), '|---|--:|---|--:|---|---|---|', ...figures.map((f) => row(cells(f)))].join('\n')
}

/** The folder of the sources, from the compiled program. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ADR = join(ROOT, 'docs/adr/0002-one-row-per-return.md')

/** Write bench/RESULTS.md from a whole run, and the table of ADR 0002 between its marks. */
export function writeResults(
  outcomes: readonly Outcome[],
  size: NationSize,
  machine: Readonly<Record<string, string>>,
): void {
  const judged = outcomes.flatMap((o) => o.figures).filter((figure) => figure.met !== null)
  const met = judged.filter((figure) => figure.met)
  const count = (n: number) => n.toLocaleString('en')
  const total = size.communes * size.months * size.series
  const text = [
    '# Benchmark results',
    `Written by \`npm run bench -- --write\`; a single benchmark: \`npm run bench -- NAME [--quick] [--json]\`. The nation is made up:
${count(size.communes)} communes in ${size.provinces} provinces × ${size.months} months × ${size.series} series = ${count(total)} cells. Everything
runs on one embedded server in a temporary folder. Absolute times belong to this machine; ratios are taken within one run, ours and the
peer in turn, and are what to compare.`,
    Object.entries(machine)
      .map(([name, value]) => `- ${name}: ${value}`)
      .join('\n'),
    `Goals met: ${met.length} of ${judged.length}.`,
    ...outcomes.flatMap(({ bench, figures }) => [
      `## ${bench.name}`,
      bench.about,
      `\`npm run bench -- ${bench.name}\``,
      markdownTable(figures),
    ]),
  ]
  writeFileSync(join(ROOT, 'bench/RESULTS.md'), `${text.join('\n\n')}\n`)
  const layout = outcomes.find((o) => o.bench.name === 'layout')
  if (layout !== undefined && existsSync(ADR))
    writeFileSync(ADR, withTable(readFileSync(ADR, 'utf8'), layout.figures, machine))
}

const BEGIN = '<!-- measured: begin -->'
const END = '<!-- measured: end -->'

function withTable(
  text: string,
  figures: readonly BenchFigure[],
  machine: Readonly<Record<string, string>>,
): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`${ADR} has no place for the table (${BEGIN} … ${END})`)
  const value = (name: string) => figures.find((figure) => figure.name === `layout.${name}`)!
  const names = figures.flatMap((f) => /^layout\.(.+)\.rows$/.exec(f.name)?.[1] ?? [])
  const rows = names.map((name) => {
    const ours = value(`${name}.rows`)
    const words = [
      QUESTIONS[name] ?? name,
      number(value(`${name}.cells`).value),
      number(ours.value),
      ours.unit,
    ]
    return `| ${[...words, number(ours.ratio!)].join(' | ')} |`
  })
  const table = [
    `Measured ${machine.Date}: ${machine.Processor}, ${machine.Memory}, PostgreSQL ${machine.PostgreSQL}.`,
    '',
    '| | one row per figure | one row per return | unit | ratio |',
    '|---|--:|--:|---|--:|',
    ...rows,
  ]
  return `${text.slice(0, begin)}${BEGIN}\n${table.join('\n')}\n${text.slice(end)}`
}

const QUESTIONS: Readonly<Record<string, string>> = {
  load: 'Fill by COPY, primary keys included',
  disk: 'Room on disk, primary keys included',
  'read-return': 'Read one return',
  'compare-nation': 'Two half-years, nation by province, all series, by scan',
  'compare-province': 'Two half-years, one province by commune, all series, by scan',
  'one-series-all-units': 'One series of all units in one month',
  'one-series-history': 'One series of one unit over all months',
  submit: 'Submit a return (one transaction)',
  'correct-one': 'Correct one figure of a return (one transaction)',
}
