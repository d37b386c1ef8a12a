import { problemWords } from './words/problem.js'
import { type Lang, type Params, say } from './words.js'

/** Every refusal the product can give, by code. The message and its remedy live in `words/problem.ts`. */
export type ProblemCode = keyof typeof problemWords

/** Where a problem is. Only what is known is filled; `line` and `column` count from 1. */
export interface Place {
  file?: string
  line?: number
  column?: number
  sheet?: string
  /** A spreadsheet address such as `C7`. */
  cell?: string
  unit?: string
  period?: string
  series?: string
  /** A dotted path inside a structured file, such as `measures.3.unit`. */
  field?: string
  /** What `unit` and `series` are called, for people to read beside their codes. */
  names?: { readonly unit?: string; readonly series?: { readonly vi: string; readonly en: string } }
}

/** One named fault with its place and the values its sentence needs. Plain data: it travels and is stored. */
export interface Finding {
  code: ProblemCode
  place: Place
  params: Params
}

/** Build a finding. `params` fill the `{name}` holes of the message. */
export function finding(code: ProblemCode, place: Place = {}, params: Params = {}): Finding {
  return { code, place, params }
}

/** Thrown when an action cannot go on. Carries one finding or all that were found; never English-only text. */
export class Problem extends Error {
  readonly findings: readonly Finding[]
  constructor(first: Finding | readonly Finding[]) {
    const findings = Array.isArray(first) ? (first as readonly Finding[]) : [first as Finding]
    super(findings.map((f) => describe(f, 'en')).join('\n'))
    this.name = 'Problem'
    this.findings = findings
  }
  get code(): ProblemCode {
    return this.findings[0]!.code
  }
}

/** Throw a single problem. */
export function fail(code: ProblemCode, place: Place = {}, params: Params = {}): never {
  throw new Problem(finding(code, place, params))
}

/** The place as a short prefix, e.g. `figures.csv:12:3` or `sheet Nhập C7`, with names where there are any. Empty when nothing is known. */
export function placeText(place: Place, lang: Lang = 'en'): string {
  const at = [place.file, place.line, place.column].filter((x) => x !== undefined).join(':')
  const rest = [
    place.sheet === undefined ? undefined : `[${place.sheet}]`,
    place.cell,
    place.field,
    place.unit,
    place.period,
    place.series,
  ].filter((x) => x !== undefined)
  const names = [place.names?.unit, place.names?.series?.[lang]].filter((x) => x !== undefined)
  const named = names.length === 0 ? [] : [`(${names.join('; ')})`]
  return [at, ...rest, ...named].filter((x) => x !== '').join(' ')
}

/** The finding as one line in the reader's language: place, what is wrong, what to do. */
export function describe(f: Finding, lang: Lang): string {
  const place = placeText(f.place, lang)
  return `${place === '' ? '' : `${place}: `}${say(problemWords, f.code, lang, f.params)}`
}
