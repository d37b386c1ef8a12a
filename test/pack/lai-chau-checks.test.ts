import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { windowOf } from '../../src/domain/calendar.js'
import { checkReturn } from '../../src/domain/check.js'
import { type Decimal, decimal, digits, round, ZERO } from '../../src/domain/decimal.js'
import { evaluate, resolveIndicator } from '../../src/domain/expression/index.js'
import type { Pack } from '../../src/domain/pack.js'
import { type Period, parsePeriod, previous, samePeriodLastYear } from '../../src/domain/period.js'
import { treeAt, unitByCode } from '../../src/domain/unit.js'

const PACK = new URL('../../packs/lai-chau/', import.meta.url).pathname

interface Return {
  unit: string
  form: string
  period: Period
  values: (string | null)[]
  notApplicable: Set<number>
}

let pack: Pack
let returns: Map<string, Return>

beforeAll(async () => {
  pack = await readPack(PACK)
  returns = new Map(readReturns().map((one) => [`${one.unit} ${one.period.code}`, one]))
})

function readReturns(): Return[] {
  const trees = new Map<string, ReturnType<typeof treeAt>>()
  const treeOf = (period: Period) => {
    const day = windowOf(pack.calendar, period).to
    const tree = trees.get(day) ?? treeAt(pack.history, day)
    trees.set(day, tree)
    return tree
  }
  return readdirSync(join(PACK, 'figures')).flatMap((name) => {
    const text = readFileSync(join(PACK, 'figures', name), 'utf8')
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
    return rows.map((row) => {
      const period = parsePeriod(row.period!)
      const node = unitByCode(treeOf(period), row.unit!)
      const cell = (code: string) => (row[code] === undefined || row[code] === 'n/a' ? null : row[code])
      return {
        unit: node!.key,
        form: `${node!.level}-monthly`,
        period,
        values: pack.series.map((series) => cell(series.code)),
        notApplicable: new Set(pack.series.filter((s) => row[s.code] === 'n/a').map((s) => s.index)),
      }
    })
  })
}

function check(one: Return, changed: Readonly<Record<string, string>> = {}): (string | null)[] {
  const at = (period: Period) => returns.get(`${one.unit} ${period.code}`)?.values
  const values = pack.series.map((series, i) => changed[series.code] ?? one.values[i]!)
  return checkReturn({
    form: pack.forms.find((form) => form.id === one.form)!,
    pack,
    values,
    notApplicable: one.notApplicable,
    lastDay: windowOf(pack.calendar, one.period).to,
    previous: at(previous(one.period)),
    lastYear: at(samePeriodLastYear(one.period)),
  }).map((result) => result.rule)
}

test('every shipped return passes every check of its form', () => {
  expect(returns.size).toBeGreaterThan(6000)
  const faulty = [...returns].filter(([, one]) => check(one).length > 0).map(([key]) => key)
  expect(faulty).toEqual([])
})

describe('each rule fires on the fault it is there for', () => {
  test.each<[rule: string, unit: string, changed: Record<string, string>]>([
    ['groups-equal-severities', 'x03386', { 'social_order_by_group.other': '9' }],
    ['cleared-less-serious', 'x03386', { 'social_order_cleared_same.less_serious': '9' }],
    ['cleared-serious', 'x03386', { 'social_order_cleared_same.serious': '9' }],
    ['cleared-very-serious', 'x03386', { 'social_order_cleared_same.very_serious': '9' }],
    ['cleared-especially-serious', 'x03386', { 'social_order_cleared_same.especially_serious': '9' }],
    ['pending-carried-over', 'x03386', { social_order_pending: '99' }],
    ['earlier-within-pending', 'x03386', { 'social_order_cleared_earlier.serious': '99' }],
    ['recorded-jump', 'x03386', { 'social_order_recorded.serious': '40' }],
    ['reports-resolved', 'x03386', { crime_reports_received: '3', crime_reports_resolved: '4' }],
    ['casualties-without-accident', 'x03386', { road_accidents: '0', road_deaths: '1' }],
    ['petitions-resolved', 'pv01', { petitions_received: '3', petitions_resolved: '4' }],
    ['heroin-without-case', 'h110', { drug_detected: '0', drug_seized_kg: '0.350' }],
  ])('%s', (rule, unit, changed) => {
    expect(check(returns.get(`${unit} 2024-03`)!, changed)).toContain(rule)
  })
})

test('the indicators of H1 2024 give the published figures', () => {
  const half = [...returns.values()].filter(({ period }) => period.year === 2024 && period.index <= 6)
  const sums = pack.series.map((_, i) =>
    half.reduce<Decimal>((sum, { values }) => sum.plus(decimal(values[i] ?? '0')), ZERO),
  )
  const value = (id: string) => {
    const indicator = pack.indicators.find((one) => one.id === id)!
    const result = evaluate(resolveIndicator(indicator, pack), (series) => sums[series - 1]!)
    const { numerator, denominator } = result
    return {
      value: digits(round(result.value!, indicator.decimals)),
      parts: numerator && denominator ? `${digits(numerator)}/${digits(denominator)}` : null,
    }
  }
  expect(value('social_order_crime').value).toBe('72')
  expect(value('clearance_rate')).toEqual({ value: '97.2', parts: '70/72' })
  expect(value('clearance_rate_grave').value).toBe('100')
  expect(value('drug_cases').value).toBe('469')
  expect(value('drug_kg').value).toBe('17.8')
})
