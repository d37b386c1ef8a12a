import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Decimal, decimal, digits } from '../../src/domain/decimal.js'
import { CommandLine, Desk, EXIT, type Json, PACKS, type Ran } from './command-line.js'
import { expectGolden } from './golden.js'
import { INDEX } from './lai-chau.js'

const cungky = new CommandLine()
const desk = new Desk()
const LANGS = ['vi', 'en'] as const

let demo: Ran
beforeAll(async () => {
  demo = await cungky.run('demo', '--out', desk.folder)
})

/** Both streams, as a terminal shows them one after the other. */
function shown({ code, out, err }: Ran): string {
  return [out, err === '' ? '' : `--- standard error\n${err}`, `--- exit code ${code}`].join('\n')
}

async function lai(command: string, ...args: string[]): Promise<Ran> {
  return cungky.run(command, '--pack', 'lai-chau', ...args)
}

describe('what is printed', () => {
  test('demo', () => {
    expect(demo.code).toBe(EXIT.done)
    expectGolden('demo.vi', shown(demo), desk.folder)
  })

  test('demo a second time, in English: nothing is added', async () => {
    const again = await cungky.run('demo', '--out', desk.folder, '--lang', 'en')
    expect(again.err).toContain('0 new or changed')
    expectGolden('demo.en', shown(again), desk.folder)
  })

  const COMPARE = 'compare --pack lai-chau'
  const GOLDEN: Readonly<Record<string, string>> = {
    help: '--help',
    'help-compare': 'compare --help',
    'help-pack': 'pack',
    'no-command': '',
    'pack-check': 'pack check lai-chau',
    'compare-by-commune': `${COMPARE} --period 2026-H1 --by commune --indicator social_order_crime --indicator clearance_rate --indicator drug_cases`,
    'compare-by-commune-on-the-old-tree': `${COMPARE} --period 2026-H1 --by commune --basis 2024-06-01 --indicator social_order_crime`,
    'compare-by-district': `${COMPARE} --period 2024-H1 --by district --basis 2024-06-01 --indicator drug_cases --indicator social_order_crime`,
    'compare-previous-period': `${COMPARE} --period 2024-06 --base previous-period`,
    'compare-target': `${COMPARE} --period 2024-06 --base target`,
    'compare-year-to-date': `${COMPARE} --period 2024-06 --base year-to-date`,
    'compare-period': `${COMPARE} --period 2024-H1 --base 2022-H1 --indicator social_order_crime`,
    'compare-cautious': `${COMPARE} --period 2024-06 --cautious`,
    'compare-known-before': `${COMPARE} --period 2024-H1 --known-at 2020-01-01T00:00:00Z`,
    'compare-week': `${COMPARE} --period 2024-W24 --indicator social_order_crime`,
    'explain-week': 'explain --pack lai-chau --period 2024-W24 --indicator social_order_crime',
    explain: 'explain --pack lai-chau --period 2024-H1 --indicator social_order_crime',
    'explain-known-before':
      'explain --pack lai-chau --period 2024-H1 --indicator social_order_crime --known-at 2020-01-01T00:00:00Z',
    'explain-ratio': 'explain --pack lai-chau --period 2026-H1 --indicator clearance_rate --unit 03388',
    'reconcile-published': 'reconcile --pack published',
    'rebuild-verify': 'rebuild --pack lai-chau --verify',
  }
  const cases = Object.entries(GOLDEN).flatMap(([name, line]) => LANGS.map((lang) => ({ name, line, lang })))

  test.each(cases)('$name.$lang: cungky $line', async ({ name, line, lang }) => {
    const ran = await cungky.in(lang).run(...line.split(' ').filter((arg) => arg !== ''))
    expectGolden(`${name}.${lang}`, shown(ran), desk.folder)
  })
})

