import { brief } from '../../domain/figure.js'
import type { Form } from '../../domain/form.js'
import type { Place } from '../../domain/problem.js'
import {
  MACHINE_NAME,
  MACHINE_SHEET,
  type Machine,
  NAME_PREFIX,
  NOTE_NAME,
  readMachine,
} from '../../export/xlsx-form/machine.js'
import { type CellReference, cellAddress, parseReference } from './cell-address.js'
import type { Intake } from './intake.js'
import type { Slot } from './slots.js'
import type { TableCell } from './table.js'
import type { Book, BookSheet } from './workbook.js'

/** What the caller is waiting for; what is left out may be anything. */
export interface Expected {
  /** Official code or key of the unit. */
  readonly unit?: string
  /** Code of the period. */
  readonly period?: string
  /** Id of the form. */
  readonly form?: string
}

/** Is the workbook one of our entry forms, whole or damaged? */
export function isEntryForm(book: Book): boolean {
  const prefix = NAME_PREFIX.toLowerCase()
  return (
    machineSheet(book) !== undefined || book.names.some(({ name }) => name.toLowerCase().startsWith(prefix))
  )
}

/**
 * Read an entry form back. Cells are found by their defined names, so rows may have moved and sheets may have been
 * renamed; what the form is, the hidden sheet says. Every fault goes to the intake with sheet and cell.
 */
export function readEntryForm(book: Book, file: string, intake: Intake, expected: Expected = {}): void {
  const hidden = machineSheet(book)
  if (hidden === undefined) intake.report('form-machine-missing', { file })
  else openForm(book, hidden, file, intake, expected)?.read()
}

/** The form with everything it is for, found and agreed; undefined after naming what does not agree. */
function openForm(
  book: Book,
  hidden: BookSheet,
  file: string,
  intake: Intake,
  expected: Expected,
): FormReader | undefined {
  const place: Place = { file, sheet: hidden.name }
  const machine = readMachine(textRows(hidden))
  if (typeof machine === 'string') {
    intake.report('form-machine-damaged', place, { field: machine })
    return undefined
  }
  const form = formOf(machine, place, intake, expected)
  if (form === undefined) return undefined
  const slot = intake.open({ file }, machine.code, machine.period)
  if (slot === undefined) return undefined
  if (slot.unit.key !== machine.unit) {
    intake.report('form-unit-changed', place, {
      code: slot.unit.code,
      name: slot.unit.name,
      period: slot.period.code,
    })
    return undefined
  }
  return new FormReader(book, file, intake, machine, form, slot)
}

/** The hidden sheet that says what the workbook is; undefined when it is no entry form, or lost it. */
export function machineSheet(book: Book): BookSheet | undefined {
  const named = book.names.find(({ name }) => name.toLowerCase() === MACHINE_NAME.toLowerCase())
  const sheet = named === undefined ? undefined : parseReference(named.range)?.sheet
  return (
    book.sheets.find(({ name }) => name === sheet) ?? book.sheets.find(({ name }) => name === MACHINE_SHEET)
  )
}

/** Its rows as text. */
export function textRows(sheet: BookSheet): string[][] {
  return Array.from({ length: sheet.rows }, (_, row) =>
    [0, 1, 2].map((column) => {
      const cell = sheet.cell(row, column)
      return cell === null || typeof cell === 'object' ? '' : String(cell)
    }),
  )
}

/** The form of the pack that the file is for, if it is what the caller waits for. */
function formOf(machine: Machine, place: Place, intake: Intake, expected: Expected): Form | undefined {
  const { pack } = intake
  const before = intake.faults
  if (machine.pack !== pack.id) {
    intake.report('form-other-pack', place, { found: brief(machine.pack), expected: pack.id })
    return undefined
  }
  if (machine.packVersion !== pack.version) {
    intake.report('form-old-version', place, { found: brief(machine.packVersion), current: pack.version })
    return undefined
  }
  const form = pack.forms.find(({ id }) => id === machine.form)
  if (form === undefined) intake.report('form-unknown', place, { form: brief(machine.form) })
  if (expected.form !== undefined && expected.form !== machine.form) {
    intake.report('form-other-form', place, { found: brief(machine.form), expected: expected.form })
  }
  if (expected.unit !== undefined && expected.unit !== machine.unit && expected.unit !== machine.code) {
    intake.report('form-other-unit', place, { found: brief(machine.code), expected: expected.unit })
  }
  if (expected.period !== undefined && expected.period.toUpperCase() !== machine.period) {
    intake.report('form-other-period', place, { found: brief(machine.period), expected: expected.period })
  }
  return intake.faults === before ? form : undefined
}

