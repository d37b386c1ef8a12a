import { open } from 'node:fs/promises'
import Papa from 'papaparse'
import { decimal, parseDecimal } from '../../domain/decimal.js'
import { type BoundLayout, type Layout, mapRow, recogniseLayout } from '../../domain/layout.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, readPeriod } from '../../domain/period.js'
import { type Finding, finding, Problem, type ProblemCode } from '../../domain/problem.js'
import { type PublishedTotal, type Reconciliation, reconcile } from '../../domain/reconcile.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { findUnit } from '../../domain/unit-code.js'
import { TextFault, textOf } from '../collect/text-source.js'
import { readLookup } from '../compare/read-lookup.js'
import type { Store } from '../store.js'

const GZIP = 0x1f8b

/** Our own layout of published totals; foreign ones are in the pack's layouts.yaml. */
const OWN: readonly string[] = ['unit', 'period', 'series', 'value']

/** Read published totals: our long layout, or one of the pack's layouts of kind `totals`. Problem with every faulty row. */
export async function readPublished(
  index: PackIndex,
  layouts: readonly Layout[],
  path: string,
): Promise<PublishedTotal[]> {
  const rows = await readRows(path, layouts)
  const header = rows[0] ?? []
  const bound = recogniseLayout(layouts, header, 'totals')
  const own = ownColumns(header)
  if (bound === undefined && own === null)
    throw new Problem(
      finding('published-layout-unknown', { file: path, line: 1 }, { columns: header.join(', ') }),
    )
  const found: PublishedTotal[] = []
  const findings: Finding[] = []
  const units = new UnitFinder(index)
  for (const [i, cells] of rows.entries()) {
    if (i === 0 || isEmpty(cells)) continue
    const place = { file: path, line: i + 1 }
    takeCells(bound, own, cells, (unit, periodCode, series, text) => {
      if (text === '') return
      const period = readPeriod(periodCode)
      const value = parseDecimal(text)
      if (period === undefined) findings.push(finding('period-code-invalid', place, { code: periodCode }))
      else if (value === undefined) findings.push(finding('published-value-invalid', place, { value: text }))
      else {
        const key = units.find(unit, period, place)
        if (typeof key !== 'string') findings.push(key)
        else
          found.push({
            unit: key,
            period,
            series,
            seriesIndex: index.seriesByCode.get(series)?.index ?? null,
            value: decimal(value),
            place,
          })
      }
    })
  }
  if (findings.length > 0) throw new Problem(findings)
  return found
}

/** Hold published totals against ours, unit by unit and period by period. */
export async function reconcileTotals(
  store: Store,
  index: PackIndex,
  published: readonly PublishedTotal[],
  options: { viewer: number; stage: Stage },
): Promise<Reconciliation> {
  const periods = [...new Map(published.map((row) => [row.period.key, row.period])).values()]
  const units = [...new Set(published.map((row) => row.unit))]
  const lookup = await readLookup(
    store,
    index,
    { all: units, own: [], periods },
    { viewer: options.viewer, stage: stageNumber(options.stage), knownAt: null },
  )
  const byKey = new Map(periods.map((period) => [period.key, period]))
  return reconcile({
    published,
    computed: (unit, periodKey, series) => {
      const totals = lookup('all', unit, byKey.get(periodKey)!)
      if (totals === undefined || (totals.filled[series - 1] ?? 0) === 0) return null
      return decimal(totals.total[series - 1]!)
    },
  })
}

