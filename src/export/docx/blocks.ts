import type { IParagraphOptions, Paragraph, Table } from 'docx'
import type { Block, Run } from '../../domain/report.js'
import { PORTRAIT_WIDTH } from './format.js'
import { bodyParagraph, type RunWriter, textRun } from './paragraphs.js'
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
function listItems(block: List, runs: RunWriter, more: IParagraphOptions = {}): Paragraph[] {
  return block.items.map((item, i) => {
    const mark = block.start === undefined ? '- ' : `${block.start + i}. `
    const last = i === block.items.length - 1
    return bodyParagraph(runs.write([{ kind: 'text', text: mark }, ...item]), last ? more : {})
  })
}

function elements(block: Block, width: number, runs: RunWriter): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, runs)]
    case 'paragraph':
      return [bodyParagraph(runs.write(block.runs))]
    case 'list':
      return listItems(block, runs)
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

/**
 * The text of the document, ended by "./."; after a closing table the mark stands in a paragraph of its own.
 * The last paragraph stays with what follows, so that a signature never stands alone on a page.
 */
export function textElements(blocks: readonly Block[], runs: RunWriter): (Paragraph | Table)[] {
  const last = ended(blocks.at(-1))
  const before = blockElements(last === null ? blocks : blocks.slice(0, -1), PORTRAIT_WIDTH, runs)
  const withNext = { keepNext: true }
  if (last === null) return [...before, bodyParagraph([textRun(END)], withNext)]
  return last.kind === 'list'
    ? [...before, ...listItems(last, runs, withNext)]
    : [...before, bodyParagraph(runs.write(last.runs), withNext)]
}
