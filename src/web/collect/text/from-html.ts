import { clipboardDocument } from './clipboard-document.js'
import { tidyPasted } from './marking.js'

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'UL',
  'OL',
  'TABLE',
  'BLOCKQUOTE',
])
const SILENT = new Set(['STYLE', 'SCRIPT', 'HEAD', 'META', 'LINK', 'TITLE', 'XML'])

/**
 * A formatted text from the clipboard in plain formatting: bold, italic, paragraphs and lists stay, everything else of its look
 * goes. Nothing of it is ever put into the page.
 */
export function markedFromHtml(html: string): string {
  const body = clipboardDocument(html).body
  return tidyPasted(blockText(body))
}

function blockText(node: Node): string {
  let text = ''
  for (const child of node.childNodes) text += textOf(child)
  return text
}

function textOf(node: Node): string {
  // Line ends of the source mean nothing; those of the text are elements.
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[\t\n\r ]+/g, ' ')
  if (!(node instanceof Element) || SILENT.has(node.tagName.toUpperCase())) return ''
  const tag = node.tagName.toUpperCase()
  const style = node.getAttribute('data-look') ?? ''
  // How Word writes the bullet of a paragraph that is an item.
  if (/mso-list:\s*ignore/i.test(style)) return ''
  if (tag === 'BR') return '\n'
  if (tag === 'TD' || tag === 'TH') return `${blockText(node)} `
  if (BLOCKS.has(tag)) return `\n${itemMark(node, style)}${blockText(node).trim()}\n`
  const inner = blockText(node)
  const bold = tag === 'B' || tag === 'STRONG' || /font-weight:\s*(bold|[6-9]00)/i.test(style)
  const italic = tag === 'I' || tag === 'EM' || /font-style:\s*italic/i.test(style)
  // Google Docs wraps everything in a bold element that says it is not.
  const really = bold && !/font-weight:\s*(normal|400)/i.test(style)
  return marked(inner, (really ? '**' : '') + (italic ? '*' : ''))
}

/** Marks stand close to the words, and never around a line end. */
function marked(text: string, mark: string): string {
  if (mark === '' || text.includes('\n') || text.includes('*') || text.trim() === '') return text
  const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!
  return before + mark + words + [...mark].reverse().join('') + after
}

function itemMark(node: Element, style: string): string {
  if (node.tagName.toUpperCase() === 'LI') {
    const list = node.parentElement
    if (list?.tagName.toUpperCase() !== 'OL') return '- '
    return `${[...list.children].indexOf(node) + 1}. `
  }
  if (!/mso-list:/i.test(style)) return ''
  const sign = node.querySelector('[data-look*="mso-list" i]')?.textContent?.trim() ?? ''
  return /^\d{1,3}[.)]$/.test(sign) ? `${sign} ` : '- '
}