async function readRows(path: string, layouts: readonly Layout[]): Promise<string[][]> {
  const packed = await isGzip(path)
  const read = (encoding: 'utf-8' | 'latin1') => readText(path, packed, encoding)
  // Publishers' wide files of totals may be latin1; their layout says so, and its header is plain ASCII either way.
  const latin1 = layouts.some((layout) => layout.kind === 'totals' && layout.encoding === 'latin1')
  let text = await read('utf-8')
  if (typeof text !== 'string' && latin1 && NOT_UTF8.has(text.code)) text = await read('latin1')
  if (typeof text !== 'string') throw new Problem(text)
  const head = text.slice(0, text.indexOf('\n'))
  const delimiter = [';', '\t'].find((sign) => head.includes(sign)) ?? ','
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: false })
  const width = data[0]?.length ?? 0
  const place = (row: number) => ({ file: path, line: row + 1 })
  const misplaced = errors.filter((error) => error.type === 'Quotes')
  // A misplaced quotation mark swallows what follows it: rows are counted only when there is none.
  const ragged =
    misplaced.length > 0
      ? []
      : data.map((cells, i) => ({ cells, i })).filter(({ cells }) => !fits(cells, width))
  const findings = [
    ...misplaced.map((error) => finding('csv-quote-misplaced', place(error.row ?? 0))),
    ...ragged.map(({ cells, i }) =>
      finding('csv-ragged', place(i), { found: cells.length, expected: width }),
    ),
  ]
  if (text.trim() === '') findings.push(finding('file-empty', { file: path }))
  else if (data.slice(1).every(isEmpty)) findings.push(finding('file-no-rows', { file: path }))
  if (findings.length > 0) throw new Problem(findings.slice(0, MOST_FINDINGS))
  return data
}

const NOT_UTF8: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['file-not-utf8', 'file-legacy'])

/** As many faults as a person reads at once. */
const MOST_FINDINGS = 100

/** As wide as the headings; delimiters at the end of a row may be more. */
function fits(cells: readonly string[], width: number): boolean {
  return isEmpty(cells) || (cells.length >= width && isEmpty(cells.slice(width)))
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** The text of the file, or what keeps it from being one. */
async function readText(
  path: string,
  packed: boolean,
  encoding: 'utf-8' | 'latin1',
): Promise<string | Finding> {
  let text = ''
  try {
    for await (const piece of textOf(path, { packed, encoding })) text += piece
    return text
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
    const line = text.split('\n').length + error.lines
    return finding(error.code, NOT_UTF8.has(error.code) ? { file: path, line } : { file: path }, error.params)
  }
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const head = Buffer.alloc(2)
      await file.read(head, 0, 2, 0)
      return head.readUInt16BE(0) === GZIP
    } finally {
      await file.close()
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'EIO'
    const code =
      reason === 'ENOENT' ? 'file-missing' : reason === 'EISDIR' ? 'file-is-folder' : 'file-unreadable'
    throw new Problem(finding(code, { file: path }, { reason }))
  }
}

function ownColumns(header: readonly string[]): number[] | null {
  const names = header.map((name) => name.trim().toLowerCase())
  const places = OWN.map((name) => names.indexOf(name))
  return places.includes(-1) ? null : places
}

function takeCells(
  bound: BoundLayout | undefined,
  own: readonly number[] | null,
  cells: readonly string[],
  take: (unit: string, period: string, series: string, value: string) => void,
): void {
  if (bound !== undefined) mapRow(bound, cells, take)
  else if (own !== null) {
    const [unit, period, series, value] = own.map((place) => (cells[place] ?? '').trim())
    take(unit!, period!, series!, value!)
  }
}

/** Units by dated code, remembered. */
class UnitFinder {
  private readonly known = new Map<string, string | Finding>()
  private readonly began: string
  constructor(private readonly index: PackIndex) {
    this.began = index.rootUnit().spans[0]!.from
  }

  find(code: string, period: Period, place: { file: string; line: number }): string | Finding {
    const key = `${code}/${period.key}`
    let found = this.known.get(key)
    if (found === undefined) {
      const { pack } = this.index
      // Publishers' totals may reach back before the pack's tree: such rows have nothing to be held against, but are no fault.
      const date = this.index.window(period).to
      const early = date < this.began
      const tree = this.index.tree(early ? this.began : date)
      const outcome = findUnit(pack.history, tree, code, pack.reorganisations, place)
      found = 'node' in outcome ? outcome.node.key : outcome.finding
      this.known.set(key, found)
    }
    return found
  }
}
