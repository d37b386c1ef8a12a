import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { paragraphsOf, partsOf } from '../export/ooxml.js'
import { CommandLine, Desk, EXIT, type Json, PACKS, type Ran } from './command-line.js'
import { contentOf } from './content.js'
import { fillForm } from './fill-form.js'
import { INDEX } from './lai-chau.js'

// The tests of this file follow one another: figures are loaded, corrected, submitted, and everything is recomputed.

const cungky = new CommandLine()
const desk = new Desk()
const lai = (command: string, ...args: string[]): Promise<Ran> =>
  cungky.run(command, '--pack', 'lai-chau', ...args)

/** What the province's report of the half-year says, paragraph by paragraph. */
async function reportText(name: string, ...args: string[]): Promise<string> {
  const out = desk.path(name)
  const { json } = await lai('report', '--period', '2024-H1', '--out', out, '--json', ...args)
  const document = partsOf(readFileSync(json().docx)).get('word/document.xml')!
  return paragraphsOf(document)
    .map(({ text }) => text)
    .join('\n')
}

const crime = async (...args: string[]): Promise<Json> => {
  const about = ['--indicator', 'social_order_crime', '--period', '2024-H1', '--json']
  return (await lai('compare', ...about, ...args)).json().rows[0].comparisons[0]
}

const explained = async (indicator: string, ...args: string[]): Promise<Json> =>
  (await lai('explain', '--indicator', indicator, '--period', '2024-H1', '--json', ...args)).json()

/** The moment just after a fact became known: the database's clock, not ours. */
const after = (moment: string) => new Date(Date.parse(moment) + 1).toISOString()

/** Rows of a shipped file of figures. */
function rowsOf(path: string): { fields: string[]; rows: Record<string, string>[] } {
  const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  return { fields: meta.fields!, rows: data }
}

const COMMUNES_2024 = join(PACKS, 'lai-chau/figures/2024-commune.csv')

describe('loading', () => {
  test('a dry run checks everything and leaves even an empty database as it is', async () => {
    const before = await contentOf(cungky, 'lai-chau')
    const { code, json } = await lai('load', '--dry-run', '--json')
    expect(code).toBe(EXIT.done)
    expect(json()).toMatchObject({ read: 6234, added: 0, dryRun: true })
    expect(await contentOf(cungky, 'lai-chau')).toEqual(before)
  })

  test('the shipped figures, and a second time nothing', async () => {
    const first = await lai('load', '--json')
    expect(first.json()).toMatchObject({ read: 6234, added: 6234, unchanged: 0 })
    const before = await contentOf(cungky, 'lai-chau')
    const second = await lai('load', '--json')
    expect(second.json()).toMatchObject({ read: 6234, added: 0, unchanged: 6234 })
    expect(await contentOf(cungky, 'lai-chau')).toEqual(before)
  })

  test('the worked example: 72 cases against 94, 97.2% cleared', async () => {
    expect(await crime()).toMatchObject({
      current: { value: '72' },
      base: { value: '94' },
      difference: '-22',
      words: { vi: 'giảm 22 vụ (23,4%) so với cùng kỳ năm 2023' },
    })
    const text = await reportText('first')
    expect(text).toContain('giảm 23,4% so với cùng kỳ năm 2023')
    expect(text).toContain('97,2%')
  })
})

