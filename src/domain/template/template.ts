import type { DocumentKind } from '../document.js'
import type { Place } from '../problem.js'
import type { Circulation, Urgency } from '../report.js'
import type { Lang } from '../words.js'

/**
 * A report template as a tree: the officer's text with references where figures will stand.
 * Every reference keeps its place in the file, so that one that cannot be bound is named by line and column.
 */

/**
 * How a figure is put into words. Written after the bar: `{{ social_order_crime | change }}`.
 *
 * | wording | gives | |
 * |---|---|---|
 * | value | "72 vụ", "97,2%", "17,8 kg" | with its unit; the default |
 * | base | "94 vụ" | the value it is compared with |
 * | parts | "70/72 vụ, đạt 97,2%" | a ratio with its two counts |
 * | change | "giảm 23,4% so với cùng kỳ năm 2023" | the usual phrase of a comparison |
 * | change:percent, change:count, change:count-percent, change:short | "giảm 23,4%", "tăng 12 vụ", "tăng 12 vụ (5,3%)", "-23,4%" | without "so với …" |
 * | change:cautious | "…, chưa đủ cơ sở nói tăng hay giảm" | says so when chance alone could do it |
 * | completeness | "106/106 đơn vị" | how many of those who owe a return sent it |
 */
export const WORDINGS = [
  'value',
  'base',
  'parts',
  'change',
  'change:percent',
  'change:count',
  'change:count-percent',
  'change:short',
  'change:cautious',
  'completeness',
] as const
export type Wording = (typeof WORDINGS)[number]

/** What `name=value` may follow a figure. Left out, the report's own unit, period and base are meant. */
export const FIGURE_OPTIONS = ['unit', 'period', 'base'] as const

export interface FigureRef {
  readonly kind: 'figure'
  readonly indicator: string
  /** Unit key or code, period code, base kind or period code, as typed; null = the report's own. */
  readonly unit: string | null
  readonly period: string | null
  readonly base: string | null
  readonly wording: Wording
  readonly place: Place
}

/** A dotted name that stands for words of the report itself, such as `period.name`. */
export interface WordsRef {
  readonly kind: 'words'
  readonly name: string
  readonly place: Place
}

export interface TextPiece {
  readonly kind: 'text'
  readonly text: string
}

