import type { Paragraph, Table } from 'docx'
import type { Block, Run } from '../../domain/report.js'
import { PORTRAIT_WIDTH } from './format.js'
import { bodyParagraph, type RunWriter } from './paragraphs.js'
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

/** The end mark of an official text. Phụ lục I: the text ends with "./.". */
const END = './.'

function endRuns(runs: readonly Run[]): Run[] {
  const last = runs.at(-1)
  if (last === undefined || last.kind === 'figure') return [...runs, { kind: 'text', text: END }]
  const text = last.text.replace(/[\s.;,/]+$/u, '')
  return [...runs.slice(0, -1), { ...last, text: text + END }]
}

/** The last piece of the text with "./." at its end; null when it is not a paragraph or list that can take it. */
function ended(block: Block | undefined): List | Extract<Block, { kind: 'paragraph' }> | null {
  if (block?.kind === 'paragraph') return { ...block, runs: endRuns(block.runs) }
  if (block?.kind !== 'list' || block.items.length === 0) return null
  return { ...block, items: [...block.items.slice(0, -1), endRuns(block.items.at(-1)!)] }
}

/** Paragraphs that go over to the signature's page with it: two, so that this page never holds a mere line or two of text. */
const WITH_SIGNATURE = 2

/**
 * The text of the document, ended by "./."; after a closing table the mark stands in a paragraph of its own.
 * The last paragraphs stay with what follows, so that a signature never stands alone on a page.
 */
export function textElements(blocks: readonly Block[], runs: RunWriter): (Paragraph | Table)[] {
  const last = ended(blocks.at(-1))
  const closing: Block = last ?? { kind: 'paragraph', runs: [{ kind: 'text', text: END }] }
  const before = last === null ? blocks : blocks.slice(0, -1)
  const closingSize = closing.kind === 'list' ? closing.items.length : 1
  const left = Math.max(0, WITH_SIGNATURE - closingSize)
  return [
    ...before.flatMap((block, i) =>
      elements(block, PORTRAIT_WIDTH, runs, i === before.length - 1 ? left : 0),
    ),
    ...elements(closing, PORTRAIT_WIDTH, runs, WITH_SIGNATURE),
  ]
}