describe('one cell changed', () => {
  const REASON = 'Rà soát lại hồ sơ vụ án'
  /** A cell of a copy of the pack: a case of the month in it was not cleared after all. */
  const SERIES = 'social_order_cleared_same.less_serious'
  let changed: { unit: string; period: string }
  let firstVersion: string

  beforeAll(async () => {
    const folder = desk.path('pack')
    cpSync(join(PACKS, 'lai-chau'), folder, { recursive: true })
    const file = join(folder, 'figures/2024-commune.csv')
    const { fields, rows } = rowsOf(file)
    const row = rows.find((r) => r.period === '2024-03' && r[SERIES] === '1')!
    row[SERIES] = '0'
    writeFileSync(file, Papa.unparse({ fields, data: rows }))
    changed = { unit: row.unit!, period: row.period! }
    firstVersion = (await part('clearance_rate', changed)).enteredAt
    const loaded = await cungky.run('load', '--pack', folder, '--reason', REASON, '--json')
    expect(loaded.json()).toMatchObject({ read: 6234, added: 1, unchanged: 6233 })
  })

  test('the report follows', async () => {
    const text = await reportText('second')
    expect(text).toContain('95,8%')
    expect(text).not.toContain('97,2%')
    expect(text).toContain('giảm 23,4% so với cùng kỳ năm 2023')
  })

  test('explain shows version 2, who changed it and why', async () => {
    const found = await explained('clearance_rate')
    expect(found).toMatchObject({ numerator: '69', denominator: '72' })
    expect(await part('clearance_rate', changed)).toMatchObject({
      version: 2,
      reason: REASON,
      enteredBy: 'tester',
    })
    const versions = found.parts.map((p: Json) => p.version)
    expect(versions.filter((version: number) => version === 2)).toHaveLength(1)
    const { out } = await lai('explain', '--indicator', 'clearance_rate', '--period', '2024-H1')
    // The column is narrow: the reason is broken over lines between its words.
    for (const word of REASON.split(' ')) expect(out).toContain(word)
  })

  test('as known in between, the old figure stands, in the report too', async () => {
    const then = ['--known-at', after(firstVersion)]
    expect(await explained('clearance_rate', ...then)).toMatchObject({ numerator: '70', denominator: '72' })
    expect((await part('clearance_rate', changed, ...then)).version).toBe(1)
    const text = await reportText('then', ...then)
    expect(text).toContain('97,2%')
    expect(text).not.toContain('95,8%')
  })

  test('the old figures again make a third version: nothing is overwritten', async () => {
    const again = await lai('load', '--reason', 'Hoàn lại số cũ', '--json')
    expect(again.json()).toMatchObject({ added: 1, unchanged: 6233 })
    expect(await part('clearance_rate', changed)).toMatchObject({ version: 3, reason: 'Hoàn lại số cũ' })
    expect(await reportText('third')).toContain('97,2%')
  })

  async function part(indicator: string, at: { unit: string; period: string }, ...args: string[]) {
    const { parts } = await explained(indicator, ...args)
    return parts.find((p: Json) => p.unit.code === at.unit && p.period === at.period)
  }
})

describe('a return corrected by a file of its own', () => {
  const LESS = 'social_order_recorded.less_serious'
  const PROPERTY = 'social_order_by_group.property'
  const more = (text: string | undefined) => String(Number(text) + 1)
  const written = (name: string, change: (row: Record<string, string>) => void) => {
    const { fields, rows } = rowsOf(COMMUNES_2024)
    const row = rows.find((r) => r.unit === '03388' && r.period === '2024-06')!
    change(row)
    return desk.put(name, Papa.unparse({ fields, data: [row] }))
  }

  test('one severity more without its offence group is refused by the rule of the form', async () => {
    const file = written('half.csv', (row) => {
      row[LESS] = more(row[LESS])
    })
    const { code, json } = await lai('load', file, '--json')
    expect(code).toBe(EXIT.input)
    expect(json().findings).toMatchObject([{ code: 'check-rule-broken', place: { file, period: '2024-06' } }])
    expect((await crime()).current.value).toBe('72')
  })

  test('both together: 73 cases, and every sentence follows', async () => {
    const file = written('whole.csv', (row) => {
      row[LESS] = more(row[LESS])
      row[PROPERTY] = more(row[PROPERTY])
    })
    const { code, err } = await lai('load', file, '--reason', 'Bổ sung một vụ')
    expect(code).toBe(EXIT.done)
    // The pending cases no longer follow from last month's: the form asks for an explanation, it does not refuse.
    expect(err).toContain('Cảnh báo')
    expect(await crime()).toMatchObject({
      current: { value: '73' },
      base: { value: '94' },
      words: { vi: 'giảm 21 vụ (22,3%) so với cùng kỳ năm 2023' },
    })
    const text = await reportText('fourth')
    expect(text).toContain('giảm 22,3% so với cùng kỳ năm 2023')
    expect(text).not.toContain('giảm 23,4%')
  })
})

