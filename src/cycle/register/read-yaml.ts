import {
  CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import type { Path, SourceFile } from '../../domain/pack-schema/source.js'
import { type Finding, finding, type Place, type ProblemCode } from '../../domain/problem.js'

/** No pack nests deeper than about ten levels. */
const MAX_DEPTH = 100
/** How much all aliases together may multiply the data: enough for a few repeated names, no bomb. */
const MAX_ALIASES = 100
/** Length of the piece of text that is quoted in a message about syntax. */
const NEAR = 30

const SYNTAX_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  DUPLICATE_KEY: 'pack-yaml-repeated-key',
  TAB_AS_INDENT: 'pack-yaml-tab',
  BAD_INDENT: 'pack-yaml-indent',
  MISSING_CHAR: 'pack-yaml-unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'pack-yaml-colon',
  MULTIPLE_DOCS: 'pack-yaml-several-documents',
  TAG_RESOLVE_FAILED: 'pack-yaml-tag',
}

/**
 * Parse a YAML file of a pack, keeping where everything stands.
 * `text` is the file's text, `file` its name for messages. Faults of syntax come all at once.
 */
export function readYaml(file: string, text: string): { source: SourceFile } | { findings: Finding[] } {
  const lines = new LineCounter()
  const deep = tooDeep(text)
  if (deep !== undefined) {
    const before = text.slice(0, deep).split('\n')
    const place = { file, line: before.length, column: before.at(-1)!.length + 1 }
    return { findings: [finding('pack-yaml-too-deep', place, { limit: MAX_DEPTH })] }
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const faults = worthTelling([...document.errors, ...document.warnings])
  if (faults.length > 0) {
    const findings = faults.map(({ code, pos }) => {
      const params = { near: excerpt(text, pos[0]), key: keyText(text, pos[0]) }
      return finding(SYNTAX_PROBLEMS[code] ?? 'pack-yaml-syntax', placeAt(file, lines, pos[0]), params)
    })
    return { findings }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // The library tells an unknown anchor and an excess of aliases apart only in words.
    const unknown = error instanceof ReferenceError && error.message.startsWith('Unresolved alias')
    const code = unknown ? 'pack-yaml-alias-unknown' : 'pack-yaml-aliases'
    return { findings: [finding(code, placeAt(file, lines, firstAlias(document, unknown)))] }
  }
  return { source: new YamlSource(file, value, document, lines) }
}

class YamlSource implements SourceFile {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  place(path: Path, at: 'key' | 'value' = 'value'): Place {
    const place = placeAt(this.file, this.lines, this.find(path, at)?.range?.[0] ?? 0)
    return path.length === 0 ? place : { ...place, field: path.map(String).join('.') }
  }

  raw(path: Path): string {
    const node = this.find(path, 'value')
    return isScalar(node) ? (node.source ?? String(node.value)) : ''
  }

  inside(path: Path, column: number): Place {
    const place = this.place(path)
    const node = this.find(path, 'value')
    // In a block or over several lines the text's columns are not those of the file.
    if (!isScalar(node) || node.source === undefined || place.column === undefined) return place
    if (node.type === 'PLAIN') return { ...place, column: place.column + column - 1 }
    if (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') {
      return { ...place, column: place.column + column }
    }
    return place
  }

  /** The node at `path`, or the last one on the way to it. */
  private find(path: Path, at: 'key' | 'value'): Node | undefined {
    let node = this.follow(this.document.contents)
    for (const [i, step] of path.entries()) {
      let next: unknown
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        const wantsKey = (at === 'key' && i === path.length - 1) || pair?.value == null
        next = wantsKey ? pair?.key : pair?.value
      } else if (isSeq(node)) next = node.items[Number(step)]
      const found = this.follow(next)
      if (found === undefined) return node
      node = found
    }
    return node
  }

  private follow(node: unknown): Node | undefined {
    if (isAlias(node)) return node.resolve(this.document) as Node | undefined
    return isMap(node) || isSeq(node) || isScalar(node) ? (node as Node) : undefined
  }
}

/**
 * After a fault of syntax the parser reads the rest wrongly, so of these only the first counts, or a tab, which is
 * behind whatever else is found. Repeated keys and tags leave the structure sound: all of them are told.
 */
function worthTelling(faults: readonly YAMLError[]): YAMLError[] {
  const harmless = (f: YAMLError) => f.code === 'DUPLICATE_KEY' || f.code === 'TAG_RESOLVE_FAILED'
  const breaking = faults.filter((f) => !harmless(f)).sort((a, b) => a.pos[0] - b.pos[0])
  const first = breaking.find((f) => f.code === 'TAB_AS_INDENT') ?? breaking[0]
  return first === undefined ? [...faults] : [first]
}

function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
}

function excerpt(text: string, at: number): string {
  return text
    .slice(at, at + NEAR)
    .split(/\r?\n/, 1)[0]!
    .trim()
}

/** The key that begins at an offset, as written. */
function keyText(text: string, at: number): string {
  return /^[^:\r\n]*/.exec(text.slice(at, at + 100))![0].trim()
}

/** Offset of the first alias, or of the first whose anchor is unknown. */
function firstAlias(document: Document, unknown: boolean): number {
  const waiting: unknown[] = [document.contents]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isAlias(node)) {
      if (!unknown || node.resolve(document) === undefined) return node.range?.[0] ?? 0
    } else if (isMap(node)) {
      for (const { key, value } of [...node.items].reverse()) waiting.push(value ?? undefined, key)
    } else if (isSeq(node)) for (const item of [...node.items].reverse()) waiting.push(item)
  }
  return 0
}

/**
 * Offset at which values are nested too deep, or undefined. Asked before parsing, because the parser walks nested
 * values by recursion and would exhaust the stack. A level of block nesting needs a column of its own or an
 * indicator on the line, so that width bounds depth.
 */
function tooDeep(text: string): number | undefined {
  let offset = 0
  let brackets = 0
  let indicators = 0
  let indent = 0
  let lineStart = true
  let scalarNext = false
  for (const token of new Lexer().lex(text)) {
    const type: string | null = scalarNext ? 'scalar' : CST.tokenType(token)
    scalarNext = type === 'scalar' && token === CST.SCALAR
    if (type === 'newline' || token.endsWith('\n')) {
      lineStart = true
      indicators = 0
      indent = 0
    } else if (type === 'space' && lineStart) indent = token.length
    else lineStart = false
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets++
    if (type === 'flow-map-end' || type === 'flow-seq-end') brackets--
    if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') indicators++
    // Inside brackets neither width nor indicators nest.
    const block = brackets > 0 ? 0 : indent + indicators
    if (brackets > MAX_DEPTH || block > MAX_DEPTH) return offset
    // Marks that the lexer puts in itself take no room in the text.
    if (token !== CST.SCALAR && token !== CST.DOCUMENT && token !== CST.FLOW_END) offset += token.length
  }
  return undefined
}
