import type { Cell, CellStyle, CellValue, DataValidation, MergeRange, RowDef } from 'hucre'
import { address } from '../xlsx/workbook.js'

/** A sheet being drawn: rows and columns count from 0. */
export class Canvas {
  readonly cells = new Map<string, Partial<Cell>>()
  readonly merges: MergeRange[] = []
  readonly rowDefs = new Map<number, RowDef>()
  readonly dataValidations: DataValidation[] = []
  readonly names: { name: string; range: string }[] = []
  private readonly sheet: string

  constructor(sheet: string) {
    this.sheet = sheet
  }

  put(row: number, column: number, value: CellValue, style: CellStyle): void {
    const type = value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string'
    this.cells.set(`${row},${column}`, { value, type, style })
  }

  /** A formula with its result, which a program that does not calculate shows. */
  formula(row: number, column: number, formula: string, result: CellValue, style: CellStyle): void {
    this.cells.set(`${row},${column}`, {
      value: result,
      type: 'formula',
      formula,
      formulaResult: result,
      style,
    })
  }

  /** One text across columns of a row. */
  across(row: number, from: number, to: number, value: CellValue, style: CellStyle): void {
    for (let column = from; column <= to; column++)
      this.put(row, column, column === from ? value : null, style)
    this.merges.push({ startRow: row, startCol: from, endRow: row, endCol: to })
  }

  height(row: number, points: number): void {
    this.rowDefs.set(row, { height: points })
  }

  /** Give a cell a name that any program can find it by, wherever it moves. */
  name(row: number, column: number, name: string): void {
    const at = address(row, column).replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
    this.names.push({ name, range: `'${this.sheet.replaceAll("'", "''")}'!${at}` })
  }

  validate(rule: DataValidation): void {
    this.dataValidations.push(rule)
  }
}
