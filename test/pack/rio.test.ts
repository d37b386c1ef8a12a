import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CheckedPack, checkPack } from '../../src/cycle/register/read-pack.js'
import { windowOf } from '../../src/domain/calendar.js'
import { type Decimal, decimal } from '../../src/domain/decimal.js'
import { type BoundLayout, mapRow, recogniseLayout } from '../../src/domain/layout.js'
import { parsePeriod } from '../../src/domain/period.js'
import { type PublishedTotal, reconcile } from '../../src/domain/reconcile.js'
import { nodeOf, subtree, treeAt, unitByCode } from '../../src/domain/unit.js'

const PACKS = join(import.meta.dirname, '../../packs')

interface Read extends CheckedPack {
  readonly pack: NonNullable<CheckedPack['pack']>
}

async function read(id: string): Promise<Read> {
  const checked = await checkPack(join(PACKS, id))
  expect(checked.findings).toEqual([])
  return checked as Read
}

let stations: Read
let municipalities: Read
beforeAll(async () => {
  stations = await read('rio')
  municipalities = await read('rio-municipalities')
})

describe('stations through time', () => {
  test.each([
    ['2003-01-31', 7, 35, 126],
    ['2003-04-30', 7, 39, 127],
    ['2010-12-31', 7, 40, 133],
    ['2011-01-31', 7, 41, 136],
    ['2011-07-31', 7, 39, 136],
    ['2017-07-31', 7, 39, 138],
  ])('on %s there are %i regions, %i areas and %i stations', (date, regions, areas, count) => {
    const nodes = subtree(treeAt(stations.pack.history, date), 'rj')
    const of = (level: string) => nodes.filter((node) => node.level === level).length
    expect([of('risp'), of('aisp'), of('cisp')]).toEqual([regions, areas, count])
  })

  test('stations changed their area 44 times', () => {
    const spans = [...stations.pack.history.units.values()]
      .filter((unit) => unit.spans[0]!.level === 'cisp')
      .map((unit) => unit.spans)
    expect(spans).toHaveLength(138)
    const changes = spans.flatMap((s) => s.slice(1).filter((span, i) => span.parent !== s[i]!.parent))
    expect(changes).toHaveLength(44)
  })

  test.each([
    ['cisp005', '2003-03-31', 'aisp05 risp01'],
    ['cisp005', '2003-04-30', 'aisp13 risp01'],
    ['cisp005', '2011-07-31', 'aisp05 risp01'],
    ['cisp016', '2003-03-31', 'aisp36 risp06'],
    ['cisp016', '2003-04-30', 'aisp31 risp02'],
    // areas 39 and 40 exchanged their regions and stations in July 2011
    ['cisp035', '2011-06-30', 'aisp39 risp02'],
    ['cisp035', '2011-07-31', 'aisp40 risp02'],
    ['cisp054', '2011-06-30', 'aisp40 risp03'],
    ['cisp054', '2011-07-31', 'aisp39 risp03'],
  ])('%s on %s is under %s', (station, date, above) => {
    const { path } = nodeOf(treeAt(stations.pack.history, date), station)
    expect(path.slice(1, -1).reverse().join(' ')).toBe(above)
  })

  test('92 municipalities in 4 regions', () => {
    const nodes = subtree(treeAt(municipalities.pack.history, '2014-01-31'), 'rj')
    expect(nodes.map((node) => node.level)).toHaveLength(1 + 4 + 92)
  })
})

