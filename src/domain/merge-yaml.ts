import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/** A value that stands within the line is written there as long as the line stays about this short. */
const WIDTH = 110
/** By these an item of a list is known again when something else in it changed. */
const IDENTITIES = ['id', 'unit', 'date', 'level', 'from'] as const

/**
 * A YAML text that says `value`, as near to `text` as can be: what says the same keeps its every character, comments and layout
 * with it; only what differs is written anew, in the style of its surroundings. Comments before an item that is taken away stay.
 */
export function mergeYaml(text: string, value: unknown): string {
  const document = parseDocument(text)
  if (document.errors.length > 0) return written(value)
  if (same(document.toJS(), value)) return text
  const merged = new Merge(text, document).whole(value)
  if (says(merged, value)) return merged
  // An anchored piece changed that aliases elsewhere repeat: they are written out first.
  const spelt = new Merge(text, document, true).whole(document.toJS())
  if (says(spelt, document.toJS())) {
    const again = new Merge(spelt, parseDocument(spelt)).whole(value)
    if (says(again, value)) return again
  }
  // Whatever a rare layout did to the pieces: what is said counts more than how it looks.
  document.contents = document.createNode(value) as never
  return document.toString({ lineWidth: WIDTH })
}

function says(text: string | null, value: unknown): text is string {
  if (text === null) return false
  const read = parseDocument(text)
  try {
    return read.errors.length === 0 && same(read.toJS(), value)
  } catch {
    // An alias of what is there no more.
    return false
  }
}

/** Do two values say the same, whatever the order of keys? */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
    )
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

type Entry = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A layout that is not taken apart: the piece around it is written anew. */
class Unusual extends Error {}

class Merge {
  private readonly newline: string

  constructor(
    private readonly text: string,
    private readonly document: Document,
    /** Write aliases out. */
    private readonly spell = false,
  ) {
    this.newline = text.includes('\r\n') ? '\r\n' : '\n'
  }

  /** Null when the layout is too unusual. */
  whole(value: unknown): string | null {
    const { contents } = this.document
    if (!isBlock(contents) || !fits(contents, value)) return null
    try {
      const [from, to] = this.region(contents)
      const tail = this.text.slice(to)
      return `${this.text.slice(0, from)}${this.block(contents, value, 0)}${tail}`
    } catch (error) {
      if (error instanceof Unusual) return null
      throw error
    }
  }

  /** From the first character of a block to the end of its last line. */
  private region(node: YAMLMap | YAMLSeq): [number, number] {
    const [first] = node.items
    const from = isSeq(node) ? this.lineStart(this.dash(first as Node)) : this.keyAt(first as Pair)
    return [from, this.lastLine(node)]
  }

  private block(node: YAMLMap | YAMLSeq, value: unknown, column: number): string {
    return isSeq(node)
      ? this.seq(node, value as readonly unknown[])
      : this.map(node as YAMLMap, value as Entry, column)
  }

  private map(node: YAMLMap, value: Entry, column: number): string {
    let out = ''
    let end = -1
    for (const [i, pair] of (node.items as Pair[]).entries()) {
      const at = this.keyAt(pair)
      const next = this.lastLine(pair.value ?? pair.key)
      const before = end < 0 ? '' : this.text.slice(end, at)
      end = next
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
      if (Object.hasOwn(value, key)) out += before + this.pair(pair, value[key], at, next, column)
      else if (i === 0) throw new Unusual()
      // The indentation goes with the key, comments above it stay.
      else out += before.slice(0, before.lastIndexOf('\n') + 1)
    }
    const known = new Set((node.items as Pair[]).map(({ key }) => String(isScalar(key) ? key.value : key)))
    const fresh = Object.entries(value).filter(([key]) => !known.has(key))
    for (const one of fresh)
      out = `${this.ended(out)}${this.indented(written(Object.fromEntries([one]), this.newline), column)}`
    return out
  }

  private pair(pair: Pair, value: unknown, at: number, end: number, column: number): string {
    const node = pair.value as Node | null
    if (this.stays(node, value)) return this.text.slice(at, end)
    if (isBlock(node) && fits(node, value)) {
      const [from, to] = this.region(node)
      const inner = isSeq(node) ? 0 : this.columnOf(from)
      return this.text.slice(at, from) + this.block(node, value, inner) + this.text.slice(to, end)
    }
    const inline = this.inline(node, value)
    if (inline !== null)
      return this.text.slice(at, node!.range![0]) + inline + this.text.slice(node!.range![1], end)
    const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
    const anew = this.indented(written({ [key]: value }, this.newline), column)
    return anew.slice(column)
  }

