import { describe, expect, test } from 'vitest'
import { decimal } from './decimal.js'
import { monthPeriod } from './period.js'
import { type PublishedTotal, reconcile } from './reconcile.js'

const SERIES: Record<string, number> = { theft: 1, robbery: 2, fraud: 3 }

function row(unit: string, month: number, series: string, value: string): PublishedTotal {
  return {
    unit,
    period: monthPeriod(2024, month),
    series,
    seriesIndex: SERIES[series] ?? null,
    value: decimal(value),
    place: {},
  }
}

function lookup(rows: readonly [string, number, string, string][]) {
  const totals = new Map(
    rows.map(([unit, month, series, value]) => [
      `${unit} ${monthPeriod(2024, month).key} ${SERIES[series]}`,
      decimal(value),
    ]),
  )
  return (unit: string, periodKey: number, seriesIndex: number) =>
    totals.get(`${unit} ${periodKey} ${seriesIndex}`) ?? null
}

describe('reconcile', () => {
  test('counts the equal, lists the different in order, tells why the rest cannot be compared', () => {
    const result = reconcile({
      computed: lookup([
        ['rj', 1, 'theft', '10'],
        ['rj', 1, 'robbery', '4'],
        ['rj', 2, 'theft', '12'],
        ['rj', 2, 'robbery', '0'],
        ['rj', 3, 'theft', '1'],
      ]),
      published: [
        row('rj', 2, 'robbery', '0'),
        row('rj', 2, 'theft', '15'),
        row('rj', 1, 'robbery', '5'),
        row('rj', 1, 'theft', '10.0'),
        row('rj', 1, 'fraud', '7'),
        row('rj', 1, 'piracy', '1'),
      ],
    })
    expect(result).toMatchObject({ equal: 2, notComputed: 2, unknownSeries: 1, noFigures: 1, repeated: [] })
    expect(
      result.differing.map((d) => [d.period.code, d.series, d.difference.toFixed(), d.offsetBy]),
    ).toEqual([
      ['2024-01', 'robbery', '-1', null],
      ['2024-02', 'theft', '-3', null],
    ])
  })

  test('a reported nought is compared; a total nobody reported is not taken for nought', () => {
    const published = [row('rj', 1, 'theft', '0')]
    expect(reconcile({ computed: lookup([['rj', 1, 'theft', '0']]), published })).toMatchObject({ equal: 1 })
    expect(reconcile({ computed: lookup([]), published })).toMatchObject({ equal: 0, noFigures: 1 })
  })

  test('names the series that takes up the difference, each once', () => {
    const { differing } = reconcile({
      computed: lookup([
        ['rj', 1, 'theft', '90'],
        ['rj', 1, 'robbery', '60'],
        ['rj', 1, 'fraud', '60'],
        ['rj', 2, 'robbery', '60'],
      ]),
      published: [
        row('rj', 1, 'theft', '100'),
        row('rj', 1, 'robbery', '50'),
        row('rj', 1, 'fraud', '50'),
        row('rj', 2, 'robbery', '50'),
      ],
    })
    expect(differing.map((d) => [d.period.code, d.series, d.offsetBy])).toEqual([
      ['2024-01', 'theft', 'robbery'],
      ['2024-01', 'robbery', 'theft'],
      ['2024-01', 'fraud', null],
      ['2024-02', 'robbery', null],
    ])
  })

  test('a total given twice is counted once and the second row is handed back', () => {
    const result = reconcile({
      computed: lookup([['rj', 1, 'theft', '10']]),
      published: [row('rj', 1, 'theft', '10'), row('rj', 1, 'theft', '11')],
    })
    expect(result.equal).toBe(1)
    expect(result.differing).toEqual([])
    expect(result.repeated.map((r) => r.value.toFixed())).toEqual(['11'])
  })
})
