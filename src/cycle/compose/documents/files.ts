import { createHash } from 'node:crypto'
import { fail, finding, Problem } from '../../../domain/problem.js'
import type { Report } from '../../../domain/report.js'
import { renderDocx } from '../../../export/docx/render-docx.js'
import { renderPdf } from '../../../export/pdf/render-pdf.js'
import { renderXlsx } from '../../../export/xlsx/render-xlsx.js'
import { type DocumentFile, readDocumentFile } from '../../../store/document-steps.js'
import type { Step } from '../../step.js'
import { hasTable } from '../provenance/seal-file.js'
import { checkDocument } from './check.js'
import { type FileFormat, fileName, MEDIA_TYPES } from './issue.js'
import { openDocument, type WhichDocument } from './place.js'

/**
 * A file of a document: byte for byte as it was issued; before that made now, and marked as a draft. Problem `access-…`,
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
    return kept ?? fail('document-file-none', {}, { format })
  }
  const { findings, report } = await checkDocument(step, open)
  if (report === null)
    throw new Problem([finding('document-unsound', {}, { count: findings.length }), ...findings])
  if (format === 'xlsx' && !hasTable(report)) fail('document-file-none', {}, { format })
  const bytes = await made(report, format, document.changedAt)
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
  }
}
