import { AlignmentType, ImageRun, Paragraph } from 'docx'
import type { Block, Chart } from '../../domain/report.js'
import type { Lang } from '../../domain/words.js'
import { CHART_WIDTH, chartHeight, chartSvg } from '../chart/chart-svg.js'
import { svgToPng } from '../chart/png.js'
import { PORTRAIT_WIDTH, pt, TYPE } from './format.js'
import { line } from './paragraphs.js'

type Picture = Extract<Block, { kind: 'picture' }>

/** Twips of one pixel as Word counts them, 96 to the inch. */
const PIXEL = 15
/** Pixels of the copy for programs that know no vectors, for each pixel shown: sharp enough on paper. */
const SHARPNESS = 2.5

interface Drawing {
  readonly svg: string
  /** Height for each unit of width. */
  readonly slope: number
  readonly name: string
  readonly summary: string
}

/** A drawing over the width of `width` twips: vectors, with pixels for programs that know none. */
function drawing({ svg, slope, name, summary }: Drawing, width: number): Paragraph {
  const pixels = Math.floor(width / PIXEL)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: pt(6), after: pt(3), line: 240, lineRule: 'auto' },
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: svgToPng(svg, Math.round(pixels * SHARPNESS)) },
        transformation: { width: pixels, height: Math.round(pixels * slope) },
        altText: { name, title: name, description: summary },
      }),
    ],
  })
}

function under(caption: string | null, note: string | null): Paragraph[] {
  const notes = note === null ? [] : note.split('\n')
  const small = { points: TYPE.wideTable, italic: true }
  return [
    line(caption ?? '', { points: TYPE.table, bold: true }, AlignmentType.CENTER, {
      spacing: { before: 0, after: pt(6), line: 240, lineRule: 'auto' },
      ...(notes.length > 0 ? { keepNext: true } : {}),
    }),
    ...notes.map((text) =>
      line(text, small, AlignmentType.JUSTIFIED, {
        spacing: { before: 0, after: pt(6), line: 240, lineRule: 'auto' },
      }),
    ),
  ]
}

/** A chart over the whole width, its title below. */
export function chartParagraphs(chart: Chart, lang: Lang, width = PORTRAIT_WIDTH): Paragraph[] {
  return [
    drawing(
      {
        svg: chartSvg(chart, lang),
        slope: chartHeight(chart) / CHART_WIDTH,
        name: chart.title,
        summary: chart.summary,
      },
      width,
    ),
    ...under(chart.title, chart.note),
  ]
}

/** A drawing that is no chart. Its height follows from its view box. */
export function pictureParagraphs(picture: Picture, width = PORTRAIT_WIDTH): Paragraph[] {
  const { svg, summary, caption } = picture
  return [
    drawing(
      { svg, slope: slopeOf(svg), name: caption ?? summary, summary },
      Math.round(width * picture.width),
    ),
    ...under(caption, null),
  ]
}

/** Height for each unit of width, from the view box that every drawing of ours has; square without one. */
export function slopeOf(svg: string): number {
  const box = /viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg)
  return box === null ? 1 : Number(box[2]) / Number(box[1])
}
