import { createHash } from 'node:crypto'
import { fail, finding, Problem } from '../../../domain/problem.js'
import type { Report } from '../../../domain/report.js'
import { renderDocx } from '../../../export/docx/render-docx.js'
import { renderHtml } from '../../../export/html/render-html.js'
import { renderPdf } from '../../../export/pdf/render-pdf.js'
import { renderPptx } from '../../../export/pptx/render-pptx.js'
import { renderXlsx } from '../../../export/xlsx/render-xlsx.js'
import { type DocumentFile, readDocumentFile } from '../../../store/document-steps.js'
import type { Step } from '../../step.js'
import { hasTable } from '../provenance/seal-file.js'
import { checkDocument } from './check.js'
import { type FileFormat, fileName, MEDIA_TYPES } from './issue.js'
import { type OpenDocument, openDocument, type WhichDocument } from './place.js'
import { renderBody } from './render.js'
import { groundOf } from './write.js'

/**
 * A file of a document: byte for byte as it was issued; before that made now, and marked as a draft. Slides and the web page carry no
 * signature and are always made now. Problem `access-…`,
 * `document-unknown`, `document-unsound`, `document-file-none`.
 */
export async function documentFile(
  step: Step,
  which: WhichDocument,
  format: FileFormat,
): Promise<DocumentFile> {
  const open = await openDocument(step, which, 'document.read')
  const { document } = open
  if (document.state === 'issued' || document.state === 'withdrawn') {
    const kept = await readDocumentFile(step.tx, document.unit, document.id, format)
    if (kept !== undefined) return kept
    const { number, issuedOn } = document
    if (!COMPANIONS.has(format) || number === null || issuedOn === null)
      fail('document-file-none', {}, { format })
    const ground = groundOf(step, open, document.knownAt)
    const report = await renderBody(document.body, ground, { number, day: issuedOn })
    return fileOf(document, format, await made(report, format, document.changedAt))
  }
  const { findings, report } = await checkDocument(step, open)
  if (report === null)
    throw new Problem([finding('document-unsound', {}, { count: findings.length }), ...findings])
  if (format === 'xlsx' && !hasTable(report)) fail('document-file-none', {}, { format })
  return fileOf(document, format, await made(report, format, document.changedAt))
}

/** Not signed and not kept: of an issued document made again, from the figures as they were known when it was signed off. */
const COMPANIONS: ReadonlySet<FileFormat> = new Set(['pptx', 'html'])

function fileOf(document: OpenDocument['document'], format: FileFormat, bytes: Uint8Array): DocumentFile {
  return {
    format,
    name: fileName(document, format),
    mediaType: MEDIA_TYPES[format],
    hash: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  }
}

async function made(report: Report, format: FileFormat, at: Date): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderDocx(report)
    case 'xlsx':
      return renderXlsx(report)
    case 'pdf':
      return renderPdf(report, { madeAt: Math.floor(at.getTime() / 1000) })
    case 'pptx':
      return renderPptx(report)
    case 'html':
      return renderHtml(report)
  }
}
