import type { Source } from './source.js'
import type { EachMark, IfMark, Inline, InlineIf, Mark, TemplateBlock } from './template.js'

/** Is it one of the commands that open, part or close what is printed on a condition or for every unit? */
export function isMark<T extends { readonly kind: string }>(piece: T | Mark): piece is Mark {
  return (
    piece.kind === 'else' ||
    piece.kind === 'end' ||
    (piece.kind === 'if' && !('holds' in piece)) ||
    (piece.kind === 'each' && !('blocks' in piece))
  )
}

interface Open<T> {
  readonly mark: IfMark | EachMark
  readonly before: T[]
  holds: T[] | null
  inside: T[]
}

/**
 * Put what stands between `{{ if }}`, `{{ else }}` and `{{ end }}` where it belongs. `close` makes one piece of what was opened.
 * A command that was never opened or never closed is a fault at its place.
 */
function nest<T extends { readonly kind: string }>(
  pieces: readonly (T | Mark)[],
  source: Source,
  close: (mark: IfMark | EachMark, holds: T[], otherwise: T[]) => T,
): T[] {
  const open: Open<T>[] = []
  let into: T[] = []
  const fault = (code: 'template-end-alone' | 'template-else-alone' | 'template-end-missing', mark: Mark) =>
    source.faults.push({ code, place: mark.place, params: { command: mark.kind } })
  for (const piece of pieces) {
    if (!isMark(piece)) {
      into.push(piece)
      continue
    }
    const top = open.at(-1)
    if (piece.kind === 'if' || piece.kind === 'each') {
      const inside: T[] = []
      open.push({ mark: piece, before: into, holds: null, inside })
      into = inside
    } else if (top === undefined)
      fault(piece.kind === 'end' ? 'template-end-alone' : 'template-else-alone', piece)
    else if (piece.kind === 'else') {
      if (top.holds !== null || top.mark.kind === 'each') fault('template-else-alone', piece)
      else {
        top.holds = into
        into = []
      }
    } else {
      open.pop()
      const [holds, otherwise] = top.holds === null ? [into, []] : [top.holds, into]
      top.before.push(close(top.mark, holds, otherwise))
      into = top.before
    }
  }
  for (const { mark, before, holds } of open.reverse()) {
    fault('template-end-missing', mark)
    before.push(...(holds ?? []), ...into)
    into = before
  }
  return into
}

/** Pieces of a paragraph. A repetition needs paragraphs of its own. */
export function nestInlines(pieces: readonly (Inline | Mark)[], source: Source): Inline[] {
  const kept = pieces.filter((piece) => {
    if (piece.kind !== 'each') return true
    source.faults.push({ code: 'template-block-inline', place: piece.place, params: { command: 'each' } })
    return false
  })
  return nest<Inline>(kept, source, (mark, holds, otherwise): InlineIf => {
    const { condition, place } = mark as IfMark
    return { kind: 'if', condition, holds, otherwise, place }
  })
}

/** Blocks of the text or of an annex. */
export function nestBlocks(blocks: readonly (TemplateBlock | Mark)[], source: Source): TemplateBlock[] {
  return nest<TemplateBlock>(blocks, source, (mark, holds, otherwise) =>
    mark.kind === 'each'
      ? { ...mark, blocks: holds }
      : { kind: 'if', condition: mark.condition, holds, otherwise, place: mark.place },
  )
}