describe('the 38 communes of 2026 against those of 2025, restated through the mergers', () => {
  let byCommune: Json
  beforeAll(async () => {
    byCommune = (await lai('compare', '--period', '2026-H1', '--by', 'commune', '--all', '--json')).json()
  })

  test('one row for each of the 38', () => {
    expect(byCommune.rows.map((row: Json) => row.kind)).toEqual(['total', ...Array(38).fill('unit'), 'rest'])
    expect(byCommune.incomparable).toBe(0)
  })

  test.each(['2025-H1', '2026-H1'])(
    'the rows add up to what the province itself has for %s',
    async (period) => {
      const own = (await lai('compare', '--period', period, '--all', '--json')).json().rows[0]
      const side = period === '2026-H1' ? 'current' : 'base'
      const added = INDEX.pack.indicators.filter(({ format }) => format !== 'percent')
      expect(added.length).toBeGreaterThanOrEqual(18)
      for (const { id } of added) {
        const values = byCommune.rows.slice(1).map((row: Json) => of(row, id)[side].value)
        const province = of(own, id).current
        expect({ id, sum: total(values) }).toEqual({ id, sum: province.value })
        expect({ id, ...of(byCommune.rows[0], id)[side] }).toEqual({ id, ...province })
        expect({ id, quality: province.quality }).toEqual({ id, quality: 'exact' })
      }
    },
  )

  test('the year to date across the merger of July 2025: rows add up, and no return is lost', async () => {
    const args = ['--period', '2025-08', '--base', 'year-to-date', '--by', 'commune', '--json']
    const { rows } = (await lai('compare', ...args, '--indicator', 'social_order_crime')).json()
    for (const side of ['current', 'base']) {
      const values = rows.slice(1).map((row: Json) => of(row, 'social_order_crime')[side].value)
      expect(total(values)).toBe(of(rows[0], 'social_order_crime')[side].value)
      for (const row of rows.filter(({ kind }: Json) => kind === 'unit')) {
        const { reported, expected } = of(row, 'social_order_crime')[side]
        expect(reported, row.unit.name).toBe(expected)
        expect(expected).toBeGreaterThanOrEqual(8)
      }
    }
  })

  test('and to the rows of the figure files, added by hand', () => {
    const counted = INDEX.pack.indicators.filter(({ expression }) =>
      INDEX.pack.measures.some(({ id, kind }) => id === expression && kind === 'flow'),
    )
    expect(counted.length).toBeGreaterThanOrEqual(14)
    for (const { id, expression } of counted) {
      const { base, current } = of(byCommune.rows[0], id)
      expect({ id, base: base.value, current: current.value }).toEqual({
        id,
        base: digits(inFiles(expression, 2025)),
        current: digits(inFiles(expression, 2026)),
      })
    }
  })

  test('a commune that nobody reports for as yet is not in the rest: what communes report is all in the rows', () => {
    const rest = byCommune.rows.at(-1)
    expect(rest.kind).toBe('rest')
    const communal = INDEX.pack.indicators.filter((indicator) => isCommunal(indicator.id))
    expect(communal.map(({ id }) => id)).toContain('social_order_crime')
    for (const { id } of communal) expect(of(rest, id).current.value, id).toBeNull()
  })
})

describe('the same on the tree of 1 June 2024', () => {
  test('only what was not merged can be compared; the total stays exact', async () => {
    const args = ['--period', '2026-H1', '--by', 'commune', '--all', '--json']
    const now = (await lai('compare', ...args)).json()
    const old = (await lai('compare', ...args, '--basis', '2024-06-01')).json()
    const units = old.rows.filter((row: Json) => row.kind === 'unit')
    expect(units).toHaveLength(106)
    const comparable = units.filter((row: Json) => of(row, 'social_order_crime').quality === 'exact')
    expect(comparable.map((row: Json) => row.unit.name)).toEqual(['Công an xã Mù Cả', 'Công an xã Tà Tổng'])
    expect(old.incomparable).toBe(104)
    for (const row of units) {
      if (comparable.includes(row)) continue
      expect(of(row, 'social_order_crime')).toMatchObject({
        quality: 'not-comparable',
        difference: null,
        percent: null,
      })
    }
    for (const { id } of INDEX.pack.indicators) expect(of(old.rows[0], id)).toEqual(of(now.rows[0], id))
  })
})

