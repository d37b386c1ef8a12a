import { describe, expect, test } from 'vitest'
import { bindLayout, type Layout, layoutsFile, mapRow, recogniseLayout } from './layout.js'

const name = { vi: 'Tệp', en: 'File' }

const layouts = layoutsFile.parse([
  {
    id: 'wide',
    name,
    kind: 'figures',
    encoding: 'latin1',
    delimiter: ';',
    header: ['cisp', 'fase'],
    unit: { column: 'cisp', prefix: 'CISP', pad: 3 },
    period: { year: ['ano', 'vano'], month: ['mes', 'mês'] },
    series: { columns: { hom_doloso: 'homicide', roubo_carga: 'cargo', furto: 'theft' } },
    ignore: ['munic', 'fase'],
  },
  {
    id: 'long',
    name,
    kind: 'figures',
    header: ['unit_code', 'parent_code'],
    unit: { column: 'unit_code' },
    period: { column: 'month' },
    series: { column: 'measure', value: 'value', rename: { hom_doloso: 'homicide' } },
    ignore: ['parent_code'],
  },
  {
    id: 'state-wide',
    name,
    kind: 'totals',
    header: ['mes', 'ano', 'fase'],
    without: ['cisp'],
    unit: { constant: 'RJ' },
    period: { year: 'ano', month: 'mes' },
    series: { columns: ['homicide'] },
  },
  {
    id: 'totals-long',
    name,
    kind: 'totals',
    header: ['unit_code', 'month'],
    without: ['parent_code'],
    unit: { column: 'unit_code' },
    period: { column: 'month' },
    series: { column: 'measure', value: 'value' },
  },
])

const recognised = (header: string, kind: Layout['kind']) =>
  recogniseLayout(layouts, header.split(/[,;]/), kind)?.layout.id

describe('recogniseLayout', () => {
  test.each([
    ['CISP;mes;vano;munic;hom_doloso;fase', 'figures', 'wide'],
    ['cisp;mes;ano;munic;hom_doloso;fase', 'figures', 'wide'],
    ['\uFEFFcisp; MÊS ;ano;hom_doloso;fase', 'figures', 'wide'],
    ['unit_code,parent_code,month,measure,value,phase', 'figures', 'long'],
    ['unit_code,month,measure,value,phase', 'totals', 'totals-long'],
    ['mes;ano;homicide;fase', 'totals', 'state-wide'],
    // the right columns in the wrong kind of file
    ['unit_code,month,measure,value', 'figures', undefined],
    ['cisp;mes;ano;homicide;fase', 'totals', undefined],
    ['unit_code,parent_code,month,measure,value', 'totals', undefined],
    // a column that every row needs is missing
    ['cisp;mes;hom_doloso;fase', 'figures', undefined],
    ['unit_code,parent_code,month,measure', 'figures', undefined],
    ['unit,period,series,value', 'figures', undefined],
  ] as const)('%s as %s is %s', (header, kind, id) => {
    expect(recognised(header, kind)).toBe(id)
  })

  test('of two that fit, the one that explains more of the header wins', () => {
    const [wide] = layouts as [Layout, ...Layout[]]
    const poorer = { ...wide, id: 'poorer', ignore: [] }
    const header = ['cisp', 'mes', 'ano', 'munic', 'hom_doloso', 'fase']
    expect(recogniseLayout([poorer, wide], header, 'figures')?.layout.id).toBe('wide')
    expect(recogniseLayout([wide, { ...wide, id: 'twin' }], header, 'figures')?.layout.id).toBe('wide')
  })
})

function rows(header: string, lines: readonly string[], patch: Partial<Layout> = {}) {
  const delimiter = header.includes(';') ? ';' : ','
  const columns = header.split(delimiter)
  const bound = recogniseLayout(
    layouts.map((l) => ({ ...l, ...patch })),
    columns,
    'figures',
  )
  const taken: string[] = []
  for (const line of lines) {
    mapRow(bound!, line.split(delimiter), (unit, period, series, value) => {
      taken.push([unit, period, series, value].join(' '))
    })
  }
  return taken
}

describe('mapRow', () => {
  test('a wide row gives one figure per value column; an empty cell stays empty', () => {
    expect(
      rows('CISP;mes;vano;hom_doloso;roubo_carga;fase', ['7;4;2003;0;;3', '166;12;2017; 5 ;2;2']),
    ).toEqual([
      'CISP007 2003-04 homicide 0',
      'CISP007 2003-04 cargo ',
      'CISP166 2017-12 homicide 5',
      'CISP166 2017-12 cargo 2',
    ])
  })

  test('a long row gives one figure, renamed when the layout says so', () => {
    const header = 'unit_code,parent_code,month,measure,value'
    expect(
      rows(header, ['CISP001,AISP05,2010-01,hom_doloso,3', 'CISP001,AISP05,2010-01,constructor,1']),
    ).toEqual(['CISP001 2010-01 homicide 3', 'CISP001 2010-01 constructor 1'])
  })

  test('the unit of a file about one unit is constant', () => {
    const bound = recogniseLayout(layouts, ['mes', 'ano', 'homicide', 'fase'], 'totals')
    const taken: string[] = []
    mapRow(bound!, ['1', '2024', '310', '3'], (...figure) => taken.push(figure.join(' ')))
    expect(taken).toEqual(['RJ 2024-01 homicide 310'])
  })

  test('a row that is too short, or has no unit, gives empty texts and not another unit', () => {
    expect(rows('cisp;mes;ano;hom_doloso;fase', ['7;4', ';4;2003;1;3'])).toEqual([
      'CISP007 -04 homicide ',
      ' 2003-04 homicide 1',
    ])
  })

  test('decimal commas are read; a thousands point is left for the reader of figures to refuse', () => {
    const header = 'cisp;mes;ano;hom_doloso;fase'
    const lines = ['7;4;2003;12,5;3', '7;4;2003;1.234;3', '7;4;2003;1.234,5;3', '7;4;2003;-3;3']
    expect(rows(header, lines, { decimalComma: true }).map((text) => text.split(' ')[3])).toEqual([
      '12.5',
      '1,234',
      '1,234.5',
      '-3',
    ])
  })
})

describe('bindLayout', () => {
  test('tells which columns nobody reads and which series this edition lacks', () => {
    const bound = bindLayout(layouts[0]!, ['cisp', 'mes', 'ano', 'hom_doloso', 'feminicidio', 'fase'])
    expect(bound.unread).toEqual(['feminicidio'])
    expect(bound.absent).toEqual(['cargo', 'theft'])
  })

  test('refuses a header without a needed column', () => {
    expect(() => bindLayout(layouts[0]!, ['cisp', 'mes', 'hom_doloso', 'fase'])).toThrow(RangeError)
  })
})
