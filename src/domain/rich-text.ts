import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Run, TextBlock } from './report.js'

type Node = ReturnType<typeof fromMarkdown>['children'][number]
type Phrasing = Extract<Node, { type: 'paragraph' }>['children'][number]

/**
 * What people write with plain formatting: paragraphs, **bold**, *italic*, lists with dashes or numbers, as Markdown. Anything else
 * that Markdown knows is no formatting here: it is printed as it was typed, so that nothing written is lost.
 * A single line break begins a new paragraph, because that is what people mean by it in a text field.
 */
export function richText(text: string): TextBlock[] {
  const typed = text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/\n(?!\n|\s*(?:[-*+•]|\d+[.)])\s)/gu, '\n\n')
    .replace(/^\s*[•+]\s/gmu, '- ')
  return fromMarkdown(typed).children.flatMap((node) => blocks(node, typed))
}

function blocks(node: Node, source: string): TextBlock[] {
  if (node.type === 'paragraph') return [{ kind: 'paragraph', runs: runs(node.children, source, {}) }]
  if (node.type === 'list') {
    const items = node.children.map((item) =>
      item.children.flatMap((part, i) => [
        ...(i > 0 ? [{ kind: 'text' as const, text: ' ' }] : []),
        ...(part.type === 'paragraph' ? runs(part.children, source, {}) : [asTyped(part, source)]),
      ]),
    )
    return [{ kind: 'list', items, ...(node.ordered === true ? { start: node.start ?? 1 } : {}) }]
  }
  return [{ kind: 'paragraph', runs: [asTyped(node, source)] }]
}

function runs(nodes: readonly Phrasing[], source: string, look: { bold?: true; italic?: true }): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ kind: 'text', text: node.value.replace(/\s*\n\s*/gu, ' '), ...look }]
    if (node.type === 'strong') return runs(node.children, source, { ...look, bold: true })
    if (node.type === 'emphasis') return runs(node.children, source, { ...look, italic: true })
    return [{ ...asTyped(node, source), ...look }]
  })
}

function asTyped(node: Node | Phrasing, source: string): Run {
  const { start, end } = node.position!
  return { kind: 'text', text: source.slice(start.offset, end.offset).replace(/\s+/gu, ' ').trim() }
}

/** The same as words alone, in one line. */
export function plainText(text: string): string {
  return richText(text)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.runs] : block.items))
    .map((line) => line.map((run) => run.text).join(''))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