test('a report on a period without any figure is refused, and no file is written', async () => {
  const refused = await lai('report', '--period', '2027-H1', '--json')
  expect(refused.code).toBe(3)
  expect(refused.json().findings.map(({ code }: Json) => code)).toEqual(['report-no-figures'])
})

describe('explain', () => {
  test('the parts of the 72 cases add up to 72', async () => {
    const args = ['--indicator', 'social_order_crime', '--period', '2024-H1', '--json']
    const found = (await lai('explain', ...args)).json()
    expect(found).toMatchObject({
      value: '72',
      reported: 636,
      expected: 636,
      window: { from: '2023-12-15', to: '2024-06-14', days: 183 },
      treeDate: '2024-06-14',
      missing: [],
    })
    const values = found.parts.flatMap((part: Json) => Object.values(part.values) as string[])
    expect(total(values)).toBe('72')
    const returns = new Set(found.parts.map((part: Json) => `${part.unit.code} ${part.period}`))
    expect(returns.size).toBe(636)
    expect(new Set(found.parts.map((part: Json) => part.acceptedAt === null))).toEqual(new Set([false]))
  })

  test('a ratio is the ratio of the sums of its parts', async () => {
    const args = ['--indicator', 'clearance_rate', '--period', '2024-H1', '--json']
    const found = (await lai('explain', ...args)).json()
    expect(found).toMatchObject({ numerator: '70', denominator: '72' })
    const sum = (measure: string) =>
      total(
        found.parts.flatMap((part: Json) =>
          Object.entries<string>(part.values).flatMap(([code, v]) => (code.startsWith(measure) ? [v] : [])),
        ),
      )
    expect(sum('social_order_cleared')).toBe('70')
    expect(sum('social_order_recorded')).toBe('72')
  })
})

test('before the figures were loaded, nothing was known', async () => {
  const args = ['--period', '2024-H1', '--all', '--known-at', '2020-01-01T00:00:00Z', '--json']
  const { knownAt, rows } = (await lai('compare', ...args)).json()
  expect(knownAt).toBe('2020-01-01T00:00:00.000Z')
  for (const { current, base, difference } of rows[0].comparisons) {
    expect([current.value, current.reported, base.value, base.reported, difference]).toEqual([
      null,
      0,
      null,
      0,
      null,
    ])
    expect(current.expected).toBeGreaterThan(0)
  }
})

describe('printed percentages', () => {
  test('78 are judged, and every wrong one is explained', async () => {
    const { code, json } = await cungky.run('reconcile', '--pack', 'published', '--json')
    expect(code).toBe(EXIT.differences)
    const { count, verdicts, figures } = json()
    expect(count).toBe(78)
    expect(verdicts).toEqual({
      match: 59,
      'no-percentage': 10,
      truncated: 3,
      'wrong-base': 3,
      mismatch: 3,
    })
    const wrong = figures.filter((figure: Json) => !['match', 'no-percentage'].includes(figure.verdict))
    expect(wrong).toHaveLength(9)
    for (const { expected, explanation, source } of wrong) {
      expect(explanation.vi).toContain(`${expected.replace('.', ',')}%`)
      expect(explanation.en).toContain(`${expected}%`)
      expect(source).toMatch(/^https?:/)
    }
  })
})

