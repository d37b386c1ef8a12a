import type { FigureOrigin, Run, TableBlock } from '../report.js'
import type { FigureRef, NarrativesRef, TableRef, WordsRef } from './template.js'

/** A figure put into words, and what it stands on. */
export interface BoundFigure {
  readonly text: string
  readonly origin: FigureOrigin
}

type Answer<T> = T | null | Promise<T | null>

/**
 * Gives a template its figures, words, tables and narratives; implemented on the database (or on plain data in tests).
 * An answer of null means "there is no such thing": the renderer names the place and refuses the whole report.
 * A figure that exists but has no value (nothing reported, a rate of nought by nought) is an answer in words
 * ("không phát sinh", "chưa có số liệu"), with `origin.value` null.
 * A resolver may also throw a `Problem` (an unknown unit, say); one without a place gets the place of the reference.
 */
export interface Resolver {
  figure(ref: FigureRef): Answer<BoundFigure>
  words(ref: WordsRef): Answer<string>
  table(ref: TableRef): Answer<TableBlock>
  /** One entry per contribution, each naming its unit; an empty list means that no unit wrote anything. */
  narratives(ref: NarrativesRef): Answer<readonly (readonly Run[])[]>
  /** The names that exist, for the advice in a refusal. */
  known(kind: 'figure' | 'words' | 'table' | 'narratives'): readonly string[]
}
