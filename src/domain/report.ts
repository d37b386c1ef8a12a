import { decimal } from './decimal.js'
import { formatNumber } from './number-text.js'
import type { Lang } from './words.js'

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
  /** Neighbouring columns of the same group stand under a common heading with this text. */
  readonly group?: string
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'list'
      readonly items: readonly (readonly Run[])[]
      /** The first number of a numbered list ("1.", "2.", …); without it every item begins with a dash. */
      readonly start?: number
    }
  | {
      readonly kind: 'table'
      readonly caption: string | null
      readonly columns: readonly TableColumn[]
      /**
       * As many cells as there are columns; a `heading` row is set bold and may instead have a single cell, which then
       * spans the whole width.
       */
      readonly rows: readonly { readonly cells: readonly TableCell[]; readonly heading?: boolean }[]
      /** Printed below the table; every line of the text is a paragraph of its own. */
      readonly note: string | null
    }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | {
      /** What a unit wrote, taken over word for word; the words stay its own. */
      readonly kind: 'quote'
      readonly source: QuoteSource
      readonly blocks: readonly TextBlock[]
    }
  | {
      /** A drawing that is no chart, such as a map. */
      readonly kind: 'picture'
      readonly svg: string
      /** Share of the text's width, above 0 and up to 1. */
      readonly width: number
      readonly caption: string | null
      /** What it shows, for who cannot see it. */
      readonly summary: string
    }
  | { readonly kind: 'page-break' }

/** Text that a unit may write and a report may quote. */
export type TextBlock = Extract<Block, { kind: 'paragraph' | 'list' }>

/** Where quoted words come from: a section of a return. */
export interface QuoteSource {
  /** Key of the unit, and its name in that period. */
  readonly unit: string
  readonly unitName: string
  readonly period: string
  readonly form: string
  readonly section: string
  /** Version of the return that was quoted. */
  readonly version: number
}

/** How a chart shows its series. `columns` stand beside each other, `bars` lie (long names), `lines` follow time. */
export const CHART_TYPES = ['columns', 'bars', 'lines'] as const
export type ChartType = (typeof CHART_TYPES)[number]

/** A chart as plain data: every renderer draws it by its own means, and none adds anything to it. */
export interface Chart {
  readonly type: ChartType
  readonly title: string
  /** Unit of measure of every value, for the axis; null for none. */
  readonly unit: string | null
  /** Names along the axis: units, periods, offence groups. */
  readonly categories: readonly string[]
  readonly series: readonly {
    readonly name: string
    /** Decimal text, one a category; null: no figure, drawn as a gap and never as nought. */
    readonly values: readonly (string | null)[]
    /** Where each value comes from. */
    readonly origins: readonly (FigureOrigin | null)[]
  }[]
  /** Digits after the decimal sign of the labels. */
  readonly places: number
  /** What the chart says, in a sentence or two, for who cannot see it. */
  readonly summary: string
  /** Printed below; every line is a paragraph of its own. */
  readonly note: string | null
}

export type PictureBlock = Extract<Block, { kind: 'picture' }>
export type QuoteBlock = Extract<Block, { kind: 'quote' }>
export type TableBlock = Extract<Block, { kind: 'table' }>
export type FigureRun = Extract<Run, { kind: 'figure' }>

/** The parts of an official document around its text. Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export interface Letterhead {
  /** Cơ quan chủ quản, e.g. Bộ Công an. Written as in a sentence; the letterhead prints it in capitals. */
  readonly superior: string | null
  /** Cơ quan ban hành, e.g. Công an tỉnh Lai Châu. Written as in a sentence ("Kèm theo Báo cáo … của Công an tỉnh …"). */
  readonly issuer: string
  /** Without the number: BC-CAT-PV01. */
  readonly symbol: string
  /** null until issued: printed as blank space for the number. */
  readonly number: number | null
  readonly place: string
  readonly date: { readonly day: number; readonly month: number; readonly year: number } | null
  /** Tên loại, e.g. Báo cáo. Written as in a sentence; printed in capitals above the title. */
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
  /**
   * `titled` documents name their kind above the title; a `letter` (công văn) has none and says what it is about ("V/v …")
   * below its number. Box 5a or 5b.
   */
  readonly form?: 'titled' | 'letter'
  /** Căn cứ, before the text: italic, each ended by ";" and the last by ".". Box 6. */
  readonly grounds?: readonly string[]
  /** Dấu chỉ mức độ khẩn. Box 10b. */
  readonly urgency?: Urgency | null
  /** LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI. Box 11. */
  readonly circulation?: Circulation | null
  /** Ký hiệu người soạn thảo và số bản, e.g. PL.(300). Box 12. */
  readonly drafter?: string | null
  /** Địa chỉ, thư điện tử, điện thoại at the foot of the first page. Box 13. */
  readonly contact?: string | null
}

/** LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI. */
export const CIRCULATIONS = ['internal', 'return-after-reading'] as const
export type Circulation = (typeof CIRCULATIONS)[number]

/** KHẨN, THƯỢNG KHẨN, HỎA TỐC. */
export const URGENCIES = ['urgent', 'very-urgent', 'express'] as const
export type Urgency = (typeof URGENCIES)[number]

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
  /** Not issued yet: every page says so. */
  readonly draft?: boolean
}

/** A figure as it is printed, and what it stands on. */
export interface PrintedFigure {
  readonly text: string
  readonly origin: FigureOrigin
}

/** Every figure of a report in reading order: the text, its tables, then the annexes. The manifest's order. */
export function figuresOf(report: Report): FigureOrigin[] {
  return printedFigures(report).map(({ origin }) => origin)
}

/** The same with what is printed. The values of charts are printed as labels. */
export function printedFigures(report: Report): PrintedFigure[] {
  return [...report.blocks, ...report.annexes.flatMap((annex) => annex.blocks)].flatMap((block) =>
    figuresIn(block, report.lang),
  )
}

function figuresIn(block: Block, lang: Lang): PrintedFigure[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inRuns(block.runs)
    case 'list':
      return block.items.flatMap(inRuns)
    case 'table':
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap(({ text, origin }) => (origin === undefined ? [] : [{ text, origin }])),
      )
    case 'chart':
      return block.chart.series.flatMap(({ values, origins }) =>
        origins.flatMap((origin, i) => {
          const value = values[i]
          return origin === null || value == null
            ? []
            : [{ text: formatNumber(decimal(value), block.chart.places, lang), origin }]
        }),
      )
    case 'quote':
      return block.blocks.flatMap((part) => figuresIn(part, lang))
    case 'picture':
    case 'page-break':
      return []
  }
}

function inRuns(runs: readonly Run[]): PrintedFigure[] {
  return runs.flatMap((run) => (run.kind === 'figure' ? [{ text: run.text, origin: run.origin }] : []))
}
