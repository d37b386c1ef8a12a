import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const PACK = new URL('../../packs/lai-chau/', import.meta.url).pathname
const PROVINCE = 'cat12'
const UNCHANGED = ['x03451', 'x03463']
const NEVER_CAME = ['03448 2022-08', '03502 2022-10']
const FORMS = ['commune', 'department', 'district'] as const

type Row = Record<string, string>
interface Merge {
  op: 'merge'
  from: string[]
  into: { unit: string; code: string; name: string; parent: string }
}
interface Move {
  op: 'move'
  unit: string
  parent: string
}
interface Abolish {
  op: 'abolish'
  unit: string
  successors: { unit: string; share: string; basis: string }[]
}

function table(file: string): Row[] {
  const parsed = Papa.parse<Row>(readFileSync(join(PACK, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  expect(parsed.errors).toEqual([])
  return parsed.data
}
const yaml = (file: string) => parse(readFileSync(join(PACK, file), 'utf8'))

const units = table('units.csv')
const ofLevel = (level: string) => units.filter((unit) => unit.level === level)
const communes = ofLevel('commune')
const districts = ofLevel('district')
const [withoutDistricts, merging] = yaml('reorganisations.yaml')
const merges: Merge[] = merging.operations
const codeOf = new Map(units.map((unit) => [unit.unit!, unit.code!]))

const figures = FORMS.flatMap((form) =>
  readdirSync(join(PACK, 'figures'))
    .filter((name) => name.endsWith(`-${form}.csv`))
    .flatMap((name) => table(`figures/${name}`).map((row) => ({ ...row, form }) as Row)),
)
const returns = (form: string) => figures.filter((row) => row.form === form)

/** Sum over the columns that begin so, over the rows given; n/a counts for nothing. In thousandths, to stay exact. */
function total(rows: Row[], measure: string, categories?: string[]): number {
  const wanted = (column: string) =>
    column === measure ||
    (column.startsWith(`${measure}.`) && (!categories || categories.includes(column.split('.')[1]!)))
  const thousandths = rows
    .flatMap((row) => Object.entries(row))
    .filter(([column, value]) => wanted(column) && value !== 'n/a')
    .reduce((sum, [, value]) => sum + Math.round(Number(value) * 1000), 0)
  return thousandths / 1000
}
const halfYear = (half: string) =>
  figures.filter((row) => {
    const [year, month] = row.period!.split('-')
    return half === `${year}-H${Number(month) <= 6 ? 1 : 2}`
  })

describe('units', () => {
  test('before 1 March 2025: 8 district bodies and 106 communes under them', () => {
    expect(districts).toHaveLength(8)
    expect(districts.every((unit) => unit.parent === PROVINCE)).toBe(true)
    expect(communes).toHaveLength(106)
    const keys = districts.map((unit) => unit.unit)
    expect(communes.filter((unit) => !keys.includes(unit.parent))).toEqual([])
    expect(new Set(units.map((unit) => unit.code)).size).toBe(units.length)
  })

  test('1 March 2025: every commune moves once under the province and every district body ends', () => {
    const moves: Move[] = withoutDistricts.operations.filter((step: Move | Abolish) => step.op === 'move')
    const ends: Abolish[] = withoutDistricts.operations.filter(
      (step: Move | Abolish) => step.op === 'abolish',
    )
    expect(withoutDistricts.effective).toBe('2025-03-01')
    expect(moves.map((step) => step.unit).sort()).toEqual(communes.map((unit) => unit.unit).sort())
    expect(moves.every((step) => step.parent === PROVINCE)).toBe(true)
    expect(ends.map((step) => step.unit).sort()).toEqual(districts.map((unit) => unit.unit).sort())
    for (const step of ends) {
      expect(step.successors).toEqual([{ unit: PROVINCE, share: '1', basis: 'declared' }])
    }
  })

  test('1 July 2025: 36 mergers of whole communes and two left as they were make 38', () => {
    const from = merges.flatMap((step) => step.from)
    expect(merging).toMatchObject({ number: '1670/NQ-UBTVQH15', date: '2025-06-16', effective: '2025-07-01' })
    expect(merges.every((step) => step.op === 'merge' && step.from.length >= 2)).toBe(true)
    expect(merges).toHaveLength(36)
    expect([...from, ...UNCHANGED].sort()).toEqual(communes.map((unit) => unit.unit).sort())
    const codes = [...merges.map((step) => step.into.code), ...UNCHANGED.map((key) => codeOf.get(key)!)]
    expect(new Set(codes).size).toBe(38)
  })

  test('a code or a name that lives on does not mean the same territory', () => {
    const into = (code: string) => merges.find((step) => step.into.code === code)!
    const nameOf = (key: string) => communes.find((unit) => unit.unit === key)!.name
    expect(into('03618').into.name).toBe('Công an xã Mường Than')
    expect(into('03618').from.map(nameOf)).toEqual(['Công an xã Phúc Than', 'Công an xã Mường Mít'])
    expect(into('03595').from).toContain('x03619')
    expect(nameOf('x03619')).toBe('Công an xã Mường Than')
  })
})

describe('series and forms', () => {
  const series = table('series.csv')
  const forms: { id: string; sections: { series: string[] }[] }[] = yaml('forms.yaml')
  const seriesOf = (form: string) =>
    forms.find(({ id }) => id === `${form}-monthly`)!.sections.flatMap((section) => section.series)

  test('42 series, numbered without gaps, each asked for in some form', () => {
    expect(series.map((row) => Number(row.index))).toEqual(
      Array.from({ length: 42 }, (_, index) => index + 1),
    )
    const asked = new Set(FORMS.flatMap(seriesOf))
    expect(series.map((row) => row.series).filter((code) => !asked.has(code!))).toEqual([])
    expect(asked.size).toBe(42)
  })

  test.each(FORMS)('the figures of the %s form have its series as columns, in its order', (form) => {
    const columns = Object.keys(returns(form)[0]!)
    expect(columns).toEqual(['unit', 'period', ...seriesOf(form), 'form'])
  })
})

describe('published totals', () => {
  const GRAVE = ['very_serious', 'especially_serious']
  const cleared = (rows: Row[], categories?: string[]) =>
    total(rows, 'social_order_cleared_same', categories) +
    total(rows, 'social_order_cleared_earlier', categories)

  test('94 social-order cases in H1 2023 and 72 in H1 2024, so -23.4%', () => {
    expect(total(halfYear('2023-H1'), 'social_order_recorded')).toBe(94)
    expect(total(halfYear('2024-H1'), 'social_order_recorded')).toBe(72)
  })

  test('70 of 72 cleared in H1 2024, very serious and especially serious cases all', () => {
    const rows = halfYear('2024-H1')
    expect(cleared(rows)).toBe(70)
    expect(total(rows, 'social_order_recorded', GRAVE)).toBeGreaterThan(0)
    expect(cleared(rows, GRAVE)).toBe(total(rows, 'social_order_recorded', GRAVE))
  })

  test('469 drug cases and 17.8 kg of heroin in H1 2024', () => {
    expect(total(halfYear('2024-H1'), 'drug_detected')).toBe(469)
    expect(total(halfYear('2024-H1'), 'drug_seized_kg')).toBe(17.8)
  })

  test('the half-years after keep the same order of size', () => {
    for (const half of ['2025-H1', '2026-H1']) {
      const recorded = total(halfYear(half), 'social_order_recorded')
      expect(recorded).toBeGreaterThanOrEqual(65)
      expect(recorded).toBeLessThanOrEqual(85)
      expect(cleared(halfYear(half)) / recorded).toBeGreaterThan(0.75)
    }
  })
})

describe('who reports when', () => {
  const months = Array.from({ length: 60 }, (_, index) => {
    const month = 11 + index
    return `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
  const oldCodes = communes.map((unit) => unit.code!)
  const newCodes = [...merges.map((step) => step.into.code), ...UNCHANGED.map((key) => codeOf.get(key)!)]

  /** The units of the tree on the 14th, the last day of the month's window. */
  function expected(form: string, month: string): string[] {
    if (form === 'department') return ofLevel('department').map((unit) => unit.code!)
    if (form === 'district') return month <= '2025-02' ? districts.map((unit) => unit.code!) : []
    const codes = month <= '2025-06' ? oldCodes : newCodes
    return codes.filter((code) => !NEVER_CAME.includes(`${code} ${month}`))
  }

  test('December 2021 to November 2026', () => {
    expect([...new Set(figures.map((row) => row.period))].sort()).toEqual(months)
  })

  test.each(FORMS)(
    '%s: exactly the units of the month, once each; two returns of 2022 never came',
    (form) => {
      for (const month of months) {
        const codes = returns(form).filter((row) => row.period === month)
        expect(codes.map((row) => row.unit).sort(), `${form} ${month}`).toEqual(expected(form, month).sort())
      }
    },
  )

  test('July 2025 (15 June to 14 July) is reported by the new communes only, March 2025 without districts', () => {
    expect(returns('commune').filter((row) => row.period === '2025-07')).toHaveLength(38)
    expect(returns('commune').filter((row) => row.period === '2025-06')).toHaveLength(106)
    expect(returns('district').filter((row) => row.period === '2025-02')).toHaveLength(8)
    expect(returns('district').filter((row) => row.period === '2025-03')).toHaveLength(0)
  })
})

describe('every return passes the checks of its form', () => {
  const at = (row: Row) => `${row.unit} ${row.period}`
  const broken = (form: string, holds: (row: Row) => boolean) =>
    returns(form)
      .filter((row) => !holds(row))
      .map(at)
  const n = (row: Row, column: string) => Number(row[column])

  test('values are whole numbers of nought or more, kilograms have three decimals, n/a is said', () => {
    const sound = ([column, value]: [string, string]) =>
      ['unit', 'period', 'form'].includes(column) ||
      value === 'n/a' ||
      (column === 'drug_seized_kg' ? /^\d+\.\d{3}$/ : /^\d+$/).test(value)
    const unsound = figures.flatMap((row) => Object.entries(row).filter((cell) => !sound(cell)))
    expect(unsound).toEqual([])
  })

  test('by offence group equals by severity', () => {
    const equal = (row: Row) =>
      total([row], 'social_order_by_group') === total([row], 'social_order_recorded')
    expect(broken('commune', equal)).toEqual([])
  })

  test.each(['less_serious', 'serious', 'very_serious', 'especially_serious'])(
    '%s: cleared <= recorded',
    (kind) => {
      const within = (row: Row) =>
        n(row, `social_order_cleared_same.${kind}`) <= n(row, `social_order_recorded.${kind}`)
      expect(broken('commune', within)).toEqual([])
    },
  )

  test('pending follows from last month, and no more earlier cases are cleared than were pending', () => {
    // The unit of a row is its code and whether the communes have merged: codes are used again.
    const unit = (row: Row, month: string) =>
      UNCHANGED.includes(`x${row.unit}`) || month <= '2025-06' ? row.unit : `${row.unit}-2025`
    const byUnitMonth = new Map(
      returns('commune').map((row) => [`${unit(row, row.period!)} ${row.period}`, row]),
    )
    let compared = 0
    const carried = (row: Row) => {
      const [year, month] = row.period!.split('-').map(Number) as [number, number]
      const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
      const previous = byUnitMonth.get(`${unit(row, row.period!)} ${before}`)
      if (!previous) return true
      compared++
      const earlier = total([row], 'social_order_cleared_earlier')
      const pending = n(previous, 'social_order_pending')
      const fresh = total([row], 'social_order_recorded') - total([row], 'social_order_cleared_same')
      return earlier <= pending && n(row, 'social_order_pending') === pending + fresh - earlier
    }
    expect(broken('commune', carried)).toEqual([])
    expect(compared).toBeGreaterThan(5000)
  })

  test('merging hands the pending cases on: nothing is lost between June and July 2025', () => {
    const month = (period: string) => returns('commune').filter((row) => row.period === period)
    const july = month('2025-07')
    const fresh = total(july, 'social_order_recorded') - total(july, 'social_order_cleared_same')
    expect(total(july, 'social_order_pending')).toBe(
      total(month('2025-06'), 'social_order_pending') + fresh - total(july, 'social_order_cleared_earlier'),
    )
  })

  test('no commune-month is large enough to ask about last year', () => {
    expect(broken('commune', (row) => total([row], 'social_order_recorded') <= 5)).toEqual([])
  })

  test('resolved within received, casualties only with an accident', () => {
    const sound = (row: Row) =>
      n(row, 'crime_reports_resolved') <= n(row, 'crime_reports_received') &&
      n(row, 'road_deaths') + n(row, 'road_injured') <= 50 * n(row, 'road_accidents')
    expect(broken('commune', sound)).toEqual([])
    for (const form of FORMS) {
      expect(broken(form, (row) => n(row, 'petitions_resolved') <= n(row, 'petitions_received'))).toEqual([])
    }
  })

  test('heroin only where there is a drug case', () => {
    for (const form of ['department', 'district']) {
      const withCase = (row: Row) =>
        row.drug_seized_kg === 'n/a' || n(row, 'drug_seized_kg') === 0 || n(row, 'drug_detected') > 0
      expect(broken(form, withCase)).toEqual([])
    }
  })
})

describe('the generator', () => {
  const check = (pack: string) =>
    execFileSync(process.execPath, [join(pack, 'make-figures.mjs'), '--check'], { stdio: 'pipe' })

  test('makes exactly the committed files', () => {
    expect(check(PACK).toString()).toBe('')
  })

  test('names a committed file that was changed by hand', () => {
    const copy = mkdtempSync(join(tmpdir(), 'lai-chau-'))
    try {
      cpSync(PACK, copy, { recursive: true })
      const file = join(copy, 'figures/2024-commune.csv')
      writeFileSync(file, readFileSync(file, 'utf8').replace('03386,2024-01,0', '03386,2024-01,1'))
      expect(() => check(copy)).toThrow('figures/2024-commune.csv')
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
})
