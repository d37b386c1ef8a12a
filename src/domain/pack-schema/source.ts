import type { Place } from '../problem.js'

export type Path = readonly PropertyKey[]

/** A YAML file that has been parsed, able to tell where each of its values stands. */
export interface SourceFile {
  readonly file: string
  readonly value: unknown
  /** Place of the value at `path`, or of its key; of the nearest value that exists above it when there is none. */
  place(path: Path, at?: 'key' | 'value'): Place
  /** The value at `path` as it was written, e.g. `03388` where `value` holds 3388. */
  raw(path: Path): string
  /** Place of the character `column` (from 1) within the text at `path`. */
  inside(path: Path, column: number): Place
}

/** A CSV file that has been parsed: cells by column name, trimmed; `line` is where the row begins. */
export interface SourceTable {
  readonly file: string
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]
}

/** Place of one cell of a table. */
export function cellPlace(table: SourceTable, line: number, column: string): Place {
  return { file: table.file, line, field: column }
}
