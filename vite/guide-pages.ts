import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Plugin } from 'vite'
import type { GuideBlock, GuideSpan } from '../src/web/help/guide-text.js'

/** Turns the texts of the guide (`docs/guide/*.md`) into plain data while the pages are built: no page carries a reader of Markdown. */
export function guidePages(): Plugin {
  return {
    name: 'cungky-guide-pages',
    enforce: 'pre',
    transform(text, id) {
      if (!/\/docs\/guide\/[^/]+\.md$/.test(id)) return null
      const blocks = guideBlocks(text, id)
      return { code: `export default ${JSON.stringify(blocks)}`, map: null, moduleType: 'js' }
    },
  }
}

/** The blocks of a text of the guide. Throws on what the guide does not use, with its line. */
export function guideBlocks(text: string, file: string): GuideBlock[] {
  const block = (node: RootContent): GuideBlock => {
    switch (node.type) {
      case 'heading':
        return { kind: 'heading', level: node.depth, spans: node.children.map(span) }
      case 'paragraph': {
        const [first] = node.children
        if (node.children.length === 1 && first?.type === 'image')
          return { kind: 'picture', file: first.url.replace(/^images\//, ''), says: first.alt ?? '' }
        return { kind: 'paragraph', spans: node.children.map(span) }
      }
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => item.children.map(block)),
        }
      default:
        throw unknown(node)
    }
  }
  const span = (node: PhrasingContent): GuideSpan => {
    switch (node.type) {
      case 'text':
        return { kind: 'text', text: node.value.replaceAll('\n', ' ') }
      case 'inlineCode':
        return { kind: 'key', text: node.value }
      case 'strong':
        return { kind: 'strong', spans: node.children.map(span) }
      case 'link':
        return { kind: 'link', to: node.url, spans: node.children.map(span) }
      default:
        throw unknown(node)
    }
  }
  const unknown = (node: RootContent) =>
    new Error(`${file}:${node.position?.start.line}: the guide does not know ${node.type}`)
  return fromMarkdown(text).children.map(block)
}
