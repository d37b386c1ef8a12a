import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPack, readPack } from '../../src/cycle/register/read-pack.js'
import { Problem, describe as sentence } from '../../src/domain/problem.js'
import { edited, type Files, inFolder, SMALL_PACK } from './small-pack.js'

/** One fault: its file, the text that is replaced, what replaces it, the problems told, and the text on the line of the first. */
type Fault = [file: string, piece: string, by: string, codes: string | string[], at?: string]

const SHAPE: Fault[] = [
  ['pack.yaml', 'version: "1"', 'version: 1', 'pack-not-text', 'version: 1'],
  ['pack.yaml', 'version: "1"', 'versoin: "1"\nversion: "1"', 'pack-key-misspelt', 'versoin'],
  ['pack.yaml', 'version: "1"', 'version: "1"\nzzz: 1', 'pack-key-unknown', 'zzz'],
  ['pack.yaml', 'id: small-pack', 'id: Small Pack', 'pack-pack-id-invalid', 'Small Pack'],
  ['pack.yaml', ', en: Small pack', '', 'pack-key-missing', 'name: { vi: Gói nhỏ }'],
  ['pack.yaml', 'vi: Gói nhỏ', 'vi: "  "', 'pack-text-empty', '"  "'],
  ['pack.yaml', 'levels:', 'notice: x\nlevels:', 'pack-not-map', 'notice: x'],
  ['pack.yaml', 'levels:', 'sources: [{ title: T, url: ftp://x }]\nlevels:', 'pack-url-invalid', 'ftp:'],
  ['calendar.yaml', 'Asia/Ho_Chi_Minh', 'Asia/Lai_Chau', 'pack-timezone-unknown', 'Lai_Chau'],
  ['calendar.yaml', 'cutoffDay: 14', 'cutoffDay: 29', 'pack-number-too-big', '29'],
  ['calendar.yaml', 'cutoffDay: 14', 'cutoffDay: -1', 'pack-number-too-small', '-1'],
  ['calendar.yaml', 'cutoffDay: 14', 'cutoffDay: 14.5', 'pack-not-whole', '14.5'],
  ['calendar.yaml', 'cutoffDay: 14', 'cutoffDay: "14"', 'pack-not-number', '"14"'],
  ['calendar.yaml', '"2021-01"', '"2021-13"', 'pack-month-invalid', '2021-13'],
  ['calendar.yaml', '2025-01-01', '2025-02-30', 'pack-date-invalid', '2025-02-30'],
  ['reorganisations.yaml', 'op: merge', 'op: mege', 'pack-value-unknown', 'mege'],
  ['reorganisations.yaml', 'from: [a, b]', 'form: [a, b]', 'pack-key-misspelt', 'form:'],
  ['measures.yaml', 'kind: flow', 'kind: flux', 'pack-value-unknown', 'flux'],
  ['measures.yaml', 'kind: flow', 'kind: flow\n    signed: "no"', 'pack-not-boolean', 'signed'],
  ['measures.yaml', '[severity]', 'severity', 'pack-not-list', 'classifications: severity'],
  ['measures.yaml', 'id: cleared', 'id: Số vụ', 'pack-id-invalid', 'id: Số vụ'],
  ['indicators.yaml', '"75"', '"75,5"', 'pack-decimal-invalid', '75,5'],
  ['indicators.yaml', '"2024"', '"24"', 'pack-year-invalid', '"24"'],
  ['indicators.yaml', '"75"', '75', 'pack-not-text', 'targets'],
  ['forms.yaml', '[commune]', '[]', 'pack-list-empty', 'levels: []'],
]