describe("the publisher's files are known by their header", () => {
  const HEADERS = {
    // editions of 2017 and 2024
    station2017:
      'CISP;mes;vano;mes_ano;AISP;RISP;munic;mcirc;Regiao;hom_doloso;lesao_corp_morte;latrocinio;hom_por_interv_policial;tentat_hom;lesao_corp_dolosa;estupro;hom_culposo;lesao_corp_culposa;roubo_comercio;roubo_residencia;roubo_veiculo;roubo_carga;roubo_transeunte;roubo_em_coletivo;roubo_banco;roubo_cx_eletronico;roubo_celular;roubo_conducao_saque;roubo_bicicleta;outros_roubos;total_roubos;furto_veiculos;furto_bicicleta;outros_furtos;total_furtos;sequestro;extorsao;sequestro_relampago;estelionato;apreensao_drogas;recuperacao_veiculos;cump_mandado_prisao;armas_apreendidas;prisoes;grp;apf_cmp;apreensoes;gaai;aaapai_cmba;ameaca;pessoas_desaparecidas;encontro_cadaver;encontro_ossada;pol_militares_mortos_serv;pol_civis_mortos_serv;indicador_letalidade;indicador_roubo_rua;indicador_roubo_veic;registro_ocorrencias;fase',
    municipality2024:
      'fmun_cod;fmun;ano;mes;mes_ano;regiao;hom_doloso;lesao_corp_morte;latrocinio;cvli;hom_por_interv_policial;letalidade_violenta;tentat_hom;lesao_corp_dolosa;estupro;hom_culposo;lesao_corp_culposa;roubo_transeunte;roubo_celular;roubo_em_coletivo;roubo_rua;roubo_veiculo;roubo_carga;roubo_comercio;roubo_residencia;roubo_banco;roubo_cx_eletronico;roubo_conducao_saque;roubo_apos_saque;roubo_bicicleta;outros_roubos;total_roubos;furto_veiculos;furto_transeunte;furto_coletivo;furto_celular;furto_bicicleta;outros_furtos;total_furtos;sequestro;extorsao;sequestro_relampago;estelionato;apreensao_drogas;posse_drogas;trafico_drogas;apreensao_drogas_sem_autor;recuperacao_veiculos;apf;aaapai;cmp;cmba;ameaca;pessoas_desaparecidas;encontro_cadaver;encontro_ossada;pol_militares_mortos_serv;pol_civis_mortos_serv;registro_ocorrencias;fase',
    state2017: 'mês;ano;hom_doloso;lesao_corp_morte;latrocinio;tentat_hom;registro_ocorrencias;fase',
    long: 'unit_code;parent_code;month;measure;value;phase',
    totals: 'unit_code;month;measure;value;phase',
  }
  const bind = (from: Read, header: string, kind: 'figures' | 'totals') =>
    recogniseLayout(from.layouts, header.split(';'), kind)

  test('the station file: all 26 series found, no column overlooked', () => {
    const bound = bind(stations, HEADERS.station2017, 'figures')!
    expect(bound.layout.id).toBe('isp-cisp-wide')
    expect([bound.wide.length, bound.absent, bound.unread]).toEqual([26, [], []])
    expect(bind(stations, HEADERS.station2017, 'totals')).toBeUndefined()
  })

  test('the municipal file: all 28 series found, no column overlooked', () => {
    const bound = bind(municipalities, HEADERS.municipality2024, 'figures')!
    expect(bound.layout.id).toBe('isp-municipality-wide')
    expect([bound.wide.length, bound.absent, bound.unread]).toEqual([28, [], []])
    expect(bind(municipalities, HEADERS.municipality2024, 'totals')).toBeUndefined()
  })

  test('the state totals and the long forms', () => {
    expect(bind(stations, HEADERS.state2017, 'totals')?.layout.id).toBe('isp-state-wide')
    expect(bind(stations, HEADERS.totals, 'totals')?.layout.id).toBe('isp-totals-long')
    expect(bind(stations, HEADERS.totals, 'figures')).toBeUndefined()
    expect(bind(stations, HEADERS.long, 'figures')?.layout.id).toBe('isp-cisp-long')
    expect(bind(stations, HEADERS.long, 'totals')).toBeUndefined()
  })

  test('a row of the station file as it is published', () => {
    const bound = bind(stations, HEADERS.station2017, 'figures')!
    const row =
      '5;1;2003;2003m1;5;1;Rio de Janeiro;3304557;Capital;3;0;0;0;1;73;2;1;19;10;1;11;5;26;4;2;0;34;2;;28;123;28;;188;216;0;0;0;37;4;10;5;9;;;;;;;47;2;1;0;0;0;3;64;11;578;3'
    const taken: string[] = []
    mapRow(bound, row.split(';'), (...figure) => taken.push(figure.join(' ')))
    expect(taken).toHaveLength(26)
    expect(taken[0]).toBe('CISP005 2003-01 hom_doloso 3')
    expect(taken).toContain('CISP005 2003-01 total_roubos 123')
    expect(taken.at(-1)).toBe('CISP005 2003-01 registro_ocorrencias 578')
  })
})

