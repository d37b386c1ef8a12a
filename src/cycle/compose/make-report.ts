import type { PackIndex } from '../../domain/pack-index.js'
import type { Letterhead, Report } from '../../domain/report.js'
import { parseTemplate } from '../../domain/template/parse-template.js'
import { renderTemplate } from '../../domain/template/render-template.js'
import { renderDocx } from '../../export/docx/render-docx.js'
import { renderPdf } from '../../export/pdf/render-pdf.js'
import { renderXlsx } from '../../export/xlsx/render-xlsx.js'
import type { Store } from '../store.js'
import { StoreResolver } from './resolver.js'
import type { ReportSubject } from './subject.js'

/** Files that a report can be written as. */
export const REPORT_FORMATS = ['docx', 'xlsx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/**
 * Fill a template from the database. Problem with everything that is wrong with the template, or with every placeholder that
 * cannot be bound.
 */
export async function makeReport(
  store: Store,
  index: PackIndex,
  subject: ReportSubject,
  options: {
    /** Names the template in messages. */
    file: string
    text: string
    number: number | null
    date: Letterhead['date']
  },
): Promise<Report> {
  const template = parseTemplate(options.text, options.file)
  const resolver = new StoreResolver(store, index, { ...subject, lang: template.lang })
  return renderTemplate(template, resolver, {
    number: options.number,
    date: options.date,
    notice: index.pack.notice?.[template.lang] ?? null,
  })
}

/** The report as a file. `madeAt`: what a PDF says of when it was made. */
export async function reportFile(report: Report, format: ReportFormat, madeAt: Date): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderDocx(report)
    case 'xlsx':
      return renderXlsx(report)
    case 'pdf':
      return renderPdf(report, { madeAt: Math.floor(madeAt.getTime() / 1000) })
  }
}
