import { fromMarkdown } from 'mdast-util-from-markdown'
import { splitPieces } from './pieces.js'
import type { Placeholder } from './placeholder.js'
import type { Source } from './source.js'
import { isMark, nestBlocks, nestInlines } from './structure.js'
import type {
  AnnexMark,
  BlockRef,
  Inline,
  Line,
  Mark,
  TemplateAnnex,
  TemplateBlock,
  TextPiece,
} from './template.js'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root['children'][number]
type Phrasing = Extract<Node, { type: 'paragraph' }>['children'][number]
type Styled = (TextPiece | Placeholder) & { readonly bold?: boolean; readonly italic?: boolean }

export interface Body {
  readonly blocks: TemplateBlock[]
  readonly annexes: TemplateAnnex[]
}

const SHOWN = 60

function startOf(node: Node): number {
  return node.position?.start.offset ?? 0
}

function unsupported(node: Node, source: Source): void {
  const from = startOf(node)
  const text = source.text.slice(from, node.position?.end.offset ?? from).replace(/\s+/gu, ' ')
  source.fault('template-markdown-unsupported', from, {
    text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
  })
}

function isComment(node: Node): boolean {
  return node.type === 'html' && /^<!--[\s\S]*-->$/u.test(node.value)
}

/** Flatten emphasis into flags and text into pieces. A line break inside a paragraph is a space, as in Markdown. */
function inlines(
  nodes: readonly Phrasing[],
  source: Source,
  flags: { bold?: true; italic?: true },
): Styled[] {
  return nodes.flatMap((node): Styled[] => {
    if (node.type === 'text') {
      const from = startOf(node)
      const text = node.value.replace(/\s*\n\s*/gu, ' ')
      const pieces = splitPieces(text, source, from, node.position?.end.offset ?? from)
      return pieces.map((piece) => ({ ...piece, ...flags }))
    }
    if (node.type === 'strong') return inlines(node.children, source, { ...flags, bold: true })
    if (node.type === 'emphasis') return inlines(node.children, source, { ...flags, italic: true })
    if (node.type === 'break') return [{ kind: 'text', text: ' ', ...flags }]
    if (!isComment(node)) unsupported(node, source)
    return []
  })
}

function isBlockRef(piece: Styled): piece is Styled & BlockRef {
  return piece.kind !== 'text' && piece.kind !== 'figure' && piece.kind !== 'words' && !isMark(piece)
}

/** Keep what may stand in running text; a command there is a fault. */
function running(pieces: readonly Styled[], source: Source): Inline[] {
  const kept = pieces.filter((piece): piece is Exclude<Styled, BlockRef> => {
    if (!isBlockRef(piece)) return true
    const command = piece.kind === 'narratives' ? piece.section : piece.kind
    source.faults.push({ code: 'template-block-inline', place: piece.place, params: { command } })
    return false
  })
  return nestInlines(kept as (Inline | Mark)[], source)
}

function list(node: Extract<Node, { type: 'list' }>, source: Source): TemplateBlock {
  const items = node.children.map((item) => {
    const [only, ...more] = item.children
    if (only === undefined) return []
    if (only.type !== 'paragraph' || more.length > 0) {
      unsupported(only.type === 'paragraph' ? more[0]! : only, source)
      return []
    }
    return running(inlines(only.children, source, {}), source)
  })
  return { kind: 'list', start: node.ordered === true ? (node.start ?? 1) : null, items }
}

function block(node: Node, source: Source): TemplateBlock | AnnexMark | Mark | null {
  if (node.type === 'heading') {
    const level = node.depth
    if (level <= 3)
      return {
        kind: 'heading',
        level: level as 1 | 2 | 3,
        inlines: running(inlines(node.children, source, {}), source),
      }
    source.fault('template-heading-level', startOf(node), { level })
    return null
  }
  if (node.type === 'paragraph') {
    const pieces = inlines(node.children, source, {})
    const alone = pieces.filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '')
    if (alone.length === 1 && (isBlockRef(alone[0]!) || isMark(alone[0]!))) {
      const { bold: _bold, italic: _italic, ...ref } = alone[0]!
      return ref as BlockRef | Mark
    }
    return { kind: 'paragraph', inlines: running(pieces, source) }
  }
  if (node.type === 'list') return list(node, source)
  if (!isComment(node)) unsupported(node, source)
  return null
}

/** A line of words only: a figure in it is a fault, emphasis is dropped. */
export function wordsOnly(pieces: readonly (Inline | Placeholder)[], source: Source): Line {
  return pieces.flatMap((piece): Line => {
    if (piece.kind === 'text') return [{ kind: 'text', text: piece.text }]
    if (piece.kind === 'words') return [{ kind: 'words', name: piece.name, place: piece.place }]
    if (piece.kind === 'if' && 'holds' in piece) {
      source.faults.push({ code: 'template-block-inline', place: piece.place, params: { command: 'if' } })
      return []
    }
    const indicator = piece.kind === 'figure' ? piece.indicator : piece.kind
    source.faults.push({ code: 'template-figure-in-line', place: piece.place, params: { indicator } })
    return []
  })
}

/**
 * Parse the Markdown below the front matter into the text and its annexes.
 * `source.text` holds the front matter blanked out, so that lines and columns are those of the file.
 */
export function parseBody(source: Source): Body {
  const blocks: (TemplateBlock | Mark)[] = []
  const annexes: (Omit<TemplateAnnex, 'blocks'> & { readonly blocks: (TemplateBlock | Mark)[] })[] = []
  let into = blocks
  let waiting: AnnexMark | null = null
  const untitled = (mark: AnnexMark) =>
    source.faults.push({ code: 'template-annex-title', place: mark.place, params: {} })

  for (const node of fromMarkdown(source.text).children) {
    const next = block(node, source)
    if (next === null) continue
    if (next.kind === 'annex') {
      if (waiting !== null) untitled(waiting)
      waiting = next
      continue
    }
    if (waiting === null) {
      into.push(next)
      continue
    }
    if (next.kind !== 'heading' || next.level !== 1) untitled(waiting)
    const title = next.kind === 'heading' ? wordsOnly(next.inlines, source) : []
    into = next.kind === 'heading' ? [] : [next]
    annexes.push({ landscape: waiting.landscape, title, blocks: into })
    waiting = null
  }
  if (waiting !== null) untitled(waiting)
  return {
    blocks: nestBlocks(blocks, source),
    annexes: annexes.map((annex) => ({ ...annex, blocks: nestBlocks(annex.blocks, source) })),
  }
}
