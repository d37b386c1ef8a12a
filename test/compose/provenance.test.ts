import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { seal } from '../../src/cycle/administer/seal.js'
import {
  type CommonManifest,
  type SealedFile,
  sealedFiles,
} from '../../src/cycle/compose/provenance/seal-file.js'
import { keyIdOf } from '../../src/cycle/compose/provenance/signing.js'
import { verifyFile } from '../../src/cycle/compose/provenance/verify-file.js'
import { alterations, canonicalJson, manifestFigures } from '../../src/domain/manifest.js'
import type { SigningKey } from '../../src/store/signing-keys.js'
import { sampleReport } from '../export/sample-report.js'

const sealKey = randomBytes(32)

function newKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const open = publicKey.export({ type: 'spki', format: 'der' })
  const keyId = keyIdOf(open)
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  return {
    keyId,
    publicKey: open.toString('base64'),
    sealed: seal(sealKey, `signing-key:${keyId}`, secret),
    createdAt: new Date(0),
    retiredAt: null,
  }
}

const report = sampleReport()
const common: CommonManifest = {
  format: 'cungky-manifest/1',
  document: {
    id: '00000000-0000-4000-8000-000000000001',
    unit: 'cat12',
    issuer: 'Công an tỉnh Lai Châu',
    kind: 'report',
    number: 5,
    symbol: '05/BC-CAT-PV01',
    title: report.letterhead.title,
    date: '2024-02-08',
    lang: 'vi',
  },
  pack: { id: 'lai-chau', edition: 'e1' },
  period: '2024-H1',
  base: 'same-period-last-year',
  stage: 'accepted',
  basis: '2024-06-14',
  knownAt: '2024-06-20T01:00:00.000Z',
  issuedAt: '2024-06-21T01:00:00.000Z',
  figures: manifestFigures(report, {
    expression: (id) => id,
    decimals: () => 1,
    window: () => ({ from: '2023-12-15', to: '2024-06-14' }),
  }),
}

let files: Map<string, SealedFile>

beforeAll(async () => {
  files = new Map(
    (await sealedFiles({ sealKey }, newKey(), report, common)).map((file) => [file.format, file]),
  )
  mkdirSync('out/documents', { recursive: true })
  for (const { format, bytes } of files.values()) writeFileSync(`out/documents/issued.${format}`, bytes)
})

/** The file with the text of one of its parts replaced. */
function altered(format: 'docx' | 'xlsx', part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(files.get(format)!.bytes)
  const before = strFromU8(parts[part]!)
  const after = change(before)
  expect(after).not.toBe(before)
  parts[part] = strToU8(after)
  return zipSync(parts)
}

async function read(bytes: Uint8Array) {
  const verdict = await verifyFile(bytes)
  if (verdict.kind !== 'read') throw new Error(verdict.why)
  return verdict
}

describe('an issued file verified by itself', () => {
  test.each(['docx', 'pdf', 'xlsx'])('%s as issued is authentic and unaltered', async (format) => {
    const verdict = await read(files.get(format)!.bytes)
    expect({ signed: verdict.signed, altered: verdict.altered }).toEqual({ signed: true, altered: [] })
    expect(verdict.manifest.figures).toHaveLength(common.figures.length)
  })

  test('one digit of a figure altered names the figure', async () => {
    const verdict = await read(
      altered('docx', 'word/document.xml', (xml) => xml.replace('giảm 23,4%', 'giảm 28,4%')),
    )
    expect(verdict.signed).toBe(true)
    expect(verdict.figures.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'f2 giảm 23,4% so với cùng kỳ năm 2023',
    ])
    expect(verdict.altered[0]!.found).toContain('28,4%')
  })

  test('one word altered is named, and no figure', async () => {
    const verdict = await read(
      altered('docx', 'word/document.xml', (xml) => xml.replace('đồng bộ các đợt', 'rời rạc các đợt')),
    )
    expect(verdict.altered).toHaveLength(1)
    expect(verdict.altered[0]).toMatchObject({ kind: 'changed', figures: [] })
  })

  test('a paragraph taken out or put in is named', async () => {
    const gone = await read(
      altered('docx', 'word/document.xml', (xml) =>
        xml.replace(/<w:p>(?:(?!<w:p>).)*?thường xuyên hỏng.*?<\/w:p>/s, ''),
      ),
    )
    expect(gone.altered.map(({ kind }) => kind)).toEqual(['removed'])
    const more = await read(
      altered('docx', 'word/document.xml', (xml) =>
        xml.replace('<w:sectPr', '<w:p><w:r><w:t>Thêm.</w:t></w:r></w:p><w:sectPr'),
      ),
    )
    expect(more.altered.map(({ kind, found }) => `${kind} ${found}`)).toEqual(['added Thêm.'])
  })

  test('what Word does to a file when it is only saved makes no difference', async () => {
    const saved = altered('docx', 'word/document.xml', (xml) =>
      xml.replace(
        'giảm 23,4% so',
        'giảm</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> 23,4% so',
      ),
    )
    expect((await read(saved)).altered).toEqual([])
  })

  test('a number altered in a spreadsheet names its cell', async () => {
    const parts = unzipSync(files.get('xlsx')!.bytes)
    const sheet = Object.keys(parts).find((name) => name.startsWith('xl/worksheets/sheet'))!
    const verdict = await read(altered('xlsx', sheet, (xml) => xml.replace(/<v>72<\/v>/, '<v>73</v>')))
    expect(verdict.altered).toHaveLength(1)
    expect(verdict.altered[0]!.found).toMatch(/^1![A-Z]+\d+ 73$/)
  })

  test('a manifest made to fit an altered file is not the signed one', async () => {
    const forged = files.get('docx')!.manifest.replace('giảm 23,4%', 'giảm 28,4%')
    const parts = unzipSync(files.get('docx')!.bytes)
    const part = Object.keys(parts).find((name) => name.startsWith('customXml/'))!
    const xml = strFromU8(parts[part]!)
    parts[part] = strToU8(xml.replace(/>[A-Za-z0-9+/=]+</, `>${Buffer.from(forged).toString('base64')}<`))
    expect((await read(zipSync(parts))).signed).toBe(false)
  })

  test.each([
    ['nothing of ours', zipSync({ 'word/document.xml': strToU8('<w:p/>') }), 'absent'],
    ['no document', strToU8('hello'), 'unreadable'],
    ['a PDF cut off', strToU8('%PDF-1.7 x'), 'unreadable'],
  ])('%s is said to carry no manifest', async (_name, bytes, why) => {
    expect(await verifyFile(bytes)).toEqual({ kind: 'no-manifest', why })
  })
})

test('alterations tell exactly what was changed, removed and added', () => {
  const line = fc.stringMatching(/^[a-d]{1,3}$/)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (issued, found) => {
      const told = alterations(issued, found, [])
      expect(told.length === 0).toBe(issued.join('\n') === found.join('\n'))
      expect(
        told.filter(({ issued }) => issued !== null).length -
          told.filter(({ found }) => found !== null).length,
      ).toBe(issued.length - found.length)
    }),
  )
})

test('canonical JSON is the same whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
