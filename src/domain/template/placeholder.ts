import { offerSeveral } from '../near.js'
import { parseEach, parseIf } from './condition.js'
import type { Source } from './source.js'
import {
  type AnnexMark,
  type BlockRef,
  CHART_OPTIONS,
  type ChartRef,
  FIGURE_OPTIONS,
  type FigureRef,
  MAP_OPTIONS,
  type MapRef,
  type Mark,
  type NarrativesRef,
  type TableRef,
  WORDINGS,
  type Wording,
  type WordsRef,
} from './template.js'

/** Short forms of `{{ narratives SECTION }}`. */
export const NARRATIVE_COMMANDS = ['difficulties', 'advantages', 'directions'] as const
const COMMANDS = [
  'table',
  'chart',
  'map',
  'narratives',
  'quote',
  'directives',
  'annex',
  'page-break',
  'if',
  'else',
  'end',
  'each',
  ...NARRATIVE_COMMANDS,
] as const

export type Placeholder = FigureRef | WordsRef | BlockRef | Mark

interface Token {
  readonly kind: 'word' | 'text' | 'mark'
  readonly value: string
  readonly at: number
}

/** Words, quoted texts, and the marks `=` and `|`. Anything else is one bad token. */
function tokens(content: string): Token[] {
  const found: Token[] = []
  for (const match of content.matchAll(/"([^"]*)"|[^\s"=|{}]+|[=|]|\S/gu)) {
    const [whole, quoted] = match
    if (quoted !== undefined) found.push({ kind: 'text', value: quoted, at: match.index })
    else
      found.push({
        kind: /^[=|"{}]/u.test(whole) ? 'mark' : 'word',
        value: whole,
        at: match.index,
      })
  }
  return found
}

interface Option {
  readonly value: string
  readonly at: number
}

/** The parts every placeholder is made of, before it is known which kind it is. */
interface Parts {
  readonly names: readonly Token[]
  readonly options: ReadonlyMap<string, Option>
  readonly wording: Option | null
}

function readParts(content: string, source: Source, start: number): Parts | null {
  const list = tokens(content)
  const names: Token[] = []
  const options = new Map<string, Option>()
  const bad = (token: Token) => {
    source.fault('template-placeholder-syntax', start + token.at, { text: token.value })
    return null
  }
  let i = 0
  while (i < list.length && !(list[i]!.kind === 'mark' && list[i]!.value === '|')) {
    const token = list[i]!
    const sign = list[i + 1]
    if (token.kind === 'word' && sign?.kind === 'mark' && sign.value === '=') {
      const value = list[i + 2]
      if (value === undefined || value.kind === 'mark') return bad(sign)
      if (options.has(token.value)) {
        source.fault('template-option-twice', start + token.at, { option: token.value })
        return null
      }
      options.set(token.value, { value: value.value, at: token.at })
      i += 3
    } else if (token.kind === 'word' && options.size === 0) {
      names.push(token)
      i += 1
    } else return bad(token)
  }
  const bar = list[i]
  if (bar === undefined) return { names, options, wording: null }
  const wording = list[i + 1]
  if (wording === undefined || wording.kind !== 'word') return bad(bar)
  const rest = list[i + 2]
  if (rest !== undefined) return bad(rest)
  return { names, options, wording: { value: wording.value, at: wording.at } }
}

/**
 * Read what stands between `{{` and `}}`; `start` is its offset in the source. Faults go to the source, and then
 * null is returned.
 *
 *     placeholder := figure | words | command
 *     figure      := indicator option* ("|" wording)?      {{ clearance_rate period=2023-H1 | parts }}
 *     words       := name "." name                         {{ period.name }}
 *     command     := "table" name option* | "chart" indicator ("," indicator)* option* | "map" indicator option*
 *                  | "quote" unit section | "directives" option* | "page-break" | "if" … | "each" … | "else" | "end"
 *                  | | "narratives" section option* | "difficulties" option* | "annex" "landscape"?
 *     option      := name "=" (word | quoted text)
 */
export function parsePlaceholder(content: string, source: Source, start: number): Placeholder | null {
  const [, deciding] = /^\s*(if|each)(?=\s|$)/u.exec(content) ?? []
  if (deciding === 'if') return parseIf(content, source, start)
  if (deciding === 'each') return parseEach(content, source, start)
  const parts = readParts(content, source, start)
  if (parts === null) return null
  const first = parts.names[0]
  if (first === undefined) {
    source.fault('template-placeholder-empty', start)
    return null
  }
  if ((COMMANDS as readonly string[]).includes(first.value)) return command(first, parts, source, start)
  if (parts.names.length > 1) {
    const near = offerSeveral(first.value, COMMANDS)
    source.fault('template-command-unknown', start + first.at, { name: first.value, near })
    return null
  }
  return first.value.includes('.') ? words(first, parts, source, start) : figure(first, parts, source, start)
}

