import type { Words } from '../../../domain/measure.js'
import { matchesSearch, stripMarks } from '../../../domain/text-normal.js'
import type { Lang } from '../../../domain/words.js'
import type { Entry, Lists } from '../draft/changes.js'

/** Something that may stand where the caret is. */
export interface Completion {
  readonly kind: 'measure' | 'indicator' | 'classification' | 'category' | 'period'
  /** What is written into the expression. */
  readonly code: string
  readonly name: Words | null
}

/** What may be written at the caret, and which part of the text it would take the place of. */
export interface Offer {
  readonly from: number
  readonly to: number
  readonly options: readonly Completion[]
}

const MOST = 10
const NOTHING: Offer = { from: 0, to: 0, options: [] }

type Vocabulary = Pick<Lists, 'measures' | 'classifications' | 'indicators'>

/**
 * What the person may mean who typed as far as the caret: names by any part of name or id, with or without accents; within brackets
 * classifications and categories; behind `@` (rules only) the periods. `asked`: also before anything was typed.
 */
export function completionsAt(
  text: string,
  caret: number,
  vocabulary: Vocabulary,
  { lang, lookBack = false, asked = false }: { lang: Lang; lookBack?: boolean; asked?: boolean },
): Offer {
  const before = text.slice(0, caret)
  const bracket = before.lastIndexOf('[')
  if (bracket > before.lastIndexOf(']')) return withinBrackets(text, caret, bracket, vocabulary, lang)
  const start = /[^-+*/()[\]=|,@]*$/.exec(before)!.index
  if (before[start - 1] === '@') {
    const periods = lookBack ? (['previous', 'last_year'] as const) : []
    const options = periods.map((code): Completion => ({ kind: 'period', code, name: null }))
    return offer(text, start, caret, options, lang)
  }
  const typed = before.slice(start).trim()
  if (/^\d/.test(typed) || (typed === '' && !asked)) return NOTHING
  const names = [...named('measure', vocabulary.measures), ...named('indicator', vocabulary.indicators)]
  const whole = offer(text, start, caret, names, lang)
  // Words that are none of a name together may be a name and the beginning of another.
  const last = start + before.slice(start).search(/\S+\s*$/)
  return whole.options.length > 0 || last <= start ? whole : offer(text, last, caret, names, lang)
}

function withinBrackets(
  text: string,
  caret: number,
  bracket: number,
  vocabulary: Vocabulary,
  lang: Lang,
): Offer {
  const measure = /([a-z_][a-z0-9_]*)\s*$/.exec(text.slice(0, bracket))?.[1]
  const entry = vocabulary.measures.find(({ id }) => id === measure)
  const own = Array.isArray(entry?.classifications) ? (entry.classifications as unknown[]) : []
  const classifications = vocabulary.classifications.filter(({ id }) => own.includes(id))
  const part = bracket + 1 + (text.slice(bracket + 1, caret).lastIndexOf(',') + 1)
  const filter = /^\s*([a-z0-9_]+)\s*=(?:.*\|)?/.exec(text.slice(part, caret))
  if (filter === null) return offer(text, part, caret, named('classification', classifications), lang)
  const chosen = classifications.find(({ id }) => id === filter[1])
  const categories = Array.isArray(chosen?.categories) ? (chosen.categories as readonly Entry[]) : []
  return offer(text, part + filter[0].length, caret, named('category', categories), lang)
}

function named(kind: Completion['kind'], entries: readonly Entry[]): Completion[] {
  return entries.map(({ id, name }) => ({ kind, code: String(id), name: (name as Words) ?? null }))
}

function offer(text: string, start: number, caret: number, known: readonly Completion[], lang: Lang): Offer {
  const from = start + (/^\s*/.exec(text.slice(start, caret))?.[0].length ?? 0)
  const typed = text.slice(from, caret).trim()
  const rest = /^[a-z0-9_]*/.exec(text.slice(caret))![0].length
  const ranked = known
    .filter(({ code, name }) => matchesSearch(`${code} ${name?.vi ?? ''} ${name?.en ?? ''}`, typed))
    .map((option) => ({ option, rank: rank(option, typed, lang) }))
    .sort((a, b) => a.rank - b.rank)
  return { from, to: caret + rest, options: ranked.slice(0, MOST).map(({ option }) => option) }
}

function rank({ code, name }: Completion, typed: string, lang: Lang): number {
  const plain = stripMarks(typed)
  if (code === typed) return 0
  if (code.startsWith(plain)) return 1
  return stripMarks(name?.[lang] ?? '').startsWith(plain) ? 2 : 3
}

/** The text with what was chosen in it, and where the caret stands then. */
export function complete(
  text: string,
  { from, to }: Offer,
  chosen: Completion,
): { text: string; caret: number } {
  const { code, kind } = chosen
  // A filter goes on with its categories.
  const written = kind === 'classification' ? `${code}=` : code
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length }
}

/** Ids of measures and indicators that an expression names, as far as it can be read. */
export function namesIn(expression: string): Set<string> {
  const bare = expression.replace(/\[[^\]]*\]?/g, ' ').replace(/@\w*/g, ' ')
  return new Set(bare.match(/\p{L}[\p{L}\p{N}_]*/gu) ?? [])
}
