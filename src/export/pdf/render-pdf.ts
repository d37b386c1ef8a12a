import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Report } from '../../domain/report.js'
import { fontFiles } from '../fonts.js'
import { type PdfAttachment, pdfModel } from './model.js'
import { OFFICIAL_TYP } from './official-typ.js'

/** PDF/A-3a: kept readable for decades, tagged for screen readers, and able to carry where its figures come from. ISO 19005-3. */
const STANDARD = 'a-3a'

let compiler: NodeCompiler | undefined

/** Results of earlier documents that the compiler keeps, counted in documents: pages that repeat are quick, and memory stays bounded. */
const KEPT = 4

export interface PdfOptions {
  readonly attachments?: readonly PdfAttachment[]
  /** Seconds since 1970 that the file says it was made at: the same report gives the same file. */
  readonly madeAt: number
}

/**
 * The report as a PDF in the form of Nghị định 30/2020/NĐ-CP, fonts embedded, tagged, with bookmarks.
 * @throws Problem for a table with a ragged row, a date that does not exist, a number below 1
 */
export function renderPdf(report: Report, { attachments = [], madeAt }: PdfOptions): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] })
  const inputs = { report: JSON.stringify(pdfModel(report, attachments)) }
  const source = { mainFileContent: OFFICIAL_TYP, inputs }
  try {
    const compiled = compiler.compile(source)
    const document = compiled.result
    if (document === null) throw new Error(`typst: ${diagnosis(compiler, compiled)}`)
    return new Uint8Array(
      compiler.pdf(document, { pdfStandard: STANDARD as never, creationTimestamp: madeAt }),
    )
  } finally {
    compiler.evictCache(KEPT)
  }
}

function diagnosis(used: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError()
  return error === null ? 'no document' : JSON.stringify(used.fetchDiagnostics(error))
}