describe('an entry form', () => {
  const FORM = ['--unit', '03388', '--period', '2026-06']
  let filled: string

  test('is made, filled in by another program, and submitted', async () => {
    const empty = desk.path('form.xlsx')
    expect((await lai('template', ...FORM, '--out', empty)).code).toBe(EXIT.done)
    const form = INDEX.formById.get('commune-monthly')!
    const values: Record<string, number> = {}
    for (const series of form.sections.flatMap((section) => section.series)) values[series] = 0
    Object.assign(values, {
      'social_order_recorded.serious': 3,
      'social_order_by_group.other': 3,
      'social_order_cleared_same.serious': 2,
      social_order_pending: 1,
      reporting_staff: 2,
    })
    filled = desk.put('filled.xlsx', await fillForm(desk.read('form.xlsx'), values))
    const { code, json } = await lai('submit', filled, '--json')
    expect(code).toBe(EXIT.done)
    expect(json().submitted).toMatchObject([{ period: '2026-06', form: 'commune-monthly', version: 2 }])
    for (const warning of json().warnings) expect(warning).toMatchObject({ vi: /./, en: /./ })
  })

  test('what is submitted counts as submitted, not yet as accepted', async () => {
    const at = async (stage: string) => {
      const about = ['--indicator', 'social_order_crime', '--unit', '03388', '--period', '2026-06', '--json']
      return (await lai('compare', ...about, '--stage', stage)).json().rows[0].comparisons[0].current.value
    }
    expect(await at('submitted')).toBe('3')
    expect(await at('entered')).toBe('3')
    expect(await at('accepted')).toBe(accepted('03388', '2026-06'))
    expect(await at('accepted')).not.toBe('3')
  })

  test('submitted a second time it changes nothing', async () => {
    const before = await contentOf(cungky, 'lai-chau')
    const { code, json } = await lai('submit', filled, '--json')
    expect(code).toBe(EXIT.done)
    expect(json().submitted).toMatchObject([{ version: null }])
    expect(await contentOf(cungky, 'lai-chau')).toEqual(before)
  })

  test('an empty form, or one of another unit, is refused', async () => {
    const empty = await lai('submit', desk.path('form.xlsx'), '--json')
    expect([empty.code, empty.json().findings[0].code]).toEqual([EXIT.input, 'form-empty'])
  })

  /** What the shipped file says of the unit's recorded cases. */
  function accepted(unit: string, period: string): string {
    const { rows } = rowsOf(join(PACKS, 'lai-chau/figures/2026-commune.csv'))
    const row = rows.find((r) => r.unit === unit && r.period === period)!
    const parts = Object.entries(row).filter(([column]) => column.startsWith('social_order_recorded.'))
    return String(parts.reduce((sum, [, value]) => sum + Number(value), 0))
  }
})

describe('totals', () => {
  const verified = async () => (await lai('rebuild', '--verify', '--json')).json().differences

  test('equal the returns after all this, and again when remade', async () => {
    expect(await verified()).toEqual([])
    const before = await crime('--stage', 'submitted')
    expect((await lai('rebuild')).code).toBe(EXIT.done)
    expect(await verified()).toEqual([])
    expect(await crime('--stage', 'submitted')).toEqual(before)
  })

  test('one that was tampered with is found, and mended by a rebuild', async () => {
    const { store } = await cungky.store('lai-chau')
    const { rowCount } = await store.ownerPool.query(
      'update rollup set total[1] = total[1] + 1 where ctid = (select ctid from rollup limit 1)',
    )
    expect(rowCount).toBe(1)
    const found = await lai('rebuild', '--verify')
    expect(found.code).toBe(EXIT.differences)
    expect(found.out).toContain('social_order_recorded.less_serious')
    await lai('rebuild')
    expect(await verified()).toEqual([])
  })
})
