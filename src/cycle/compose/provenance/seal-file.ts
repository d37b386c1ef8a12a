import type { Manifest } from '../../../domain/manifest.js'
import type { Report } from '../../../domain/report.js'
import { documentWords } from '../../../domain/words/document.js'
import { say } from '../../../domain/words.js'
import { renderDocx } from '../../../export/docx/render-docx.js'
import { renderPdf } from '../../../export/pdf/render-pdf.js'
import { docxLines, xlsxLines } from '../../../export/provenance/lines.js'
import { withPart } from '../../../export/provenance/part.js'
import { PDF_MANIFEST, readPdf } from '../../../export/provenance/pdf.js'
import { renderXlsx } from '../../../export/xlsx/render-xlsx.js'
import type { SigningKey } from '../../../store/signing-keys.js'
import { unzip } from '../../collect/zip-guard.js'
import type { Desk } from '../../desk.js'
import { signManifest } from './signing.js'

/** What every file's manifest has in common. */
export type CommonManifest = Omit<Manifest, 'file'>

export interface SealedFile {
  readonly format: 'docx' | 'pdf' | 'xlsx'
  readonly bytes: Uint8Array
  /** The signed manifest as JSON text. */
  readonly manifest: string
}

type Sealing = (format: string, lines: readonly string[]) => string

/**
 * The files of a document, each with the signed manifest of its figures and of every line it prints. What a file says is read from
 * the finished file itself, by the same reader that will verify it.
 */
export async function sealedFiles(
  desk: Pick<Desk, 'sealKey'>,
  key: SigningKey,
  report: Report,
  common: CommonManifest,
): Promise<SealedFile[]> {
  const sealing: Sealing = (format, lines) =>
    JSON.stringify(signManifest(desk, key, { ...common, file: { format, lines } }))
  const files = [await sealedDocx(report, sealing), await sealedPdf(report, common, sealing)]
  return hasTable(report) ? [...files, await sealedXlsx(report, sealing)] : files
}

/** Spreadsheets carry the tables of a report, so that there is none without a table. */
export function hasTable(report: Report): boolean {
  return [...report.blocks, ...report.annexes.flatMap(({ blocks }) => blocks)].some(
    ({ kind }) => kind === 'table',
  )
}

async function sealedDocx(report: Report, sealing: Sealing): Promise<SealedFile> {
  const bytes = await renderDocx(report)
  const manifest = sealing('docx', docxLines(partsOf(bytes)))
  return { format: 'docx', bytes: withPart(bytes, 'docx', manifest), manifest }
}

async function sealedXlsx(report: Report, sealing: Sealing): Promise<SealedFile> {
  const bytes = await renderXlsx(report)
  const manifest = sealing('xlsx', xlsxLines(partsOf(bytes)))
  return { format: 'xlsx', bytes: withPart(bytes, 'xlsx', manifest), manifest }
}

/** Set twice: the first time to read what it says. */
async function sealedPdf(report: Report, common: CommonManifest, sealing: Sealing): Promise<SealedFile> {
  const madeAt = Math.floor(Date.parse(common.issuedAt) / 1000)
  const { lines } = await readPdf(renderPdf(report, { madeAt }))
  const manifest = sealing('pdf', lines)
  const description = say(documentWords, 'manifest', report.lang)
  const attachments = [{ name: PDF_MANIFEST, description, text: manifest }]
  return { format: 'pdf', bytes: renderPdf(report, { madeAt, attachments }), manifest }
}

/** The parts of a file that we made. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const parts = unzip(Buffer.from(bytes))
  if (typeof parts === 'string') throw new Error(`a file of our own is ${parts}`)
  return parts
}
