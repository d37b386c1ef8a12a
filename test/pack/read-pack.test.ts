import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPack, readPack } from '../../src/cycle/register/read-pack.js'
import { describe as sentence } from '../../src/domain/problem.js'
import { inFolder, SMALL_PACK } from './small-pack.js'

const root = join(import.meta.dirname, '../..')

describe('a sound pack', () => {
  test('is read whole, with defaults filled in', async () => {
    const pack = await inFolder(SMALL_PACK, readPack)
    expect(pack).toMatchObject({ id: 'small-pack', version: '1', notice: null })
    expect(pack.series).toEqual([
      { index: 1, code: 'recorded.minor', measure: 'recorded', categories: { severity: 'minor' } },
      { index: 2, code: 'recorded.grave', measure: 'recorded', categories: { severity: 'grave' } },
      { index: 3, code: 'cleared', measure: 'cleared', categories: {} },
    ])
    expect(pack.measures[1]).toEqual({
      id: 'cleared',
      name: { vi: 'Số vụ làm rõ', en: 'Cases cleared' },
      unit: { vi: 'vụ', en: 'cases' },
      kind: 'flow',
      scale: 0,
      overUnits: 'sum',
      classifications: [],
      from: '1900-01-01',
      to: null,
      signed: false,
      scopeChanges: [],
      activity: false,
    })
    expect(pack.forms[0]).toMatchObject({ from: '1900-01-01', to: null, periodType: 'month' })
    expect(pack.indicators[0]).toMatchObject({ note: null, headline: false, targets: { '2024': '75' } })
  })

  test('has its acts carried out on the units', async () => {
    const { history } = await inFolder(SMALL_PACK, readPack)
    expect([...history.units.keys()]).toEqual(['p', 'a', 'b', 'c', 'ab-2025'])
    expect(history.units.get('a')?.spans[0]?.to).toBe('2025-07-01')
    expect(history.units.get('c')?.spans.map((span) => span.name)).toEqual([
      'Công an xã C',
      'Công an phường C',
    ])
    expect(history.correspondences.map(({ from, to, share }) => [from, to, share])).toEqual([
      ['a', 'ab-2025', '1'],
      ['b', 'ab-2025', '1'],
    ])
  })

  test('needs neither indicators nor acts', async () => {
    const { 'indicators.yaml': _i, 'reorganisations.yaml': _r, ...rest } = SMALL_PACK
    const pack = await inFolder(rest, readPack)
    expect([pack.indicators, pack.reorganisations]).toEqual([[], []])
  })

  test('may be written with a byte order mark, Windows line ends and decomposed letters', async () => {
    const windows = Object.fromEntries(
      Object.entries(SMALL_PACK).map(([name, text]) => [
        name,
        `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`,
      ]),
    )
    expect(await inFolder(windows, readPack)).toEqual(await inFolder(SMALL_PACK, readPack))
  })

  test('may repeat a value by anchor and alias', async () => {
    const text = SMALL_PACK['measures.yaml']!
    const anchored = text
      .replace('unit: { vi: vụ, en: cases }', 'unit: &cases { vi: vụ, en: cases }')
      .replace(/(id: cleared\n[^\n]*\n)\s+unit: [^\n]*/, '$1    unit: *cases')
    expect(anchored).toContain('*cases')
    expect(await inFolder({ ...SMALL_PACK, 'measures.yaml': anchored }, readPack)).toEqual(
      await inFolder(SMALL_PACK, readPack),
    )
  })

  test('gives its layouts of foreign files', async () => {
    const layouts = `- id: wide
  name: { vi: Tệp rộng, en: Wide file }
  kind: figures
  header: [station, month]
  unit: { column: station }
  period: { column: month }
  series: { columns: { solved: cleared } }
`
    const checked = await inFolder({ ...SMALL_PACK, 'layouts.yaml': layouts }, checkPack)
    expect(checked.findings).toEqual([])
    expect(checked.layouts.map((layout) => layout.id)).toEqual(['wide'])
  })
})

describe('the packs that are shipped', () => {
  const packs = readdirSync(join(root, 'packs')).filter((name) =>
    existsSync(join(root, 'packs', name, 'pack.yaml')),
  )
  test.each(packs)('%s is sound', async (name) => {
    const { findings } = await checkPack(join(root, 'packs', name))
    expect(findings.map((f) => sentence(f, 'en'))).toEqual([])
  })
})
