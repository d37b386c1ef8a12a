import type { Block, Report, Run, TableBlock } from '../../domain/report.js'
import { checkTable, headingRows, spansAll } from '../../domain/report-table.js'
import {
  annexLabel,
  annexReference,
  capitals,
  endedBlocks,
  numberAndSymbol,
  numberLine,
  placeAndDate,
  tidyItems,
  URGENCY_WIDTH,
} from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { say } from '../../domain/words.js'
import { chartSvg } from '../chart/chart-svg.js'

/** A file that travels inside the PDF. */
export interface PdfAttachment {
  readonly name: string
  readonly description: string
  readonly text: string
}

/** The report as the sheet `official-typ.ts` reads it: words ready to be set, no rule left to decide. */
export function pdfModel(report: Report, attachments: readonly PdfAttachment[]) {
  const { lang, letterhead: head, notice } = report
  const word = (key: keyof typeof reportWords) => say(reportWords, key, lang)
  const letter = head.form === 'letter'
  const urgency = head.urgency ?? null
  return {
    lang,
    meta: {
      title: `${head.kind} ${head.title}`.trim(),
      author: head.issuer,
      description: [numberAndSymbol(head).replace(/\u00A0/gu, ''), notice].filter(Boolean).join(' · '),
    },
    attachments,
    notice,
    draft: report.draft === true ? word('draft') : null,
    head: {
      superior: head.superior === null || head.superior === head.issuer ? null : capitals(head.superior),
      issuer: capitals(head.issuer),
      nation: word('nation'),
      motto: word('motto'),
      number: numberLine(head, lang),
      'place-date': placeAndDate(head, lang),
      about: letter ? say(reportWords, 'about', lang, { title: head.title }) : null,
      kind: letter ? null : capitals(head.kind),
      title: head.title,
      urgency: urgency === null ? null : { label: word(`urgency-${urgency}`), width: URGENCY_WIDTH[urgency] },
      circulation: head.circulation == null ? null : word(`circulation-${head.circulation}`),
      addressed:
        head.addressees.length === 0
          ? null
          : {
              label: word('addressed-to'),
              names:
                head.addressees.length === 1
                  ? tidyItems(head.addressees)
                  : dashed(tidyItems(head.addressees)),
            },
      grounds: endedItems(head.grounds ?? []),
      contact: head.contact ?? null,
    },
    blocks: endedBlocks(report.blocks).flatMap((block) => blockModel(block, report)),
    foot: {
      'recipients-title': word('recipients'),
      recipients: dashed(tidyItems(head.recipients)),
      drafter: head.drafter ?? null,
      offices: [head.signature.authority, head.signature.position]
        .filter((text) => text !== null && text !== '')
        .map((text) => capitals(text!)),
      name: head.signature.name,
    },
    annexes: report.annexes.map((annex) => ({
      label: annexLabel(annex, lang),
      title: annex.title,
      reference: annexReference(head, lang),
      landscape: annex.landscape,
      blocks: annex.blocks.flatMap((block) => blockModel(block, report)),
    })),
  }
}

export type PdfModel = ReturnType<typeof pdfModel>

/** "- …;" each, the last ended by ".". */
function dashed(names: readonly string[]): string[] {
  return names.map((name, i) => `- ${name}${i === names.length - 1 ? '.' : ';'}`)
}

/** Each ended by ";", the last by ".". */
function endedItems(items: readonly string[]): string[] {
  return tidyItems(items).map((text, i, all) => `${text}${i === all.length - 1 ? '.' : ';'}`)
}

function runModel(runs: readonly Run[]) {
  return runs.map(({ text, bold = false, italic = false }) => ({ text: text.normalize('NFC'), bold, italic }))
}

function blockModel(block: Block, report: Report): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, runs: runModel(block.runs) }]
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runModel(block.runs) }]
    case 'list':
      return [
        {
          kind: 'list',
          items: block.items.map(runModel),
          marks: block.items.map((_, i) => (block.start === undefined ? '- ' : `${block.start + i}. `)),
        },
      ]
    case 'table':
      return [tableModel(block)]
    case 'chart':
      return [
        {
          kind: 'drawing',
          svg: chartSvg(block.chart, report.lang),
          width: 1,
          caption: block.chart.title,
          summary: block.chart.summary,
          notes: lines(block.chart.note),
        },
      ]
    case 'picture':
      return [
        {
          kind: 'drawing',
          svg: block.svg,
          width: block.width,
          caption: block.caption,
          summary: block.summary,
          notes: [],
        },
      ]
    case 'quote':
      return block.blocks.flatMap((part) => blockModel(part, report))
    case 'page-break':
      return [{ kind: 'page-break' }]
  }
}

function lines(note: string | null): string[] {
  return note === null ? [] : note.split('\n')
}

function tableModel(table: TableBlock): object {
  checkTable(table)
  return {
    kind: 'table',
    caption: table.caption,
    columns: table.columns.map(({ width }) => width),
    heading: headingRows(table),
    rows: table.rows.map((row) => ({
      whole: spansAll(row, table),
      cells: row.cells.map((cell) => ({
        text: cell.text.normalize('NFC'),
        align: cell.align ?? (cell.number === undefined ? 'left' : 'right'),
        bold: cell.bold === true || row.heading === true,
      })),
    })),
    notes: lines(table.note),
  }
}
