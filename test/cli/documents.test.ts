import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeReport } from '../../src/cycle/compose/make-report.js'
import { sealedFiles } from '../../src/cycle/compose/provenance/seal-file.js'
import { signingKey } from '../../src/cycle/compose/provenance/signing.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { manifestFigures } from '../../src/domain/manifest.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { parsePeriod } from '../../src/domain/period.js'
import { AGENCY, GOOD_FIGURES } from './agency.js'
import { CommandLine, Desk, EXIT, type Ran, SEAL_KEY } from './command-line.js'
import { expectGolden } from './golden.js'

// The tests follow one another: a document is issued, its file altered, a return corrected, the key rotated.

const cungky = new CommandLine()
const desk = new Desk()
const PERIOD = '2024-04'

const HEAD = (name: string, more: string) => `---
lang: vi
name: ${name}
${more}issuer: "{{ unit.name }}"
symbol: BC-CAT
place: Lai Châu
kind: Báo cáo
title: "Kết quả công tác {{ period.name }}"
signature:
  position: Giám đốc
---
`
const BODY = `
# I. TÌNH HÌNH

Kết quả làm rõ: {{ clearance_rate | parts }}, {{ clearance_rate | change }}.

{{ annex }}

# Số liệu

{{ table all }}
`
const PACK = {
  ...AGENCY,
  'templates/monthly.md': HEAD('Báo cáo tháng', 'levels: [province]\nperiods: [month]\n') + BODY,
  'templates/special.md': `${HEAD('Báo cáo chuyên đề', '')}\nChuyên đề: {{ clearance_rate }}.\n`,
  'templates/broken.md': '---\nlang: vi\n---\n',
}
let folder: string
let issued: string

function shown({ code, out, err }: Ran): string {
  return [out, err === '' ? '' : `--- standard error\n${err}`, `--- exit code ${code}`].join('\n')
}

