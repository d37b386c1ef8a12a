import type { Block, Chart, FigureOrigin, PictureBlock, QuoteBlock, Run, TableBlock } from '../report.js'
import type {
  ChartRef,
  Condition,
  DirectivesRef,
  EachMark,
  FigureRef,
  MapRef,
  NarrativesRef,
  QuoteRef,
  TableRef,
  WordsRef,
} from './template.js'

/** Kinds of names that a template may use. */
export type KnownKind = 'figure' | 'words' | 'table' | 'narratives' | 'level'

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
  /** Does the condition hold? A figure without a value is "missing" and otherwise holds nothing. */
  test(condition: Condition): Answer<boolean>
  /**
   * For every unit of the level, in the order asked for, what gives the same template its figures there. An empty list when
   * no unit meets the condition.
   */
  each(mark: EachMark): Answer<readonly Resolver[]>
  chart(ref: ChartRef): Answer<Chart>
  map(ref: MapRef): Answer<PictureBlock>
  quote(ref: QuoteRef): Answer<QuoteBlock>
  /** What was done about directives, ready to print. */
  directives(ref: DirectivesRef): Answer<readonly Block[]>
  /** The names that exist, for the advice in a refusal. */
  known(kind: KnownKind): readonly string[]
}