const FIT: Fault[] = [
  [
    'pack.yaml',
    '  - { id: commune',
    '  - { id: province, name: { vi: A, en: A } }\n  - { id: commune',
    'pack-id-repeated',
    'vi: A',
  ],
  ['calendar.yaml', '"2021-01"', '"2014-01"', 'pack-cutoff-order', '2014-01'],
  ['calendar.yaml', 'level: province', 'level: provinse', 'pack-level-unknown', 'provinse'],
  ['calendar.yaml', 'level: province', 'level: commune', 'pack-id-repeated', 'day: 18'],
  ['measures.yaml', 'id: grave', 'id: minor', 'pack-id-repeated', 'vi: Nặng'],
  ['measures.yaml', 'id: cleared', 'id: recorded # again', 'pack-id-repeated', '# again'],
  ['measures.yaml', '[severity]', '[severitie]', 'pack-classification-unknown', '[severitie]'],
  [
    'measures.yaml',
    'kind: flow',
    'kind: flow\n    from: 2024-01-01\n    to: 2023-01-01',
    'pack-dates-reversed',
    'to: 2023',
  ],
  ['series.csv', '3,cleared', '4,cleared', 'pack-series-gap', '4,cleared'],
  ['series.csv', '3,cleared', '3,recorded.minor\n4,cleared', 'pack-id-repeated', '3,recorded.minor'],
  ['series.csv', '3,cleared', '3,cleared\n4,claered', 'pack-measure-unknown', 'claered'],
  ['series.csv', '3,cleared', '3,cleared\n4,recorded', 'pack-series-shape', '4,recorded'],
  ['series.csv', '3,cleared', '3,cleared\n4,recorded.huge', 'pack-category-unknown', 'huge'],
  ['forms.yaml', '[commune]', '[comune]', 'pack-level-unknown', 'comune'],
  ['forms.yaml', '- cleared\n', '- cleared\n        - claered\n', 'pack-series-unknown', 'claered'],
  ['forms.yaml', '- cleared\n', '- cleared\n        - recorded.minor\n', 'pack-id-repeated'],
  ['forms.yaml', '[recorded.minor]', '[recorded.huge]', 'pack-required-not-asked', 'required'],
  [
    'forms.yaml',
    '[recorded.minor]',
    '[recorded.minor]\n  outliers: { except: [recorded.huge] }',
    'pack-outlier-not-asked',
    'except',
  ],
  [
    'forms.yaml',
    '        - cleared\n',
    '',
    ['pack-rule-outside-form', 'pack-measure-not-asked'],
    'left: cleared',
  ],
  ['forms.yaml', 'left: cleared', 'left: cleraed', 'expression-unknown-name', 'cleraed'],
  ['forms.yaml', 'left: cleared', 'left: (cleared', 'expression-unclosed', '(cleared'],
  ['indicators.yaml', 'cleared / recorded', 'cleared / recordet', 'expression-unknown-name', 'recordet'],
  ['indicators.yaml', 'cleared / recorded', 'cleared /', 'expression-ends', 'cleared /'],
  ['indicators.yaml', 'cleared / recorded', 'clearance_rate', 'expression-cycle', 'expression'],
  ['indicators.yaml', 'id: clearance_rate', 'id: cleared', 'pack-name-taken', 'id: cleared'],
  [
    'units.csv',
    'a,00001,Công an xã A,commune,p',
    'a,00001,Công an xã A,communes,p',
    'pack-level-unknown',
    'communes',
  ],
  ['units.csv', 'commune,p,2021-01-01,\nb', 'commune,q,2021-01-01,\nb', 'unit-parent-unknown', 'a,00001'],
  ['units.csv', 'commune,p,2021-01-01,\nb', 'commune,,2021-01-01,\nb', 'unit-root-several'],
  ['units.csv', 'p,2021-01-01,\nb', 'p,2021-02-29,\nb', 'pack-date-invalid', '2021-02-29'],
  ['units.csv', 'a,00001,', 'a,,', 'pack-cell-empty', 'a,,'],
  ['units.csv', 'a,00001,', 'xã a,00001,', 'pack-unit-key-invalid', 'xã a'],
  ['units.csv', 'c,00003', 'c,00002', 'unit-code-taken', 'c,00002'],
  [
    'units.csv',
    '2021-01-01,\nb',
    '2021-01-01,2022-01-01\na,1,A,commune,p,2023-01-01,\nb',
    'pack-unit-gap',
    '2023',
  ],
  ['reorganisations.yaml', 'from: [a, b]', 'from: [a, d]', 'act-unit-unknown', 'op: merge'],
  ['reorganisations.yaml', 'unit: c,', 'unit: b,', 'act-unit-ended-twice', 'op: rename'],
  ['reorganisations.yaml', 'level: commune', 'level: comune', 'pack-level-unknown', 'comune'],
]

