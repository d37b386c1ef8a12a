import { readFile } from 'node:fs/promises'
import type { PackIndex } from '../../domain/pack-index.js'
import { fail } from '../../domain/problem.js'
import type { Letterhead, Report } from '../../domain/report.js'
import { parseTemplate } from '../../domain/template/parse-template.js'
import { renderTemplate } from '../../domain/template/render-template.js'
import { renderDocx } from '../../export/docx/render-docx.js'
import { renderXlsx } from '../../export/xlsx/render-xlsx.js'
import type { Store } from '../store.js'
import { StoreResolver } from './resolver.js'
import type { ReportSubject } from './subject.js'

/** A report and its files. */
export interface MadeReport {
  readonly report: Report
  readonly docx: Uint8Array
  readonly xlsx: Uint8Array
}

/**
 * Fill a template from the database and render it as Word and, its tables, as Excel.
 * Problem with every placeholder that cannot be bound; no file is made then.
 */
export async function makeReport(
  store: Store,
  index: PackIndex,
  subject: ReportSubject,
  options: {
    templateFile: string
    /** What the file holds, when it need not be read. */
    templateText?: string | undefined
    number: number | null
    date: Letterhead['date']
  },
): Promise<MadeReport> {
  const text = options.templateText ?? (await readTemplate(options.templateFile))
  const template = parseTemplate(text, options.templateFile)
  const resolver = new StoreResolver(store, index, { ...subject, lang: template.lang })
  const report = await renderTemplate(template, resolver, {
    number: options.number,
    date: options.date,
    notice: index.pack.notice?.[template.lang] ?? null,
  })
  return { report, docx: await renderDocx(report), xlsx: await renderXlsx(report) }
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return fail('template-file-missing', {}, { file })
  }
}