  /** The value in place of one that stands within its line; null when it does not fit there. */
  private inline(node: Node | null, value: unknown): string | null {
    if (node === null || node.range == null || isBlock(node)) return null
    if (isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')) return null
    if (isScalar(node) && node.value === null) return null
    if (this.text.slice(node.range[0], node.range[1]).includes('\n') && isScalar(node)) return null
    const text = flow(value)
    const room = WIDTH - (node.range[0] - this.lineStart(node.range[0]))
    return text.length <= Math.max(room, 40) && !text.includes('\n') ? text : null
  }

  private seq(node: YAMLSeq, value: readonly unknown[]): string {
    const column = this.columnOf(this.dash(node.items[0] as Node))
    const held = this.items(node)
    const match = matches(
      held.map(({ value }) => value),
      value,
    )
    const used = new Set(match.filter((at) => at !== null))
    let carried = ''
    const above = held.map(({ above }, i) => {
      const lead = carried + above
      carried = used.has(i) ? '' : lead
      return lead
    })
    const pieces = value.map((one, n) => {
      const at = match[n]!
      if (at === null) return this.indented(written([one], this.newline), column)
      return above[at] + this.item(held[at]!, one)
    })
    return this.ended(pieces.map((piece) => this.ended(piece)).join('') + carried)
  }

  /** Can a piece be left as it is written? */
  private stays(node: Node | null, value: unknown): boolean {
    if (!same(plain(node, this.document), value)) return false
    return !this.spell || !holdsAlias(node)
  }

  private items(node: YAMLSeq): Item[] {
    let end = -1
    return (node.items as Node[]).map((item) => {
      const start = this.lineStart(this.dash(item))
      const above = end < 0 ? '' : this.text.slice(end, start)
      end = this.lastLine(item)
      return { node: item, start, end, above, value: plain(item, this.document) }
    })
  }

  private item({ node, start, end }: Item, value: unknown): string {
    if (this.stays(node, value)) return this.text.slice(start, end)
    const column = this.columnOf(this.dash(node))
    try {
      if (isBlock(node) && fits(node, value) && !isSeq(node)) {
        const [from, to] = this.region(node)
        const inner = this.columnOf(from)
        return this.text.slice(start, from) + this.block(node, value, inner) + this.text.slice(to, end)
      }
    } catch (error) {
      if (!(error instanceof Unusual)) throw error
    }
    const inline = this.inline(node, value)
    if (inline !== null)
      return this.text.slice(start, node.range![0]) + inline + this.text.slice(node.range![1], end)
    return this.indented(written([value], this.newline), column)
  }

  /** Offset of the dash before an item. */
  private dash(item: Node | undefined): number {
    let at = (item?.range?.[0] ?? 0) - 1
    while (at >= 0 && /\s/.test(this.text[at]!)) at--
    if (this.text[at] !== '-' || this.text.slice(this.lineStart(at), at).trim() !== '') throw new Unusual()
    return at
  }

  private keyAt(pair: Pair): number {
    const { range } = pair.key as Node
    if (range == null) throw new Unusual()
    return range[0]
  }

  /** End of the last line that a node stands on, its comment and the line end included. */
  private lastLine(node: unknown): number {
    let at = node as Node | null
    while (isBlock(at)) {
      const last = at.items.at(-1)
      at = (isSeq(at) ? last : ((last as Pair).value ?? (last as Pair).key)) as Node
    }
    const end = at?.range?.[1]
    if (end == null) throw new Unusual()
    if (end > 0 && this.text[end - 1] === '\n') return end
    const next = this.text.indexOf('\n', end)
    return next < 0 ? this.text.length : next + 1
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1
  }

  private columnOf(at: number): number {
    return at - this.lineStart(at)
  }

  private indented(text: string, column: number): string {
    const pad = ' '.repeat(column)
    return text
      .split(/(?<=\n)/)
      .map((line) => (line.trim() === '' ? line : pad + line))
      .join('')
  }

  private ended(text: string): string {
    return text === '' || text.endsWith('\n') ? text : text + this.newline
  }
}

interface Item {
  readonly node: Node
  readonly start: number
  readonly end: number
  /** Lines between the item before and this one. */
  readonly above: string
  readonly value: unknown
}

function isBlock(node: unknown): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0
}

/** Can a block hold the value as a block of its kind? */
function fits(node: YAMLMap | YAMLSeq, value: unknown): boolean {
  if (isSeq(node)) return Array.isArray(value) && value.length > 0
  return isObject(value) && Object.keys(value).length > 0
}

function holdsAlias(node: Node | null): boolean {
  let found = false
  visit(node, (_, one) => {
    if (isAlias(one)) found = true
  })
  return found
}

function plain(node: Node | null, document: Document): unknown {
  return node === null ? null : node.toJS(document)
}

/** For each new item the old one that it is; null: none. The very same first, then by what identifies it. */
function matches(old: readonly unknown[], fresh: readonly unknown[]): (number | null)[] {
  const free = new Set(old.keys())
  const take = (fits: (held: unknown) => boolean): number | null => {
    for (const at of free)
      if (fits(old[at])) {
        free.delete(at)
        return at
      }
    return null
  }
  const exact = fresh.map((one) => take((held) => same(held, one)))
  return exact.map(
    (at, n) => at ?? take((held) => identity(held) !== null && identity(held) === identity(fresh[n])),
  )
}

function identity(value: unknown): string | null {
  if (!isObject(value)) return null
  const key = IDENTITIES.find((name) => Object.hasOwn(value, name))
  return key === undefined ? null : JSON.stringify([key, value[key]])
}

/** A value as YAML of its own, small maps and short lists within the line. */
function written(value: unknown, newline = '\n'): string {
  const document = new Document(value)
  visit(document, {
    Collection: (key, node) => {
      if (key === null && isSeq(node)) return
      const short = flow(node.toJS(document))
      const scalars = node.items.every((item) => isScalar(isMap(node) ? (item as Pair).value : item))
      if (scalars && isMap(node) && key !== null && short.length <= WIDTH - 20) node.flow = true
      if (scalars && isSeq(node) && node.items.length < 4 && short.length <= WIDTH / 2) node.flow = true
    },
  })
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true }).replaceAll('\n', newline)
}

/** A value within one line. */
function flow(value: unknown): string {
  const document = new Document(value)
  visit(document, {
    Collection: (_, node) => {
      node.flow = true
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0 }).trimEnd()
}
