import { PageBreak, Paragraph, type Table } from 'docx'
import type { Block } from '../../domain/report.js'
import { endedBlocks } from '../../domain/report-text.js'
import { PORTRAIT_WIDTH } from './format.js'
import { bodyParagraph, type RunWriter } from './paragraphs.js'
import { chartParagraphs, pictureParagraphs } from './pictures.js'
import { reportTable } from './table.js'

type Heading = Extract<Block, { kind: 'heading' }>
type List = Extract<Block, { kind: 'list' }>

/**
 * Mục "I." capitals and bold, khoản "1." bold, điểm "a)" upright: all set in like the text. Phụ lục I, II.6.d.
 * Headings carry an outline level, so that Word's navigation finds them, without the colours of Word's own styles.
 */
function heading(block: Heading, runs: RunWriter): Paragraph {
  const look = { bold: block.level < 3, capitals: block.level === 1 }
  return bodyParagraph(runs.write(block.runs, look), { keepNext: true, outlineLevel: block.level - 1 })
}

/** List items are paragraphs that begin with a dash or a number, as official texts write them. */
function listItems(block: List, runs: RunWriter, keepLast: number): Paragraph[] {
  return block.items.map((item, i) => {
    const mark = block.start === undefined ? '- ' : `${block.start + i}. `
    const keepNext = i >= block.items.length - keepLast
    return bodyParagraph(runs.write([{ kind: 'text', text: mark }, ...item]), keepNext ? { keepNext } : {})
  })
}

/** `keepLast`: how many paragraphs from the end stay on the page of what follows. */
function elements(block: Block, width: number, runs: RunWriter, keepLast = 0): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, runs)]
    case 'paragraph':
      return [bodyParagraph(runs.write(block.runs), keepLast > 0 ? { keepNext: true } : {})]
    case 'list':
      return listItems(block, runs, keepLast)
    case 'table':
      return reportTable(block, width, runs)
    case 'chart':
      return chartParagraphs(block.chart, runs.lang, width)
    case 'picture':
      return pictureParagraphs(block, width)
    case 'quote':
      return block.blocks.flatMap((part, i) =>
        elements(part, width, runs, i === block.blocks.length - 1 ? keepLast : 0),
      )
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** Blocks as Word paragraphs and tables; tables fill `width` twips. */
export function blockElements(
  blocks: readonly Block[],
  width: number,
  runs: RunWriter,
): (Paragraph | Table)[] {
  return blocks.flatMap((block) => elements(block, width, runs))
}

/** Paragraphs that go over to the signature's page with it: two, so that this page never holds a mere line or two of text. */
const WITH_SIGNATURE = 2

/**
 * The text of the document, ended by "./."; after a closing table the mark stands in a paragraph of its own.
 * The last paragraphs stay with what follows, so that a signature never stands alone on a page.
 */
export function textElements(blocks: readonly Block[], runs: RunWriter): (Paragraph | Table)[] {
  const whole = endedBlocks(blocks)
  const closing = whole.at(-1)!
  const closingSize = closing.kind === 'list' ? closing.items.length : 1
  const left = Math.max(0, WITH_SIGNATURE - closingSize)
  return whole.flatMap((block, i) => {
    const kept = i === whole.length - 1 ? WITH_SIGNATURE : i === whole.length - 2 ? left : 0
    return elements(block, PORTRAIT_WIDTH, runs, kept)
  })
}