interface FormCell {
  readonly sheet: BookSheet
  readonly at: CellReference
  readonly place: Place
}

class FormReader {
  private readonly sheets: ReadonlyMap<string, BookSheet>
  private readonly references = new Map<string, CellReference[]>()
  private readonly file: string
  private readonly intake: Intake
  private readonly machine: Machine
  private readonly form: Form
  private readonly slot: Slot

  constructor(book: Book, file: string, intake: Intake, machine: Machine, form: Form, slot: Slot) {
    this.file = file
    this.intake = intake
    this.machine = machine
    this.form = form
    this.slot = slot
    this.sheets = new Map(book.sheets.map((sheet) => [sheet.name, sheet]))
    for (const { name, range } of book.names) this.refer(name.toLowerCase(), parseReference(range))
  }

  read(): void {
    if (!this.seriesAgree()) return
    const before = this.intake.faults
    const notes: Record<string, string> = {}
    let filled = 0
    for (const { id, name } of this.machine.series) {
      const cell = this.find(id, name)
      if (cell === undefined) continue
      const value = this.valueOf(cell)
      if (value !== null && value !== '') filled++
      this.intake.put(this.slot, cell.place, this.intake.knownSeries(id)!, value, 'cell')
      const note = this.noteBeside(cell)
      if (note !== undefined) notes[id] = note
    }
    const narratives = this.narratives()
    if (Object.keys(notes).length > 0) this.intake.annotate(this.slot, this.form.id, { notes })
    if (Object.keys(narratives).length > 0) this.intake.annotate(this.slot, this.form.id, { narratives })
    else if (filled === 0 && this.intake.faults === before)
      this.intake.report('form-empty', { file: this.file })
  }

  /** The hidden sheet must list the series of the form, all and no others. */
  private seriesAgree(): boolean {
    const owed = this.form.sections.flatMap((section) => section.series)
    const listed = new Set(this.machine.series.map(({ id }) => id))
    const field = owed.find((id) => !listed.has(id)) ?? [...listed].find((id) => !owed.includes(id))
    if (field === undefined && listed.size === this.machine.series.length) return true
    this.intake.report(
      'form-machine-damaged',
      { file: this.file, sheet: MACHINE_SHEET },
      { field: brief(field ?? 'series') },
    )
    return false
  }

  private refer(name: string, reference: CellReference | undefined): void {
    if (reference === undefined || !this.sheets.has(reference.sheet)) return
    const known = this.references.get(name)
    if (known === undefined) this.references.set(name, [reference])
    else if (!known.some((other) => addressOf(other) === addressOf(reference))) known.push(reference)
  }

  private find(id: string, name: string): FormCell | undefined {
    const found = this.references.get(name.toLowerCase()) ?? []
    const place: Place = { file: this.file, series: id }
    if (found.length === 0) this.intake.report('form-name-lost', place, { series: id })
    if (found.length > 1) {
      this.intake.report('form-name-twice', place, { series: id, cells: found.map(addressOf).join(', ') })
    }
    return found.length === 1 ? this.cellAt(found[0]!) : undefined
  }

  private cellAt(at: CellReference): FormCell {
    const place = { file: this.file, sheet: at.sheet, cell: cellAddress(at.row, at.column) }
    return { sheet: this.sheets.get(at.sheet)!, at, place }
  }

  private valueOf({ sheet, at }: FormCell): TableCell {
    const merged = sheet.mergedOver(at.row, at.column)
    if (merged !== undefined) return { fault: 'value-merged-cell', shows: merged }
    return sheet.cell(at.row, at.column)
  }

  private noteBeside({ sheet, at }: FormCell): string | undefined {
    const heading = this.references.get(NOTE_NAME.toLowerCase())?.find((other) => other.sheet === at.sheet)
    return heading === undefined ? undefined : textOf(sheet.cell(at.row, heading.column))
  }

  private narratives(): Record<string, string> {
    const texts: Record<string, string> = {}
    for (const { id, name } of this.machine.narratives) {
      const cell = this.find(id, name)
      const text = cell === undefined ? undefined : textOf(cell.sheet.cell(cell.at.row, cell.at.column))
      if (text !== undefined) texts[id] = text
    }
    return texts
  }
}

function addressOf({ sheet, row, column }: CellReference): string {
  return `${sheet}!${cellAddress(row, column)}`
}

function textOf(cell: TableCell): string | undefined {
  if (cell === null || typeof cell === 'object') return undefined
  const text = String(cell).normalize('NFC').trim()
  return text === '' ? undefined : text
}