function words(name: Token, parts: Parts, source: Source, start: number): WordsRef | null {
  const extra = parts.wording ?? parts.options.values().next().value
  if (!/^[a-z_]+(\.[a-z_]+)+$/.test(name.value) || extra !== undefined) {
    const at = extra === undefined ? name.at : extra.at
    source.fault('template-placeholder-syntax', start + at, { text: extra?.value ?? name.value })
    return null
  }
  return { kind: 'words', name: name.value, place: source.at(start + name.at) }
}

function figure(name: Token, parts: Parts, source: Source, start: number): FigureRef | null {
  if (!/^[a-z][a-z0-9_]*$/.test(name.value)) {
    source.fault('template-placeholder-syntax', start + name.at, { text: name.value })
    return null
  }
  if (!knownOptions(parts, FIGURE_OPTIONS, source, start)) return null
  const wording = parts.wording?.value ?? 'value'
  if (!(WORDINGS as readonly string[]).includes(wording)) {
    const near = offerSeveral(wording, WORDINGS)
    source.fault('template-wording-unknown', start + parts.wording!.at, { wording, near })
    return null
  }
  return {
    kind: 'figure',
    indicator: name.value,
    unit: parts.options.get('unit')?.value ?? null,
    period: parts.options.get('period')?.value ?? null,
    base: parts.options.get('base')?.value ?? null,
    wording: wording as Wording,
    place: source.at(start + name.at),
  }
}

function knownOptions(parts: Parts, known: readonly string[], source: Source, start: number): boolean {
  for (const [option, { at }] of parts.options)
    if (!known.includes(option)) {
      source.fault('template-option-unknown', start + at, { option, near: offerSeveral(option, known) })
      return false
    }
  return true
}

function command(first: Token, parts: Parts, source: Source, start: number): BlockRef | Mark | null {
  const place = source.at(start + first.at)
  const [, name, extra] = parts.names
  const wrong = (text: string, at: number) => {
    source.fault('template-placeholder-syntax', start + at, { text })
    return null
  }
  const lacking = (example: string) => {
    source.fault('template-name-missing', start + first.at, { command: first.value, example })
    return null
  }
  if (parts.wording !== null) return wrong(parts.wording.value, parts.wording.at)
  const more = first.value === 'quote' ? parts.names[3] : extra
  if (more !== undefined) return wrong(more.value, more.at)
  const options = Object.fromEntries([...parts.options].map(([key, option]) => [key, option.value]))

  if (first.value === 'annex') {
    if (name !== undefined && name.value !== 'landscape') return wrong(name.value, name.at)
    if (!knownOptions(parts, [], source, start)) return null
    return { kind: 'annex', landscape: name !== undefined, place } satisfies AnnexMark
  }
  if (first.value === 'table' || first.value === 'narratives') {
    if (name === undefined)
      return lacking(first.value === 'table' ? 'table headline by=commune' : 'narratives difficulties')
    return first.value === 'table'
      ? ({ kind: 'table', name: name.value, options, place } satisfies TableRef)
      : ({ kind: 'narratives', section: name.value, options, place } satisfies NarrativesRef)
  }
  if (first.value === 'chart' || first.value === 'map') return drawing(first, name, parts, source, start)
  if (first.value === 'quote') {
    if (name === undefined || extra === undefined) return lacking('quote x03386 difficulties')
    if (!knownOptions(parts, ['period'], source, start)) return null
    return { kind: 'quote', unit: name.value, section: extra.value, options, place }
  }
  if (name !== undefined) return wrong(name.value, name.at)
  if (first.value === 'else' || first.value === 'end' || first.value === 'page-break')
    return knownOptions(parts, [], source, start) ? { kind: first.value, place } : null
  if (first.value === 'directives') return { kind: 'directives', options, place }
  return { kind: 'narratives', section: first.value, options, place } satisfies NarrativesRef
}

/** A chart of one or several indicators, or a map of one. */
function drawing(
  first: Token,
  name: Token | undefined,
  parts: Parts,
  source: Source,
  start: number,
): ChartRef | MapRef | null {
  const chart = first.value === 'chart'
  if (name === undefined) {
    const example = chart ? 'chart social_order_crime by=commune' : 'map social_order_crime by=commune'
    source.fault('template-name-missing', start + first.at, { command: first.value, example })
    return null
  }
  const indicators = name.value.split(',').filter((part) => part !== '')
  if (indicators.some((id) => !/^[a-z][a-z0-9_]*$/.test(id)) || (!chart && indicators.length !== 1)) {
    source.fault('template-placeholder-syntax', start + name.at, { text: name.value })
    return null
  }
  if (!knownOptions(parts, chart ? CHART_OPTIONS : MAP_OPTIONS, source, start)) return null
  const place = source.at(start + first.at)
  const options = Object.fromEntries([...parts.options].map(([key, { value }]) => [key, value]))
  return chart
    ? { kind: 'chart', indicators, options, place }
    : { kind: 'map', indicator: indicators[0]!, options, place }
}