/** Folder with the open files, laid out as docs/real-data.md says; these tests are skipped without it. */
const REAL_DATA = process.env.CUNGKY_REAL_DATA ?? ''
const rioFiles = join(REAL_DATA, 'rio-isp')

describe.skipIf(REAL_DATA === '' || !existsSync(rioFiles))('the real figures (CUNGKY_REAL_DATA)', () => {
  function eachRow(file: string, from: Read, kind: 'figures' | 'totals', take: RowTaker): void {
    const bytes = readFileSync(join(rioFiles, file))
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    const [header, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
    const bound = recogniseLayout(from.layouts, header!, kind)
    expect(bound, `${file} as ${kind}`).toBeDefined()
    for (const row of rows) take(bound!, row)
  }
  type RowTaker = (bound: BoundLayout, row: readonly string[]) => void

  test('every figure of a station lies under the area that the publisher gives for that month', () => {
    const wrong: string[] = []
    let checked = 0
    const trees = new Map<string, ReturnType<typeof treeAt>>()
    eachRow('cisp_month_2010_2017.csv.gz', stations, 'figures', (_, [station, area, month, measure]) => {
      if (measure !== 'hom_doloso') return
      const date = windowOf(stations.pack.calendar, parsePeriod(month!)).to
      if (!trees.has(date)) trees.set(date, treeAt(stations.pack.history, date))
      const tree = trees.get(date)!
      checked += 1
      if (unitByCode(tree, station!)?.parent !== unitByCode(tree, area!)?.key)
        wrong.push(`${station} ${month}`)
    })
    expect(checked).toBe(12_418)
    expect(wrong).toEqual([])
  })

  /** Sums over all leaves, held against the publisher's own totals of the state. */
  function againstState(from: Read, figures: string, totals: string) {
    const indexes = new Map(from.pack.series.map((s) => [s.code, s.index]))
    const sums = new Map<string, Decimal>()
    eachRow(figures, from, 'figures', (bound, row) =>
      mapRow(bound, row, (_unit, period, series, value) => {
        const key = `${parsePeriod(period).key} ${indexes.get(series)}`
        sums.set(key, decimal(value).plus(sums.get(key) ?? 0))
      }),
    )
    const published: PublishedTotal[] = []
    eachRow(totals, from, 'totals', (bound, row) =>
      mapRow(bound, row, (unit, period, series, value) => {
        published.push({
          unit: unit.toLowerCase(),
          period: parsePeriod(period),
          series,
          seriesIndex: indexes.get(series) ?? null,
          value: decimal(value),
          place: {},
        })
      }),
    )
    return reconcile({
      computed: (_unit, period, series) => sums.get(`${period} ${series}`) ?? null,
      published,
    })
  }

  test('stations against the state, edition of 2017: 2,074 equal, the 38 known differences', () => {
    const result = againstState(stations, 'cisp_month_2010_2017.csv.gz', 'state_totals_published_2017ed.csv')
    expect([result.equal, result.differing.length]).toEqual([2074, 38])
    expect([result.unknownSeries, result.noFigures, result.repeated.length]).toEqual([3447, 2016, 0])
    const months = new Set(result.differing.map((d) => d.period.code))
    expect([...months]).toEqual(['2016-12', '2017-01', '2017-02', '2017-03'])
    const seizures = result.differing.find((d) => d.series === 'apreensao_drogas')
    expect(seizures?.difference.toFixed()).toBe('-321')
  })

  test('municipalities against the state, edition of 2024: 3,478 equal, 134 differ', () => {
    const result = againstState(
      municipalities,
      'muni_month_2014_2024.csv.gz',
      'state_totals_published_2024ed.csv.gz',
    )
    expect([result.equal, result.differing.length]).toEqual([3478, 134])
    expect([result.unknownSeries, result.noFigures, result.repeated.length]).toEqual([6081, 3624, 0])
    // in 63 months some "other theft" stands under "other robbery" in one file and not in the other
    const shifted = result.differing.filter(
      (d) => d.offsetBy === 'outros_furtos' || d.offsetBy === 'outros_roubos',
    )
    expect(shifted).toHaveLength(126)
    const others = result.differing.filter((d) => !shifted.includes(d)).map((d) => d.series)
    expect(others.sort()).toEqual([
      'apf',
      'apf',
      'cmp',
      'cmp',
      'cmp',
      ...Array(3).fill('registro_ocorrencias'),
    ])
  })
})
