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

/** Every figure of a report in reading order: the text, its tables, then the annexes. The manifest's order. */
export function figuresOf(report: Report): FigureOrigin[] {
  const origins: FigureOrigin[] = []
  const addRuns = (runs: readonly Run[]) => {
    for (const run of runs) if (run.kind === 'figure') origins.push(run.origin)
  }
  for (const block of [...report.blocks, ...report.annexes.flatMap((annex) => annex.blocks)]) {
    if (block.kind === 'list') block.items.forEach(addRuns)
    else if (block.kind !== 'table') addRuns(block.runs)
    else
      for (const row of block.rows)
        for (const cell of row.cells) if (cell.origin !== undefined) origins.push(cell.origin)
  }
  return origins
}
