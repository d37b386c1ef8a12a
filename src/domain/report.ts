/**
 * A report as a tree of blocks that no renderer needs to understand further: `export/` turns it into Word, Excel, …
 * Every figure is a run of its own that keeps where it came from.
 */

/** What a printed figure stands on. Plain data, kept with the document. */
export interface FigureOrigin {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly base: string | null
  readonly wording: string
  /** Unrounded value as decimal text. */
  readonly value: string | null
}

export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean; readonly italic?: boolean }
  | {
      readonly kind: 'figure'
      readonly text: string
      readonly origin: FigureOrigin
      readonly bold?: boolean
      readonly italic?: boolean
    }

export interface TableCell {
  readonly text: string
  /** Decimal text when the cell is a number: spreadsheets get a number, Word gets `text`. */
  readonly number?: string
  /** Digits after the decimal sign when shown as a number. */
  readonly places?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly bold?: boolean
  readonly origin?: FigureOrigin
  /** A spreadsheet sum over rows above: indices into `rows`. */
  readonly sumOf?: readonly number[]
}

export interface TableColumn {
  readonly title: string
  /** Share of the table's width, any unit. */
  readonly width: number
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | {
      readonly kind: 'table'
      readonly caption: string | null
      readonly columns: readonly TableColumn[]
      readonly rows: readonly { readonly cells: readonly TableCell[]; readonly heading?: boolean }[]
      readonly note: string | null
    }

/** The parts of an official document around its text. Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export interface Letterhead {
  /** Cơ quan chủ quản, e.g. BỘ CÔNG AN. */
  readonly superior: string | null
  /** Cơ quan ban hành, e.g. CÔNG AN TỈNH LAI CHÂU. */
  readonly issuer: string
  /** Without the number: BC-CAT-PV01. */
  readonly symbol: string
  /** null until issued: printed as blank space for the number. */
  readonly number: number | null
  readonly place: string
  readonly date: { readonly day: number; readonly month: number; readonly year: number } | null
  /** Tên loại in capitals, e.g. BÁO CÁO. */
  readonly kind: string
  /** Trích yếu. */
  readonly title: string
  /** Kính gửi; empty for none. */
  readonly addressees: readonly string[]
  readonly signature: {
    /** TM. / KT. / TL. / TUQ. line, or null. */
    readonly authority: string | null
    readonly position: string
    readonly name: string | null
  }
  /** Nơi nhận, without dashes and marks; the last one is the archive line. */
  readonly recipients: readonly string[]
}

export interface Annex {
  /** I, II, III … or null when there is just one. */
  readonly numeral: string | null
  readonly title: string
  readonly landscape: boolean
  readonly blocks: readonly Block[]
}

export interface Report {
  readonly lang: 'vi' | 'en'
  readonly letterhead: Letterhead
  readonly blocks: readonly Block[]
  readonly annexes: readonly Annex[]
  /** Shown on every page, e.g. that the figures are synthetic. */
  readonly notice: string | null
}
