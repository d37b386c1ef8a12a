import { open } from 'node:fs/promises'
import Papa from 'papaparse'
import { decimal, parseDecimal } from '../../domain/decimal.js'
import { type BoundLayout, type Layout, mapRow, recogniseLayout } from '../../domain/layout.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, readPeriod } from '../../domain/period.js'
import { type Finding, finding, Problem } from '../../domain/problem.js'
import { type PublishedTotal, type Reconciliation, reconcile } from '../../domain/reconcile.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { findUnit } from '../../domain/unit-code.js'
import { textOf } from '../collect/text-source.js'
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
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue
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
  let text = ''
  // Publishers' wide files of totals may be latin1; their layout says so, and its header is plain ASCII either way.
  const latin1 = layouts.some((layout) => layout.kind === 'totals' && layout.encoding === 'latin1')
  try {
    for await (const piece of textOf(path, { packed, encoding: 'utf-8' })) text += piece
  } catch (error) {
    if (!latin1 || (error as { code?: string }).code !== 'file-not-utf8') throw error
    text = ''
    for await (const piece of textOf(path, { packed, encoding: 'latin1' })) text += piece
  }
  const head = text.slice(0, text.indexOf('\n'))
  const delimiter = [';', '\t'].find((sign) => head.includes(sign)) ?? ','
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data
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
  } catch {
    throw new Problem(finding('file-missing', { file: path }))
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
      const tree = this.index.tree(date < this.began ? this.began : date)
      const outcome = findUnit(pack.history, tree, code, pack.reorganisations, place)
      found = 'node' in outcome ? outcome.node.key : outcome.finding
      this.known.set(key, found)
    }
    return found
  }
}
