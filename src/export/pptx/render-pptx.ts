import PptxGenJS from 'pptxgenjs'
import type { Report } from '../../domain/report.js'
import { capitals, numberLine, placeAndDate } from '../../domain/report-text.js'
import { drawFoot, drawSlide } from './draw-slide.js'
import { EDGE, FONT, INK, SLIDE, WIDTH } from './look.js'
import { slidesOf } from './slides.js'
import { steadyPptx } from './steady.js'

// A module of the old kind with types of the new one: what is imported is the class itself, or holds it.
const Deck = (PptxGenJS.default ?? PptxGenJS) as typeof PptxGenJS.default

/**
 * Slides for a briefing, from the same text as the report: one message a slide, what is said in full in the notes, charts that can be
 * edited. The same report gives the same file.
 * @throws Problem for a table with a ragged row, a date that does not exist, a number below 1
 */
export async function renderPptx(report: Report): Promise<Uint8Array> {
  const { letterhead: head, lang } = report
  const deck = new Deck()
  deck.defineLayout({ name: 'WIDE', width: SLIDE.width, height: SLIDE.height })
  deck.layout = 'WIDE'
  deck.title = `${head.kind} ${head.title}`.trim()
  deck.author = head.issuer
  deck.company = head.issuer
  deck.subject = numberLine(head, lang)
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT }
  drawTitle(deck.addSlide(), report)
  for (const slide of slidesOf(report)) {
    const page = deck.addSlide()
    page.slideNumber = {
      x: SLIDE.width - EDGE - 0.6,
      y: SLIDE.height - 0.55,
      w: 0.6,
      h: 0.35,
      fontFace: FONT,
      fontSize: 12,
      color: INK.quiet,
      align: 'right',
    }
    drawSlide(page, slide, report)
  }
  const bytes = (await deck.write({ outputType: 'nodebuffer' })) as Buffer
  return steadyPptx(new Uint8Array(bytes), head.date, lang === 'vi' ? 'vi-VN' : 'en-GB')
}

function drawTitle(page: PptxGenJS.default.Slide, report: Report): void {
  const { letterhead: head, lang } = report
  const line = (text: string, y: number, h: number, more: PptxGenJS.default.TextPropsOptions) =>
    page.addText(text, {
      x: EDGE,
      y,
      w: WIDTH,
      h,
      align: 'center',
      valign: 'middle',
      fontFace: FONT,
      color: INK.text,
      margin: 0,
      fit: 'shrink',
      ...more,
    })
  const bodies = [head.superior === head.issuer ? null : head.superior, head.issuer].filter(
    (name) => name !== null,
  )
  line(bodies.map((name) => capitals(name)).join(' · '), 0.5, 0.5, { fontSize: 16, color: INK.quiet })
  if (head.form !== 'letter')
    line(capitals(head.kind), 2.1, 0.8, { fontSize: 28, bold: true, color: INK.title })
  line(head.title, 2.9, 1.7, { fontSize: 36, bold: true, color: INK.title })
  page.addShape('line', {
    x: SLIDE.width / 2 - 1.5,
    y: 4.8,
    w: 3,
    h: 0,
    line: { color: INK.rule, width: 1.5 },
  })
  line(`${numberLine(head, lang)}\n${placeAndDate(head, lang)}`, 5, 0.9, { fontSize: 16 })
  drawFoot(page, report)
}