/** A table made by the engine: `{{ table headline by=commune }}`. */
export interface TableRef {
  readonly kind: 'table'
  readonly name: string
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

/** What the units wrote in one section of their returns: `{{ difficulties }}` or `{{ narratives difficulties }}`. */
export interface NarrativesRef {
  readonly kind: 'narratives'
  readonly section: string
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

/** `{{ annex }}` or `{{ annex landscape }}`: what follows is an annex; its first heading is its title. */
export interface AnnexMark {
  readonly kind: 'annex'
  readonly landscape: boolean
  readonly place: Place
}

/** What a chart or map may be told beside its indicators. `by`: one value a unit of the level; `over`: one a period. */
export const CHART_OPTIONS = [
  'by',
  'over',
  'type',
  'unit',
  'period',
  'base',
  'title',
  'limit',
  'sort',
] as const
export const MAP_OPTIONS = ['by', 'unit', 'period', 'title', 'value'] as const

/** A chart made by the engine: `{{ chart social_order_crime by=commune limit=10 }}`. */
export interface ChartRef {
  readonly kind: 'chart'
  readonly indicators: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

/** A map made by the engine: `{{ map social_order_crime by=commune }}`. */
export interface MapRef {
  readonly kind: 'map'
  readonly indicator: string
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

/** What was done about directives: `{{ directives }}`. */
export interface DirectivesRef {
  readonly kind: 'directives'
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

/** What one unit wrote, word for word: `{{ quote x03386 difficulties }}`. */
export interface QuoteRef {
  readonly kind: 'quote'
  /** Key or code of the unit, as typed. */
  readonly unit: string
  readonly section: string
  readonly options: Readonly<Record<string, string>>
  readonly place: Place
}

export interface PageBreakMark {
  readonly kind: 'page-break'
  readonly place: Place
}

/** How a figure moved against its base, or whether it is there at all. */
export const MOVEMENTS = [
  'increased',
  'decreased',
  'unchanged',
  'missing',
  'present',
  'by-chance',
  'beyond-chance',
] as const
export type Movement = (typeof MOVEMENTS)[number]

/** In this order `>=` is found before `>`. */
export const OPERATORS = ['>=', '<=', '!=', '>', '<', '='] as const
export type Operator = (typeof OPERATORS)[number]

/** A question that decides what is printed. */
export type Condition =
  | { readonly kind: 'movement'; readonly figure: FigureRef; readonly movement: Movement }
  /** `value`: decimal text. */
  | {
      readonly kind: 'compare'
      readonly figure: FigureRef
      readonly operator: Operator
      readonly value: string
    }
  | {
      readonly kind: 'words'
      readonly words: WordsRef
      readonly operator: '=' | '!='
      readonly value: string
    }

/** `{{ if CONDITION }} … {{ else }} … {{ end }}`, within a paragraph or around paragraphs. */
export interface IfMark {
  readonly kind: 'if'
  readonly condition: Condition
  readonly place: Place
}

/** `{{ each commune where … sort=-drug_cases limit=5 }} … {{ end }}`: what stands inside once for every unit of the level. */
export interface EachMark {
  readonly kind: 'each'
  readonly level: string
  readonly where: Condition | null
  readonly sort: { readonly indicator: string; readonly descending: boolean } | null
  readonly limit: number | null
  readonly place: Place
}

export interface ElseMark {
  readonly kind: 'else'
  readonly place: Place
}

export interface EndMark {
  readonly kind: 'end'
  readonly place: Place
}

export type Mark = IfMark | EachMark | ElseMark | EndMark

/** What stands alone in a paragraph. */
export type BlockRef =
  | TableRef
  | NarrativesRef
  | AnnexMark
  | ChartRef
  | MapRef
  | DirectivesRef
  | QuoteRef
  | PageBreakMark

/** A piece of running text. */
export type Inline =
  | ((TextPiece | FigureRef | WordsRef) & { readonly bold?: boolean; readonly italic?: boolean })
  | InlineIf

/** Words that are printed only when a condition holds. */
export interface InlineIf {
  readonly kind: 'if'
  readonly condition: Condition
  readonly holds: readonly Inline[]
  readonly otherwise: readonly Inline[]
  readonly place: Place
}

/** A text around the report (letterhead, annex title). No figures: one there would lose its provenance. */
export type Line = readonly (TextPiece | WordsRef)[]

export type TemplateBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | Exclude<BlockRef, AnnexMark>
  | {
      readonly kind: 'if'
      readonly condition: Condition
      readonly holds: readonly TemplateBlock[]
      readonly otherwise: readonly TemplateBlock[]
      readonly place: Place
    }
  | (EachMark & { readonly blocks: readonly TemplateBlock[] })

/** `Letterhead` of `report.ts` before its holes are filled. Number and date come at rendering. */
export interface LetterheadTemplate {
  readonly superior: Line | null
  readonly issuer: Line
  readonly symbol: Line
  readonly place: Line
  readonly kind: Line
  readonly title: Line
  readonly addressees: readonly Line[]
  readonly recipients: readonly Line[]
  readonly signature: { readonly authority: Line | null; readonly position: Line; readonly name: Line | null }
  readonly form: 'titled' | 'letter'
  readonly grounds: readonly Line[]
  readonly urgency: Urgency | null
  readonly circulation: Circulation | null
  readonly drafter: Line | null
  readonly contact: Line | null
}

/** What a template is for; empty lists: any level, any kind of period. */
export interface TemplateUse {
  readonly document: DocumentKind
  /** As lists of templates name it; null: as its file. */
  readonly name: string | null
  /** Levels of unit that write it. */
  readonly levels: readonly string[]
  /** Kinds of period it is about. */
  readonly periods: readonly string[]
}

export interface TemplateAnnex {
  readonly landscape: boolean
  readonly title: Line
  readonly blocks: readonly TemplateBlock[]
}

export interface Template {
  readonly file: string
  readonly lang: Lang
  readonly use: TemplateUse
  readonly letterhead: LetterheadTemplate
  readonly blocks: readonly TemplateBlock[]
  readonly annexes: readonly TemplateAnnex[]
}
