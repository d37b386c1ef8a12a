import { createHash } from 'node:crypto'
import { documentKindName, stateAfter } from '../../../domain/document.js'
import { safeFileName } from '../../../domain/file-name.js'
import { manifestFigures } from '../../../domain/manifest.js'
import { formatDate } from '../../../domain/number-text.js'
import { type IsoDate, parsePeriod } from '../../../domain/period.js'
import { fail, finding, Problem } from '../../../domain/problem.js'
import type { Report } from '../../../domain/report.js'
import { numberAndSymbol } from '../../../domain/report-text.js'
import { addDocumentFile, takeNumber } from '../../../store/document-steps.js'
import { changeDocument, type StoredDocument } from '../../../store/documents.js'
import type { Step } from '../../step.js'
import { sealedFiles } from '../provenance/seal-file.js'
import { signingKey } from '../provenance/signing.js'
import { type OpenDocument, openDocument, type WhichDocument } from './place.js'
import { renderBody } from './render.js'
import { demandSeenDocument } from './stale.js'
import { demandStep, groundOf, record } from './write.js'

export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  html: 'text/html; charset=utf-8',
} as const
export type FileFormat = keyof typeof MEDIA_TYPES

/**
 * Issue a document that was signed off: it gets the next number of its kind and year and its day, its files are made from the figures as
 * they were known when it was signed off, signed, and kept byte for byte. All of it or nothing.
 * Problem `access-…`, `document-…`, `match-stale`.
 */
export async function issueDocument(
  step: Step,
  which: WhichDocument,
  given: { readonly day?: IsoDate | undefined; readonly seen: string },
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.issue', true)
  const { document } = open
  demandStep(step, document, 'issue', null)
  await demandSeenDocument(step, open, given.seen)
  const day = given.day ?? step.today()
  if (day > step.today())
    fail('document-date-future', { field: 'day' }, { date: formatDate(day, document.lang) })
  const taken = await takeNumber(step.tx, document.unit, document.kind, day)
  if (!('number' in taken))
    fail(
      'document-date-order',
      { field: 'day' },
      {
        date: formatDate(day, document.lang),
        number: taken.last,
        last: formatDate(taken.lastOn, document.lang),
      },
    )
  // Before the moment of this step is taken: reading what was known then waits for everybody who has taken theirs.
  const report = await rendered(step, open, taken.number, day)
  const key = await signingKey(step.desk)
  const at = await step.at()
  const symbol = numberAndSymbol(report.letterhead)
  const { account, name } = step.caller
  const next: StoredDocument = {
    ...document,
    state: stateAfter('issue'),
    revision: document.revision + 1,
    title: report.letterhead.title,
    number: taken.number,
    symbol,
    issuedOn: day,
    changedBy: account,
    changedName: name,
    changedAt: at,
  }
  const files = await sealedFiles(
    step.desk,
    key,
    report,
    commonManifest(step, { ...open, document: next }, report),
  )
  await changeDocument(step.tx, document.unit, document.id, next)
  for (const { format, bytes, manifest } of files)
    await addDocumentFile(
      step.tx,
      document.unit,
      document.id,
      {
        format,
        name: fileName(next, format),
        mediaType: MEDIA_TYPES[format],
        hash: createHash('sha256').update(bytes).digest('hex'),
        bytes,
      },
      manifest,
    )
  await record(step, next, open.granted, 'issue', document, null)
  return { ...open, document: next }
}

async function rendered(step: Step, open: OpenDocument, number: number, day: IsoDate): Promise<Report> {
  try {
    return await renderBody(open.document.body, groundOf(step, open, open.document.knownAt), { number, day })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Problem([finding('document-unsound', {}, { count: error.findings.length }), ...error.findings])
  }
}

function commonManifest(step: Step, { document, period, node }: OpenDocument, report: Report) {
  const { index } = step.desk
  const indicator = (id: string) => index.pack.indicators.find((one) => one.id === id)
  return {
    format: 'cungky-manifest/1' as const,
    document: {
      id: document.id,
      unit: node.key,
      issuer: report.letterhead.issuer,
      kind: document.kind,
      number: document.number!,
      symbol: document.symbol!,
      title: document.title,
      date: document.issuedOn!,
      lang: document.lang,
    },
    pack: { id: index.pack.id, edition: document.edition },
    period: period.code,
    base: document.base,
    stage: document.stage,
    basis: index.window(period).to,
    knownAt: document.knownAt!.toISOString(),
    issuedAt: document.changedAt.toISOString(),
    figures: manifestFigures(report, {
      expression: (id) => indicator(id)?.expression ?? '',
      decimals: (id) => indicator(id)?.decimals ?? 0,
      window: (code) => index.window(parsePeriod(code)),
    }),
  }
}

/** 05-BC-CAT-PV01.docx */
export function fileName(
  document: Pick<StoredDocument, 'kind' | 'symbol' | 'title' | 'lang'>,
  format: string,
): string {
  const name = document.symbol ?? `${documentKindName(document.kind, document.lang)} ${document.title}`
  return `${safeFileName(name.replace(/\//gu, '-'))}.${format}`
}