const SYNTAX: Fault[] = [
  ['pack.yaml', 'version: "1"', 'version: "1"\nid: x', 'pack-yaml-repeated-key', 'id: x'],
  ['pack.yaml', '  - { id: commune', '\t- { id: commune', 'pack-yaml-tab', 'commune'],
  ['pack.yaml', 'version: "1"', 'version: "1', 'pack-yaml-unclosed'],
  ['pack.yaml', 'id: small-pack', 'id: small: pack', 'pack-yaml-colon', 'small: pack'],
  ['pack.yaml', 'version: "1"', 'version: !!js/function "1"', 'pack-yaml-tag', '!!js'],
  ['pack.yaml', 'version: "1"', 'version: @1', 'pack-yaml-syntax', '@1'],
  ['pack.yaml', 'version: "1"', 'version: *v', 'pack-yaml-alias-unknown', '*v'],
  ['pack.yaml', 'levels:', '---\nlevels:', 'pack-yaml-several-documents', '---'],
  [
    'units.csv',
    'unit,code',
    'unit,codes',
    ['pack-csv-column-missing', 'pack-csv-column-unknown'],
    'unit,codes',
  ],
  ['units.csv', 'parent,from', 'parent,parent,from', 'pack-csv-column-repeated', 'unit,'],
  ['units.csv', 'a,00001,Công an xã A', 'a,00001,Công an, xã A', 'pack-csv-row-width', 'Công an, xã A'],
  ['units.csv', 'Công an xã A', '"Công an xã A', 'pack-csv-quote', '"Công an xã A'],
  ['series.csv', 'index,series', 'index;series', 'pack-csv-delimiter', 'index;series'],
]

const BOUNDARY: Fault[] = [
  ['measures.yaml', 'vi: Số vụ làm rõ', 'vi: Số người theo tôn giáo', 'pack-boundary', 'tôn giáo'],
  ['measures.yaml', 'en: Severity', 'en: Ethnic group', 'pack-boundary', 'Ethnic'],
  ['measures.yaml', 'vi: Nặng', 'vi: Người dân tộc thiểu số', 'pack-boundary', 'dân tộc'],
  ['measures.yaml', 'en: Cases cleared', 'en: Persons by political view', 'pack-boundary', 'political'],
  ['indicators.yaml', 'vi: Tỉ lệ làm rõ', 'vi: Tỉ lệ TÍN ĐỒ', 'pack-boundary', 'TÍN ĐỒ'],
  ['forms.yaml', 'id: situation', 'id: by_religion', 'pack-boundary', 'by_religion'],
]

describe.each([
  ['syntax', SYNTAX],
  ['shape', SHAPE],
  ['fit', FIT],
  ['boundary', BOUNDARY],
])('a fault of %s is named at its place', (_, faults) => {
  test.each(faults)('%s: %j → %j is %j', async (file, piece, by, codes, at) => {
    const files = edited(file, piece, by)
    const { pack, findings } = await inFolder(files, async (folder) => {
      const checked = await checkPack(folder)
      return {
        ...checked,
        findings: checked.findings.map((f) => ({ ...f, file: f.place.file?.slice(folder.length + 1) })),
      }
    })
    expect(pack).toBeNull()
    expect(findings.map((f) => f.code)).toEqual([codes].flat())
    const found = findings.find((f) => f.code === [codes].flat()[0])!
    if (at !== undefined) {
      const lines = String(files[file]).split('\n')
      const line = 1 + lines.findIndex((text) => text.includes(at))
      expect({ file: found.file, line: found.place.line }).toEqual({ file, line })
    }
    for (const lang of ['vi', 'en'] as const) expect(sentence(found, lang)).not.toMatch(/\{\w+\}/)
  })
})

async function codesOf(files: Files): Promise<string[]> {
  return inFolder(files, async (folder) => (await checkPack(folder)).findings.map((f) => f.code))
}

