import type { IsoDate } from './date.js'
import type { DocumentKind } from './document.js'
import type { FigureOrigin, Report } from './report.js'
import { printedFigures } from './report.js'
import type { Lang } from './words.js'

/** One figure of an issued document: what was printed and all that is needed to work it out again. */
export interface ManifestFigure {
  /** f1, f2, … in reading order. */
  readonly id: string
  /** As printed. */
  readonly text: string
  readonly indicator: string
  /** The indicator's expression in the definitions of then. */
  readonly expression: string
  readonly unit: string
  readonly period: string
  /** Days that the period covered then, both inclusive. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate }
  /** Code of the base period, `target`, or null. */
  readonly base: string | null
  readonly wording: string
  /** Unrounded, decimal text; null: nothing was reported. */
  readonly value: string | null
  /** Digits after the decimal sign that the indicator is printed with. */
  readonly decimals: number
}

/** Where the figures of a document come from, and every word of the file as it was issued. */
export interface Manifest {
  readonly format: 'cungky-manifest/1'
  readonly document: {
    readonly id: string
    readonly unit: string
    readonly issuer: string
    readonly kind: DocumentKind
    readonly number: number
    readonly symbol: string
    readonly title: string
    readonly date: IsoDate
    readonly lang: Lang
  }
  /** The definitions in force: hash of their edition. */
  readonly pack: { readonly id: string; readonly edition: string | null }
  readonly period: string
  /** A kind of base, or the code of a period. */
  readonly base: string
  /** Returns from which stage on count. */
  readonly stage: string
  /** Day whose tree of units the figures stand on. */
  readonly basis: IsoDate
  /** The figures are as known at this moment. ISO 8601, UTC. */
  readonly knownAt: string
  readonly issuedAt: string
  readonly figures: readonly ManifestFigure[]
  /** Which kind of file, and its paragraphs, lines or cells in reading order, each as `tidyLine` gives it. */
  readonly file: { readonly format: string; readonly lines: readonly string[] }
}

/** A manifest with its signature. */
export interface SignedManifest {
  readonly manifest: Manifest
  readonly signature: {
    readonly algorithm: 'Ed25519'
    readonly keyId: string
    /** The public half, so that a file can be looked at without a connection: SPKI, base64. */
    readonly publicKey: string
    /** Over the canonical JSON of the manifest, base64. */
    readonly value: string
  }
}

/** JSON whose text is the same for the same content: keys in order, no spaces. RFC 8785 for the values that occur here. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}

/** A line as it is compared: composed letters, every run of spaces one, none at the ends. */
export function tidyLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u00ad\u200b]+/gu, ' ')
    .trim()
}

/** What the manifest needs to know of an indicator and a period. */
export interface FigureFacts {
  expression(indicator: string): string
  decimals(indicator: string): number
  window(period: string): { readonly from: IsoDate; readonly to: IsoDate }
}

/** The figures of a report as a manifest lists them. */
export function manifestFigures(report: Report, facts: FigureFacts): ManifestFigure[] {
  return printedFigures(report).map(({ text, origin }, i) => ({
    id: `f${i + 1}`,
    text,
    ...described(origin, facts),
  }))
}

function described(origin: FigureOrigin, facts: FigureFacts): Omit<ManifestFigure, 'id' | 'text'> {
  const { indicator, unit, period, base, wording, value } = origin
  const { from, to } = facts.window(period)
  return {
    indicator,
    expression: facts.expression(indicator),
    unit,
    period,
    window: { from, to },
    base,
    wording,
    value,
    decimals: facts.decimals(indicator),
  }
}

/** A place where a file no longer says what was issued. */
export interface Alteration {
  readonly kind: 'changed' | 'removed' | 'added'
  /** As issued; null of what was added. */
  readonly issued: string | null
  /** As found; null of what was removed. */
  readonly found: string | null
  /** Figures printed in the line as issued whose text is not in the line as found. */
  readonly figures: readonly string[]
}

/**
 * Where two readings of a file differ. Lines that stand alone between lines that agree are one changed line; figures are named by the
 * order in which they were printed.
 */
export function alterations(
  issued: readonly string[],
  found: readonly string[],
  figures: readonly ManifestFigure[],
): Alteration[] {
  const figuresIn = figuresByLine(issued, figures)
  const made: Alteration[] = []
  for (const [from, to, start, end] of gaps(issued, found)) {
    const [gone, come] = [issued.slice(from, to), found.slice(start, end)]
    const pairs = Math.max(gone.length, come.length)
    for (let i = 0; i < pairs; i++) {
      const [before, after] = [gone[i] ?? null, come[i] ?? null]
      const lost = before === null ? [] : lostFigures(figuresIn.get(from + i) ?? [], after)
      made.push({
        kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
        issued: before,
        found: after,
        figures: lost,
      })
    }
  }
  return made
}

/** Which figures each line prints: both are in reading order, so that a figure belongs to the first line left that holds its text. */
function figuresByLine(
  lines: readonly string[],
  figures: readonly ManifestFigure[],
): ReadonlyMap<number, readonly ManifestFigure[]> {
  const map = new Map<number, ManifestFigure[]>()
  let line = 0
  let column = 0
  for (const figure of figures) {
    const text = tidyLine(figure.text)
    for (let at = line; at < lines.length; at++) {
      const place = lines[at]!.indexOf(text, at === line ? column : 0)
      if (place < 0) continue
      map.set(at, [...(map.get(at) ?? []), figure])
      line = at
      column = place + text.length
      break
    }
  }
  return map
}

function lostFigures(figures: readonly ManifestFigure[], found: string | null): string[] {
  let at = 0
  return figures.flatMap(({ id, text }) => {
    const place = found === null ? -1 : found.indexOf(tidyLine(text), at)
    if (place < 0) return [id]
    at = place + text.length
    return []
  })
}

/** Stretches in which two lists differ, as [from, to) in the one and [start, end) in the other. */
function gaps(a: readonly string[], b: readonly string[]): [number, number, number, number][] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const left = a.slice(head, a.length - tail)
  const right = b.slice(head, b.length - tail)
  if (left.length === 0 && right.length === 0) return []
  const common = longestCommon(left, right)
  const found: [number, number, number, number][] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...common, [left.length, right.length] as const]) {
    if (x > i || y > j) found.push([head + i, head + x, head + j, head + y])
    i = x + 1
    j = y + 1
  }
  return found
}

/** Above so many comparisons the middle is told as one stretch rather than line by line. */
const MOST_COMPARED = 4_000_000

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > MOST_COMPARED) return []
  const width = b.length + 1
  const length = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}
