import type PptxGenJS from 'pptxgenjs'
import type { Report, Run, TableBlock } from '../../domain/report.js'
import { checkTable, headingRows, spansAll } from '../../domain/report-table.js'
import { reportWords } from '../../domain/words/report.js'
import { say } from '../../domain/words.js'
import { svgToPng } from '../chart/png.js'
import { slopeOf } from '../docx/pictures.js'
import { drawChart } from './draw-chart.js'
import { BODY, EDGE, FONT, INK, SLIDE, WIDTH } from './look.js'
import type { Slide, SlideBody } from './slides.js'

type Page = PptxGenJS.default.Slide
type Cell = PptxGenJS.default.TableCell

/** One slide: its title over a rule, its body, the number of the page, and the notes. */
export function drawSlide(page: Page, slide: Slide, report: Report): void {
  const counted = slide.parts > 1 ? ` (${slide.part}/${slide.parts})` : ''
  page.addText(`${slide.title}${counted}`, {
    x: EDGE,
    y: 0.35,
    w: WIDTH,
    h: 0.9,
    fontFace: FONT,
    fontSize: slide.title.length > 70 ? 22 : 28,
    bold: true,
    color: INK.title,
    valign: 'middle',
    fit: 'shrink',
    margin: 0,
  })
  page.addShape('line', { x: EDGE, y: 1.3, w: WIDTH, h: 0, line: { color: INK.rule, width: 1.5 } })
  drawBody(page, slide.body, report)
  drawFoot(page, report)
  page.addNotes(notesText(slide))
}

/** The notice of the report, and whether it is a draft. */
export function drawFoot(page: Page, { notice, draft, lang }: Report): void {
  const text = [draft === true ? say(reportWords, 'draft', lang) : null, notice].filter(Boolean).join(' · ')
  if (text !== '')
    page.addText(text, {
      x: EDGE,
      y: SLIDE.height - 0.55,
      w: WIDTH - 1,
      h: 0.35,
      fontFace: FONT,
      fontSize: 11,
      italic: true,
      color: INK.quiet,
      margin: 0,
    })
}

function drawBody(page: Page, body: SlideBody, report: Report): void {
  const box = { x: EDGE, y: BODY.top, w: WIDTH, h: BODY.height }
  switch (body.kind) {
    case 'text':
      drawText(page, body)
      return
    case 'table': {
      checkTable(body.table)
      const total = body.table.columns.reduce((sum, { width }) => sum + width, 0)
      page.addTable(tableRows(body.table, body.rows), {
        x: box.x,
        y: box.y,
        w: box.w,
        colW: body.table.columns.map(({ width }) => (WIDTH * width) / total),
        border: { type: 'solid', pt: 0.75, color: INK.quiet },
        fontFace: FONT,
        fontSize: body.table.columns.length >= 8 ? 12 : 16,
        color: INK.text,
        valign: 'middle',
        margin: [0.04, 0.08, 0.04, 0.08],
      })
      return
    }
    case 'chart':
      drawChart(page, body.chart, box, report.lang)
      return
    case 'picture': {
      const slope = slopeOf(body.svg)
      const w = Math.min(box.w, box.h / slope)
      const png = Buffer.from(svgToPng(body.svg, Math.round(w * 150))).toString('base64')
      page.addImage({
        data: `image/png;base64,${png}`,
        x: EDGE + (WIDTH - w) / 2,
        y: box.y,
        w,
        h: w * slope,
        altText: body.summary,
      })
    }
  }
}

function drawText(page: Page, { lead, points }: Extract<SlideBody, { kind: 'text' }>): void {
  const long = [...lead, ...points.flat()].reduce((sum, { text }) => sum + text.length, 0)
  const fontSize = long > 700 ? 18 : long > 350 ? 22 : lead.length > 0 ? 32 : 26
  const runs = lead.length > 0 ? textRuns(lead) : points.flatMap((point) => textRuns(point, true))
  page.addText(runs, {
    x: EDGE,
    y: BODY.top,
    w: WIDTH,
    h: BODY.height,
    fontFace: FONT,
    fontSize,
    color: INK.text,
    valign: lead.length > 0 ? 'middle' : 'top',
    paraSpaceAfter: 10,
    fit: 'shrink',
    margin: 0,
  })
}

/** Figures stand out. A point's first run carries its mark, its last one ends the paragraph. */
function textRuns(runs: readonly Run[], point = false): PptxGenJS.default.TextProps[] {
  return runs.map((run, i) => ({
    text: run.text.normalize('NFC'),
    options: {
      ...(run.kind === 'figure' ? { bold: true, color: INK.figure } : { bold: run.bold === true }),
      italic: run.italic === true,
      ...(point ? { bullet: { indent: 22 }, breakLine: i === runs.length - 1 } : {}),
    },
  }))
}

function tableRows(table: TableBlock, rows: TableBlock['rows']): Cell[][] {
  const head = headingRows(table).map((cells) =>
    cells.map(
      ({ title, columns, rows: high }): Cell => ({
        text: title,
        options: {
          bold: true,
          align: 'center',
          fill: { color: INK.head },
          ...(columns > 1 ? { colspan: columns } : {}),
          ...(high > 1 ? { rowspan: high } : {}),
        },
      }),
    ),
  )
  const body = rows.map((row) =>
    row.cells.map((cell): Cell => {
      const bold = row.heading === true || cell.bold === true
      const align = cell.align ?? (cell.number === undefined ? 'left' : 'right')
      const whole = spansAll(row, table) ? { colspan: table.columns.length } : {}
      return { text: cell.text.normalize('NFC'), options: { bold, align, ...whole } }
    }),
  )
  return [...head, ...body]
}

/** The whole text, then every figure with what it stands on. */
function notesText({ notes, figures }: Slide): string {
  const sources = figures.map(({ text, origin: { indicator, unit, period, base } }) => {
    const compared = base === null ? '' : ` / ${base}`
    return `${text} = ${indicator} (${unit}, ${period}${compared})`
  })
  return [...notes, ...(sources.length > 0 ? ['', ...sources] : [])].join('\n')
}