/** The output without the key and its signature, which differ from run to run. */
const masked = (ran: Ran) =>
  shown(ran)
    .replace(/\b[0-9a-f]{16}\b/g, 'k'.repeat(16))
    .replace(/\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<moment>')
    .replace(/MCow[A-Za-z0-9+/=]+/g, '<public key>')

beforeAll(async () => {
  for (const [name, text] of Object.entries(PACK)) desk.put(`agency/${name}`, text)
  folder = desk.path('agency')
  const figures = desk.put('good.csv', GOOD_FIGURES)
  expect((await cungky.run('load', '--pack', folder, figures)).code).toBe(EXIT.done)
  issued = desk.put('issued.docx', await issue())
})

/** The Word file of a document as issuing it makes it. */
async function issue(): Promise<Uint8Array> {
  const { store } = await cungky.store('agency')
  const index = new PackIndex(await readPack(folder))
  const period = parsePeriod(PERIOD)
  const unit = index.treeOf(period).nodes.get('p')!
  const now = () => new Date()
  const report = await makeReport(
    store,
    index,
    {
      viewer: index.rootUnit().id,
      unit,
      period,
      baseKind: 'same-period-last-year',
      basePeriod: null,
      stage: 'accepted',
      knownAt: null,
      lang: 'vi',
    },
    {
      file: 'monthly.md',
      text: PACK['templates/monthly.md'],
      number: 1,
      date: { day: 20, month: 4, year: 2024 },
    },
  )
  const key = await signingKey({ store, sealKey: SEAL_KEY, now })
  const files = await sealedFiles({ sealKey: SEAL_KEY }, key, report, {
    format: 'cungky-manifest/1',
    document: {
      id: '00000000-0000-4000-8000-000000000001',
      unit: 'p',
      issuer: unit.name,
      kind: 'report',
      number: 1,
      symbol: '01/BC-CAT',
      title: report.letterhead.title,
      date: '2024-04-20',
      lang: 'vi',
    },
    pack: { id: 'agency', edition: null },
    period: PERIOD,
    base: 'same-period-last-year',
    stage: 'accepted',
    basis: index.window(period).to,
    knownAt: now().toISOString(),
    issuedAt: now().toISOString(),
    figures: manifestFigures(report, {
      expression: (id) => index.pack.indicators.find((one) => one.id === id)!.expression,
      decimals: () => 1,
      window: (code) => index.window(parsePeriod(code)),
    }),
  })
  return files.find(({ format }) => format === 'docx')!.bytes
}

function altered(name: string, from: string, to: string): string {
  const parts = unzipSync(new Uint8Array(desk.read('issued.docx')))
  const xml = strFromU8(parts['word/document.xml']!)
  expect(xml).toContain(from)
  parts['word/document.xml'] = strToU8(xml.replace(from, to))
  return desk.put(name, zipSync(parts))
}

describe('templates and reports', () => {
  test.each(['vi', 'en'] as const)('templates are listed, a broken one left out (%s)', async (lang) => {
    expectGolden(`templates.${lang}`, shown(await cungky.in(lang).run('templates', '--pack', folder)))
  })

  test('the template is chosen by level and period, or by its name', async () => {
    const at = ['--pack', folder, '--period', PERIOD, '--unit', '12', '--out', desk.path('out'), '--json']
    const usual = await cungky.run('report', ...at)
    expect(usual.json()).toMatchObject({
      template: 'templates/monthly.md',
      docx: desk.path(`out/agency-12-${PERIOD}.docx`),
      pdf: desk.path(`out/agency-12-${PERIOD}.pdf`),
    })
    expect(desk.read(`out/agency-12-${PERIOD}.pdf`).subarray(0, 5).toString()).toBe('%PDF-')
    const named = await cungky.run('report', ...at, '--template', 'special', '--format', 'docx')
    expect(named.json()).toMatchObject({ template: 'templates/special.md' })
    expect(named.json().pdf).toBeUndefined()
    const broken = await cungky.run('report', ...at, '--template', 'broken')
    expect([broken.code, broken.json().findings[0].code]).toEqual([EXIT.input, 'template-field-missing'])
  })

  test('no template for the level and period: those that there are', async () => {
    const ran = await cungky.run('report', '--pack', folder, '--period', '2024-Q2', '--unit', '12')
    expect(ran.code).toBe(EXIT.usage)
    expect(ran.err).toContain('monthly, special')
  })
})

describe('verify', () => {
  test('as issued, by itself and against the database', async () => {
    const alone = await cungky.run('verify', issued)
    expectGolden('verify-alone.vi', masked(alone), desk.folder)
    const known = await cungky.run('verify', issued, '--pack', folder, '--lang', 'en')
    expectGolden('verify-known.en', masked(known), desk.folder)
    expect([alone.code, known.code]).toEqual([EXIT.done, EXIT.done])
  })

  test('a digit and a word altered are named; exit code 1', async () => {
    const digit = await cungky.run('verify', altered('digit.docx', '3/6 vụ', '3/9 vụ'))
    expectGolden('verify-digit.vi', masked(digit), desk.folder)
    const word = await cungky.run('verify', altered('word.docx', 'Kết quả làm rõ', 'Kết quả khám phá'))
    expectGolden('verify-word.vi', masked(word), desk.folder)
    expect([digit.code, word.code]).toEqual([EXIT.differences, EXIT.differences])
  })

  test('a return corrected since is named with its reason; the file is still what was issued', async () => {
    const corrected = desk.put(
      'corrected.csv',
      'unit,period,recorded.minor,recorded.grave,cleared,seized_kg\n00001,2024-04,4,1,2,0.125\n',
    )
    const load = await cungky.run('load', '--pack', folder, corrected, '--reason', 'Bổ sung một vụ')
    expect(load.code).toBe(EXIT.done)
    const ran = await cungky.run('verify', issued, '--pack', folder)
    expectGolden('verify-changed.vi', masked(ran), desk.folder)
    expect(ran.code).toBe(EXIT.done)
    const { figures } = (await cungky.run('verify', issued, '--pack', folder, '--json')).json()
    expect(figures[0]).toMatchObject({ thenEqual: true, nowEqual: false })
    expect(figures[0].changes).toMatchObject([
      { unit: 'a', period: PERIOD, from: 1, to: 2, reason: 'Bổ sung một vụ' },
    ])
  })

  test('what carries no manifest is told, exit code 3', async () => {
    const file = desk.put('plain.txt', 'x')
    const ran = await cungky.run('verify', file)
    expectGolden('verify-unreadable.vi', shown(ran), desk.folder)
    expect(ran.code).toBe(EXIT.input)
  })
})

test('the key is rotated; what was signed before stays verifiable', async () => {
  const rotated = await cungky.run('key', 'rotate', '--pack', folder)
  expect(rotated.code).toBe(EXIT.done)
  expectGolden('key-list.vi', masked(await cungky.run('key', 'list', '--pack', folder)))
  const { signed, keyKnown } = (await cungky.run('verify', issued, '--pack', folder, '--json')).json()
  expect([signed, keyKnown]).toEqual([true, true])
})