describe('JSON and exit codes', () => {
  const NONE = '--pack lai-chau --period 2024-H1 --json'
  const LINES: [line: string, code: number][] = [
    ['pack check lai-chau --json', EXIT.done],
    [`compare ${NONE}`, EXIT.done],
    [`compare ${NONE} --by department --cautious`, EXIT.done],
    [`compare ${NONE} --base target`, EXIT.done],
    [`compare ${NONE} --base year-to-date`, EXIT.done],
    [`explain ${NONE} --indicator clearance_rate`, EXIT.done],
    ['rebuild --pack lai-chau --verify --json', EXIT.done],
    ['rebuild --pack lai-chau --json', EXIT.done],
    ['load --pack lai-chau --json --dry-run', EXIT.done],
    ['reconcile --pack published --json', EXIT.differences],
    ['reconcile --pack lai-chau --json', EXIT.usage],
    ['compare --pack lai-chau --json', EXIT.usage],
    ['compare --json', EXIT.usage],
    ['nonsense --json', EXIT.usage],
    [`compare ${NONE} --unit 99999`, EXIT.input],
    [`compare ${NONE} --known-at 2999-01-01`, EXIT.input],
    ['load --pack lai-chau missing.csv --json', EXIT.input],
  ]

  test.each(LINES)('cungky %s: valid JSON and nothing else, exit code %i', async (line, code) => {
    const ran = await cungky.run(...line.split(' '))
    expect(ran.code).toBe(code)
    expect(ran.json()).toBeTypeOf('object')
  })

  test('report and template name the files they wrote', async () => {
    const report = await lai('report', '--period', '2024-H1', '--out', desk.folder, '--json')
    expect(report.json()).toMatchObject({ docx: desk.path('lai-chau-12-2024-H1.docx') })
    expect(report.json().figures.length).toBeGreaterThan(20)
    const file = desk.path('form.xlsx')
    const form = await lai('template', '--unit', '03388', '--period', '2026-06', '--out', file, '--json')
    expect(form.json()).toEqual({ file, unit: '03388', period: '2026-06', form: 'commune-monthly' })
    expect(desk.read('form.xlsx').subarray(0, 2).toString()).toBe('PK')
  })
})

function of(row: Json, indicator: string): Json {
  return row.comparisons.find((comparison: Json) => comparison.indicator === indicator)
}

/** The exact sum of decimal texts; what is not reported adds nothing. */
function total(values: readonly (string | null)[]): string {
  return digits(values.reduce((sum, value) => sum.plus(value ?? 0), decimal(0)))
}

/** Do communes alone report what the indicator is made of? */
function isCommunal(id: string): boolean {
  const indicator = INDEX.pack.indicators.find((other) => other.id === id)!
  const measures = INDEX.pack.measures.filter((m) => new RegExp(`\\b${m.id}\\b`).test(indicator.expression))
  const series = INDEX.pack.series.filter((s) => measures.some((m) => m.id === s.measure))
  return series.every((s) => INDEX.formsOfSeries.get(s.index)!.every((form) => form.id === 'commune-monthly'))
}

/** Everything the pack's files hold of a measure for the months of a first half-year: December to June by the calendar of returns. */
function inFiles(measure: string, year: number): Decimal {
  const folder = join(PACKS, 'lai-chau/figures')
  let sum = decimal(0)
  for (const name of readdirSync(folder)) {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    for (const row of data) {
      if (!/^\d{4}-0[1-6]$/.test(row.period!) || !row.period!.startsWith(String(year))) continue
      for (const [column, value] of Object.entries(row))
        if ((column === measure || column.startsWith(`${measure}.`)) && /^\d/.test(value))
          sum = sum.plus(value)
    }
  }
  return sum
}

test('explain prints what a unit wrote about its figure, by the name of the series', async () => {
  const { store } = await cungky.store('lai-chau')
  await store.ownerPool.query(
    `update return_version set explanations = '{"note:1": "Mở đợt cao điểm"}'
     where period = 320240006 and figures[1] > 0 and form = 'commune-monthly'`,
  )
  const { out } = await lai('explain', '--period', '2024-06', '--indicator', 'social_order_crime')
  expect(out).toContain('Giải trình, ghi chú của đơn vị:')
  expect(out).toMatch(
    / {2}Công an .+ \(\d+\), 2024-06, Vụ phạm tội về trật tự xã hội xảy ra \(.+\): Mở đợt cao điểm/,
  )
})
