import { parseDecimal } from '../decimal.js'
import { offerSeveral } from '../near.js'
import type { Source } from './source.js'
import {
  type Condition,
  type EachMark,
  FIGURE_OPTIONS,
  type FigureRef,
  type IfMark,
  MOVEMENTS,
  type Movement,
  OPERATORS,
  type Operator,
} from './template.js'

/** A word of a condition and where it begins in the content. */
interface Word {
  readonly text: string
  readonly at: number
}

/** Words, quoted texts as one, and operators, which need no spaces around them. */
function wordsOf(content: string): Word[] {
  const found: Word[] = []
  for (const match of content.matchAll(/"([^"]*)"|>=|<=|!=|[<>]|[a-z]+="[^"]*"|[^\s"<>!]+/gu))
    found.push({ text: match[1] ?? match[0], at: match.index })
  return found
}

/**
 * Read a command that decides what is printed; `start` is the offset of `content` in the source.
 *
 *     if        := "if" condition
 *     each      := "each" level ("where" condition)? ("sort=" "-"? indicator)? ("limit=" number)?
 *     condition := indicator option* movement | indicator option* operator number | name "." name ("=" | "!=") value
 *     movement  := "increased" | "decreased" | "unchanged" | "missing" | "present" | "by-chance" | "beyond-chance"
 *
 * Faults go to the source, and then null is returned.
 */
export function parseIf(content: string, source: Source, start: number): IfMark | null {
  const [first, ...rest] = wordsOf(content)
  const place = source.at(start + first!.at)
  const condition = parseCondition(rest, source, start, first!.at)
  return condition === null ? null : { kind: 'if', condition, place }
}

export function parseEach(content: string, source: Source, start: number): EachMark | null {
  const [first, level, ...rest] = wordsOf(content)
  const at = start + first!.at
  const wrong = (word: Word | undefined) => {
    source.fault('template-each-syntax', word === undefined ? at : start + word.at, {
      text: word?.text ?? content.trim(),
    })
    return null
  }
  if (level === undefined || !/^[a-z][a-z0-9-]*$/.test(level.text)) return wrong(level)
  let sort: EachMark['sort'] = null
  let limit: EachMark['limit'] = null
  const asked: Word[] = []
  for (const word of rest) {
    const [, name, value] = /^(sort|limit)=(.+)$/.exec(word.text) ?? []
    if (name === 'sort') {
      const [, minus, indicator] = /^(-?)([a-z][a-z0-9_]*)$/.exec(value!) ?? []
      if (indicator === undefined) return wrong(word)
      sort = { indicator, descending: minus === '-' }
    } else if (name === 'limit') {
      if (!/^[1-9]\d{0,3}$/.test(value!)) return wrong(word)
      limit = Number(value)
    } else asked.push(word)
  }
  const [where, ...condition] = asked
  if (where !== undefined && where.text !== 'where') return wrong(where)
  const parsed = where === undefined ? null : parseCondition(condition, source, start, where.at)
  if (where !== undefined && parsed === null) return null
  return { kind: 'each', level: level.text, where: parsed, sort, limit, place: source.at(at) }
}

function parseCondition(
  words: readonly Word[],
  source: Source,
  start: number,
  after: number,
): Condition | null {
  const wrong = (word: Word | undefined) => {
    const near = word === undefined ? '' : offerSeveral(word.text, MOVEMENTS)
    source.fault('template-condition-syntax', start + (word?.at ?? after), { text: word?.text ?? '', near })
    return null
  }
  const [subject, ...rest] = joined(words)
  if (subject === undefined) return wrong(undefined)
  const place = source.at(start + subject.at)
  if (/^[a-z_]+(\.[a-z_]+)+$/.test(subject.text)) {
    const [operator, value, more] = rest
    if (operator === undefined || !['=', '!='].includes(operator.text)) return wrong(operator ?? subject)
    if (value === undefined || more !== undefined) return wrong(more ?? operator)
    const words = { kind: 'words', name: subject.text, place } as const
    return { kind: 'words', words, operator: operator.text as '=' | '!=', value: value.text }
  }
  if (!/^[a-z][a-z0-9_]*$/.test(subject.text)) return wrong(subject)
  const options = new Map<string, string>()
  const test: Word[] = []
  for (const word of rest) {
    const [, name, value] = /^([a-z]+)=(.+)$/.exec(word.text) ?? []
    if (name === undefined || test.length > 0) test.push(word)
    else if (!(FIGURE_OPTIONS as readonly string[]).includes(name)) {
      source.fault('template-option-unknown', start + word.at, {
        option: name,
        near: offerSeveral(name, FIGURE_OPTIONS),
      })
      return null
    } else options.set(name, value!.replace(/^"|"$/g, ''))
  }
  const figure: FigureRef = {
    kind: 'figure',
    indicator: subject.text,
    unit: options.get('unit') ?? null,
    period: options.get('period') ?? null,
    base: options.get('base') ?? null,
    wording: 'value',
    place,
  }
  const [first, value, more] = test
  if (first === undefined) return wrong(subject)
  if ((MOVEMENTS as readonly string[]).includes(first.text))
    return value === undefined ? { kind: 'movement', figure, movement: first.text as Movement } : wrong(value)
  if (!(OPERATORS as readonly string[]).includes(first.text)) return wrong(first)
  if (value === undefined || more !== undefined) return wrong(more ?? first)
  if (parseDecimal(value.text) === undefined) return wrong(value)
  return { kind: 'compare', figure, operator: first.text as Operator, value: value.text }
}

/** `a =b`, `a= b` and `a=b` are one comparison where no option is meant: an equals sign at the end of a word is one of its own. */
function joined(words: readonly Word[]): Word[] {
  return words.flatMap(({ text, at }): Word[] => {
    if (text !== '=' && text.endsWith('=') && !['>=', '<=', '!='].includes(text))
      return [
        { text: text.slice(0, -1), at },
        { text: '=', at: at + text.length - 1 },
      ]
    if (text.length > 1 && text.startsWith('='))
      return [
        { text: '=', at },
        { text: text.slice(1), at: at + 1 },
      ]
    const dotted = /^([a-z_]+(?:\.[a-z_]+)+)=(.+)$/.exec(text)
    if (dotted !== null)
      return [
        { text: dotted[1]!, at },
        { text: '=', at: at + dotted[1]!.length },
        { text: dotted[2]!, at: at + dotted[1]!.length + 1 },
      ]
    return [{ text, at }]
  })
}
