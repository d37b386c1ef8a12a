import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { windowOf } from '../../src/domain/calendar.js'
import type { Pack } from '../../src/domain/pack.js'
import { contains, type Period, parsePeriod } from '../../src/domain/period.js'
import { explainPrinted, judgePrinted, type PrintedVerdict } from '../../src/domain/printed.js'
import { type PrintedReference, printedReference, printedRow } from '../../src/domain/printed-reference.js'
import { treeAt, unitByCode } from '../../src/domain/unit.js'

const FOLDER = join(import.meta.dirname, '../../packs/published')

function table(...path: string[]): Record<string, string>[] {
  const text = readFileSync(join(FOLDER, ...path), 'utf8')
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

interface Cell {
  readonly unit: string
  readonly period: Period
  readonly series: string
  readonly value: string
}

let pack: Pack
let references: PrintedReference[]
let cells: Cell[]
beforeAll(async () => {
  pack = await readPack(FOLDER)
  references = table('references', 'printed.csv').map((row) => printedReference(printedRow.parse(row)))
  cells = readdirSync(join(FOLDER, 'figures'))
    .flatMap((file) => table('figures', file))
    .map(({ unit, period, series, value }) => ({
      unit: unit!,
      period: parsePeriod(period!),
      series: series!,
      value: value!,
    }))
})

/** Every verdict that is not "match", by the ids of the references. */
const EXPECTED: Partial<Record<PrintedVerdict, string[]>> = {
  truncated: ['VN107', 'VN109', 'VN121'],
  'wrong-base': ['VN101', 'VN103', 'VN105'],
  mismatch: ['VN025', 'SH08', 'SH10'],
  'no-percentage': [
    ...['VN013', 'VN035', 'VN111', 'VN115', 'VN117', 'VN119', 'VN123', 'VN125', 'VN133', 'VN135'],
  ],
}

describe('what was printed', () => {
  test('78 figures, each with its source, a unit and series of the pack', () => {
    expect(references).toHaveLength(78)
    expect(new Set(references.map((r) => r.id)).size).toBe(78)
    const series = new Set(pack.series.map((s) => s.code))
    for (const reference of references) {
      expect(pack.history.units.has(reference.unit), reference.id).toBe(true)
      expect(series.has(reference.series), reference.id).toBe(true)
      if (reference.figure.kind === 'share') expect(series.has(reference.over!), reference.id).toBe(true)
    }
  })

  test('every percentage is judged: 59 are right, the others are named', () => {
    const found: Partial<Record<PrintedVerdict, string[]>> = {}
    for (const { id, figure } of references) {
      const { verdict } = judgePrinted(figure)
      found[verdict] = [...(found[verdict] ?? []), id]
    }
    const { match, ...others } = found
    expect(match).toHaveLength(59)
    expect(others).toEqual(EXPECTED)
  })

  test.each([
    ['VN101', 'chia cho số của kỳ này (68)'],
    ['VN025', 'Giữ nguyên chênh lệch thì tỉ lệ đã in chỉ đúng nếu số gốc từ 314 đến 315'],
    ['SH08', 'phải là 38,7%. Có thể đã gõ nhầm một chữ số.'],
    ['SH10', 'phải là 94%. Có thể đã gõ nhầm một chữ số.'],
    ['VN121', 'là cắt bỏ phần lẻ; làm tròn thì phải là -28,3%'],
    ['VN111', 'chênh lệch 93, tức 82,301%. Không in tỉ lệ.'],
  ])('%s is explained', (id, words) => {
    const reference = references.find((r) => r.id === id)!
    expect(explainPrinted(judgePrinted(reference.figure), 'vi')).toContain(words)
  })

  test('printed windows are those of the calendar, in 2015 as in 2026', () => {
    const dated = references.filter((r) => r.from !== null && r.period !== null)
    expect(dated).toHaveLength(38)
    for (const { id, from, to, period } of dated) {
      expect(windowOf(pack.calendar, parsePeriod(period!)), id).toMatchObject({ from, to })
    }
  })

  test('holidays and eight months are no standard period', () => {
    const loose = references.filter((r) => r.period === null).map((r) => r.id)
    expect(loose).toEqual(['VN021', 'VN023', 'VN025', 'VN131', 'SH04'])
  })
})

describe('the counts as cells', () => {
  const key = (unit: string, period: string, series: string) => `${unit} ${period} ${series}`
  const byKey = () => {
    const found = new Map<string, string>()
    for (const { unit, period, series, value } of cells) {
      const { to } = windowOf(pack.calendar, period)
      const node = unitByCode(treeAt(pack.history, to), unit)
      expect(node, unit).toBeDefined()
      const cell = key(node!.key, period.code, series)
      expect(found.has(cell), cell).toBe(false)
      found.set(cell, value)
    }
    return found
  }

  test('each count of a standard period is a cell, and every cell is such a count', () => {
    const found = byKey()
    const used = new Set<string>()
    for (const { id, unit, period, series, over, basePeriod, figure } of references) {
      if (period === null) continue
      const judged = judgePrinted(figure)
      const wanted =
        figure.kind === 'share'
          ? [
              [key(unit, period, series), figure.current],
              [key(unit, period, over!), judged.base!],
            ]
          : [
              [key(unit, period, series), figure.current],
              [key(unit, basePeriod!, series), judged.base!],
            ]
      for (const [cell, count] of wanted as [string, typeof figure.current][]) {
        expect(found.get(cell), `${id} ${cell}`).toBe(count.toFixed())
        used.add(cell)
      }
    }
    expect(used.size).toBe(found.size)
  })

  test('no cell lies inside a longer one of the same unit and series, so that adding up counts nothing twice', () => {
    const inside = cells.flatMap((long) =>
      cells
        .filter((c) => c.unit === long.unit && c.series === long.series && c !== long)
        .filter((c) => contains(long.period, c.period))
        .map((c) => `${c.unit} ${c.series}: ${c.period.code} in ${long.period.code}`),
    )
    expect(inside).toEqual([])
  })
})