describe('files that cannot be read', () => {
  test('a folder that is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cungky-pack-'))
    await rm(folder, { recursive: true })
    const { findings } = await checkPack(folder)
    expect(findings).toEqual([{ code: 'pack-folder-missing', place: { file: folder }, params: {} }])
  })

  test('every missing file is named, a misnamed one with its name', async () => {
    const { 'forms.yaml': forms, 'units.csv': _, ...rest } = SMALL_PACK
    const files = { ...rest, 'form.yaml': forms! }
    const findings = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect(findings.map((f) => [f.code, f.params.file, f.params.near])).toEqual([
      ['pack-file-misnamed', 'forms.yaml', 'form.yaml'],
      ['pack-file-missing', 'units.csv', undefined],
    ])
  })

  test('an optional file is missed when it is misnamed', async () => {
    const { 'indicators.yaml': indicators, ...rest } = SMALL_PACK
    expect(await codesOf({ ...rest, 'indicator.yml': indicators! })).toEqual(['pack-file-misnamed'])
  })

  test('a file that is a folder', async () => {
    const { 'forms.yaml': _, ...rest } = SMALL_PACK
    expect(await codesOf({ ...rest, 'forms.yaml/x': '' })).toEqual(['pack-file-unreadable'])
  })

  test('text that is not UTF-8, with its line', async () => {
    const latin = new Uint8Array(Buffer.from('id: x\nname: Gói nhỏ\n', 'latin1'))
    const files = { ...SMALL_PACK, 'pack.yaml': latin }
    const findings = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect(findings.map((f) => [f.code, f.place.line])).toEqual([['pack-not-utf8', 2]])
  })

  test('UTF-16, as a spreadsheet may save it', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${SMALL_PACK['series.csv']}`, 'utf16le'))
    expect(await codesOf({ ...SMALL_PACK, 'series.csv': utf16 })).toEqual(['pack-not-utf8'])
  })

  test('a control character, with its place', async () => {
    const files = edited('pack.yaml', 'Gói nhỏ', 'Gói\u0000nhỏ')
    const [found] = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect([found?.code, found?.place.line, found?.place.column]).toEqual(['pack-control-character', 3, 16])
  })

  test('an empty file', async () => {
    expect(await codesOf({ ...SMALL_PACK, 'forms.yaml': ' \n' })).toEqual(['pack-file-empty'])
    expect(await codesOf({ ...SMALL_PACK, 'series.csv': 'index,series\n' })).toEqual(['pack-file-empty'])
  })

  test('a file of more than 20 MB', async () => {
    const files = { ...SMALL_PACK, 'units.csv': 'x'.repeat(20_000_001) }
    expect(await codesOf(files)).toEqual(['pack-file-too-large'])
  })

  test('aliases that multiply', async () => {
    const bomb = ['a0: &a0 [x]', ...Array.from({ length: 9 }, (_, i) => bombLine(i))].join('\n')
    expect(await codesOf({ ...SMALL_PACK, 'pack.yaml': bomb })).toEqual(['pack-yaml-aliases'])
  })

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['compact lists', `${'- '.repeat(100_000)}x`],
    ['keys of keys', `${'? '.repeat(100_000)}x`],
    ['indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('values nested too deep: %s', async (_, text) => {
    expect(await codesOf({ ...SMALL_PACK, 'pack.yaml': text })).toEqual(['pack-yaml-too-deep'])
  })

  test('a value that holds itself', async () => {
    expect(await codesOf({ ...SMALL_PACK, 'pack.yaml': 'id: &id [*id]\n' })).toContain('pack-not-text')
  })
})

function bombLine(i: number): string {
  return `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`
}

describe('what is told', () => {
  test('all faults at once, by file and line, and the pack is refused whole', async () => {
    const files = {
      ...edited('measures.yaml', 'kind: flow', 'kind: flux'),
      'calendar.yaml': SMALL_PACK['calendar.yaml']!.replace('Asia', 'Azia').replace('day: 16', 'day: 0'),
    }
    await inFolder(files, async (folder) => {
      const problem = await readPack(folder).catch((error: unknown) => error)
      expect(problem).toBeInstanceOf(Problem)
      expect((problem as Problem).findings.map((f) => [f.code, f.place.file, f.place.line])).toEqual([
        ['pack-timezone-unknown', join(folder, 'calendar.yaml'), 1],
        ['pack-number-too-small', join(folder, 'calendar.yaml'), 6],
        ['pack-value-unknown', join(folder, 'measures.yaml'), 11],
      ])
    })
  })

  test('a hundred faults, then how many more', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => `${i + 1},nothing_${i}`).join('\n')
    const files = { ...SMALL_PACK, 'series.csv': `index,series\n${rows}\n` }
    const findings = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect(findings).toHaveLength(101)
    expect(findings.at(-1)).toEqual({ code: 'pack-more-findings', place: {}, params: { count: 50 } })
  })

  test('the near word', async () => {
    const files = edited('forms.yaml', '- cleared\n', '- claered\n')
    const findings = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect(findings.find((f) => f.code === 'pack-series-unknown')?.params).toEqual({
      value: 'claered',
      known: 'cleared',
    })
  })

  test('the column inside an expression', async () => {
    const files = edited('indicators.yaml', 'cleared / recorded', 'cleared / recordet')
    const [found] = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    // "  expression: 100 * cleared / recordet"
    expect(found?.place.column).toBe(31)
  })

  test('a fault of an indicator once, though others use it', async () => {
    const more = `${SMALL_PACK['indicators.yaml']!.replace('/ recorded', '/ recordet')}- id: twice
  name: { vi: Gấp đôi, en: Twice }
  expression: 2 * clearance_rate
  unit: { vi: "%", en: "%" }
  decimals: 0
  format: rate
`
    const files = { ...SMALL_PACK, 'indicators.yaml': more }
    expect(await codesOf(files)).toEqual(['expression-unknown-name'])
  })

  test('a series that one level owes twice', async () => {
    const again = SMALL_PACK['forms.yaml']!.replace('id: monthly', 'id: again')
    const codes = await codesOf({ ...SMALL_PACK, 'forms.yaml': SMALL_PACK['forms.yaml']! + again })
    expect(codes).toEqual(['pack-series-owed-twice', 'pack-series-owed-twice', 'pack-series-owed-twice'])
    const later = again.replace('levels:', 'from: 2030-01-01\n  levels:')
    const first = SMALL_PACK['forms.yaml']!.replace('levels:', 'to: 2030-01-01\n  levels:')
    expect(await codesOf({ ...SMALL_PACK, 'forms.yaml': first + later })).toEqual([])
  })

  test('a rule over series that its form does not ask for', async () => {
    const other = `- id: other
  name: { vi: Khác, en: Other }
  periodType: month
  levels: [province]
  sections: [{ id: s, name: { vi: Phần, en: Part }, series: [cleared] }]
  rules:
    - { id: r, left: cleared, op: "<=", right: recorded, severity: error, message: { vi: A., en: A. } }
`
    const files = { ...SMALL_PACK, 'forms.yaml': SMALL_PACK['forms.yaml']! + other }
    expect(await codesOf(files)).toEqual(['pack-rule-outside-form'])
  })

  test('layouts that fill unknown series', async () => {
    const layouts = `- id: wide
  name: { vi: Tệp rộng, en: Wide file }
  kind: figures
  header: [station]
  unit: { colum: station }
  period: { year: y, month: m }
  series: { columns: { a: claered } }
`
    expect(await codesOf({ ...SMALL_PACK, 'layouts.yaml': layouts })).toEqual(['pack-key-misspelt'])
    const named = layouts.replace('colum:', 'column:')
    expect(await codesOf({ ...SMALL_PACK, 'layouts.yaml': named })).toEqual(['pack-series-unknown'])
  })
})

test('no damage to a file brings anything but findings', async () => {
  const names = fc.constantFrom(...Object.keys(SMALL_PACK))
  const piece = fc.oneof(
    fc.constantFrom('[', ']', '{', '"', ': ', '- ', '*', '&a ', ',', '\t', '\n', '~'),
    fc.string(),
  )
  const damage = fc.tuple(names, fc.nat(), fc.nat(20), piece)
  await fc.assert(
    fc.asyncProperty(damage, async ([name, at, length, by]) => {
      const text = SMALL_PACK[name]!
      const start = at % text.length
      const damaged = text.slice(0, start) + by + text.slice(start + length)
      await inFolder({ ...SMALL_PACK, [name]: damaged }, async (folder) => {
        const { pack, findings } = await checkPack(folder)
        expect(pack === null).toBe(findings.length > 0)
        for (const f of findings) for (const lang of ['vi', 'en'] as const) sentence(f, lang)
      })
    }),
    { numRuns: 300 },
  )
})

describe('the boundary', () => {
  test('is quoted in the problem', async () => {
    const files = edited('measures.yaml', 'en: Severity', 'en: Religion')
    const [found] = await inFolder(files, async (folder) => (await checkPack(folder)).findings)
    expect(sentence(found!, 'en')).toContain(
      'never counts or classifies people by religion, ethnicity or opinion',
    )
    expect(sentence(found!, 'vi')).toContain('theo tôn giáo, dân tộc hay chính kiến')
  })

  test.each([
    'Dân số trung bình',
    'Vụ đua xe trái phép',
    'Illegal street races',
    'Traces secured',
    'Lãnh đạo',
  ])('does not refuse %s', async (name) => {
    expect(await codesOf(edited('measures.yaml', 'vi: Số vụ làm rõ', `vi: ${name}`))).toEqual([])
  })
})
