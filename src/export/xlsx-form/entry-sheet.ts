import { digits, parseDecimal, sum } from '../../domain/decimal.js'
import type { Measure } from '../../domain/measure.js'
import { entryFormWords } from '../../domain/words/entry-form.js'
import { type Lang, type Params, say } from '../../domain/words.js'
import { address } from '../xlsx/workbook.js'
import { Canvas } from './canvas.js'
import type { FormRow } from './form-rows.js'
import { look } from './look.js'
import { type Machine, NOTE_NAME } from './machine.js'

/** Values of a return by series index - 1, as elsewhere; null = nothing to show. */
export type ShownValues = readonly (string | null)[]

export interface EntrySheet {
  readonly lang: Lang
  readonly sheet: string
  readonly title: string
  readonly period: string
  readonly previousPeriod: string
  readonly lastYearPeriod: string
  readonly window: string
  readonly unit: string
  readonly notice: string | null
  readonly rows: readonly FormRow[]
  readonly narratives: readonly { readonly id: string; readonly name: string }[]
  readonly machine: Machine
  /** As entered: what cannot be read as a figure is shown as it was typed. */
  readonly current: ShownValues
  /** Indexes of the series that do not apply to the unit. */
  readonly notApplicable: readonly number[]
  readonly previous: ShownValues
  readonly lastYear: ShownValues
  /** What stands beside figures, by series code, and in narrative sections, by id. */
  readonly notes: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
}

/** How the form says that a series does not apply. */
const NOT_APPLICABLE = 'n/a'

const CODE = 0
const LABEL = 1
const UNIT = 2
const CURRENT = 3
const PREVIOUS = 4
const LAST_YEAR = 5
const NOTE = 6

/** Widths in characters; together one landscape A4 page. */
export const COLUMN_WIDTHS = [24, 50, 11, 15, 15, 15, 26]

/** A spreadsheet holds 15 digits of a number; longer ones are shown as text. */
const SPREADSHEET_DIGITS = 15

/** Draw the sheet in which figures are entered. Returns the canvas and the row of the headings. */
export function drawEntrySheet(form: EntrySheet): { canvas: Canvas; headingRow: number } {
  const canvas = new Canvas(form.sheet)
  const headingRow = drawHead(canvas, form)
  let row = headingRow + 1
  form.rows.forEach((formRow, i) => {
    if (formRow.kind === 'section') canvas.across(row, CODE, NOTE, formRow.text, look.section)
    else if (formRow.kind === 'total') drawTotal(canvas, form, row, formRow, form.rows.slice(i + 1))
    else drawSeries(canvas, form, row, formRow)
    const lines = formRow.kind === 'section' ? 1 : Math.ceil(formRow.label.length / 50)
    canvas.height(
      row,
      6 + 16 * Math.max(lines, formRow.kind === 'series' ? codeLines(formRow.series.code) : 1),
    )
    row++
  })
  drawValidations(canvas, form, headingRow + 1)
  drawNarratives(canvas, form, row + 1)
  return { canvas, headingRow }
}

function drawHead(canvas: Canvas, form: EntrySheet): number {
  const lines: [string, (typeof look)['title' | 'subtitle' | 'unit' | 'notice' | 'hint'], number][] = [
    [form.title, look.title, 30],
    [form.window, look.subtitle, 20],
    [form.unit, look.unit, 24],
    ...(form.notice === null
      ? []
      : ([[form.notice, look.notice, 32]] as [string, typeof look.notice, number][])),
    [words(form, 'hint'), look.hint, 20],
  ]
  lines.forEach(([text, style, height], row) => {
    canvas.across(row, CODE, NOTE, text, style)
    canvas.height(row, height)
  })
  const row = lines.length
  const headings = [
    words(form, 'column-code'),
    words(form, 'column-label'),
    words(form, 'column-unit'),
    words(form, 'column-current', { period: form.period }),
    words(form, 'column-previous', { period: form.previousPeriod }),
    words(form, 'column-last-year', { period: form.lastYearPeriod }),
    words(form, 'column-note'),
  ]
  for (const [column, heading] of headings.entries()) canvas.put(row, column, heading, look.heading)
  canvas.height(row, 52)
  canvas.name(row, NOTE, NOTE_NAME)
  return row
}

function drawSeries(
  canvas: Canvas,
  form: EntrySheet,
  row: number,
  { label, measure, series, part }: Extract<FormRow, { kind: 'series' }>,
): void {
  const { scale, unit } = measure
  canvas.put(row, CODE, series.code, look.code)
  canvas.put(row, LABEL, label, part ? look.part : look.label)
  canvas.put(row, UNIT, unit[form.lang], look.measureUnit)
  const applies = !form.notApplicable.includes(series.index)
  canvas.put(row, CURRENT, applies ? shown(form.current, series.index) : NOT_APPLICABLE, look.entry(scale))
  canvas.put(row, PREVIOUS, shown(form.previous, series.index), look.earlier(scale))
  canvas.put(row, LAST_YEAR, shown(form.lastYear, series.index), look.earlier(scale))
  canvas.put(row, NOTE, form.notes[series.code] ?? null, look.note)
  canvas.name(row, CURRENT, form.machine.series.find(({ id }) => id === series.code)!.name)
}

function drawTotal(
  canvas: Canvas,
  form: EntrySheet,
  row: number,
  { label, measure, parts }: Extract<FormRow, { kind: 'total' }>,
  below: readonly FormRow[],
): void {
  const series = below.slice(0, parts).map((r) => (r as Extract<FormRow, { kind: 'series' }>).series.index)
  canvas.put(row, CODE, null, look.total)
  canvas.put(row, LABEL, label, look.total)
  canvas.put(row, UNIT, measure.unit[form.lang], { ...look.measureUnit, fill: look.total.fill! })
  for (const [column, values] of [
    [CURRENT, form.current],
    [PREVIOUS, form.previous],
    [LAST_YEAR, form.lastYear],
  ] as const) {
    const range = `${address(row + 1, column)}:${address(row + parts, column)}`
    // Nothing entered yet is not nought.
    const formula = `IF(COUNT(${range})=0,"",SUM(${range}))`
    canvas.formula(row, column, formula, total(values, series), look.sum(measure.scale))
  }
  canvas.put(row, NOTE, null, look.total)
}

/** One rule for each run of entry cells of the same kind: its formula speaks of the first and shifts along. */
function drawValidations(canvas: Canvas, form: EntrySheet, firstRow: number): void {
  let start = 0
  const measureAt = (i: number): Measure | undefined => {
    const row = form.rows[i]
    return row?.kind === 'series' ? row.measure : undefined
  }
  for (let i = 0; i < form.rows.length; i++) {
    const measure = measureAt(i)
    const after = measureAt(i + 1)
    if (measure !== undefined && (after?.scale !== measure.scale || after.signed !== measure.signed)) {
      drawValidation(canvas, form, measure, firstRow + start, firstRow + i)
      start = i + 1
    } else if (measure === undefined) start = i + 1
  }
}

function drawValidation(canvas: Canvas, form: EntrySheet, measure: Measure, from: number, to: number): void {
  const cell = address(from, CURRENT)
  const key = measure.signed ? 'entry-signed' : measure.scale === 0 ? 'entry-whole' : 'entry-decimal'
  const message = words(form, key, { scale: measure.scale })
  const least = measure.signed ? '' : `${cell}>=0,`
  canvas.validate({
    type: 'custom',
    // IF keeps a text from reaching ROUND, whose error would refuse the n/a.
    formula1: `IF(ISNUMBER(${cell}),AND(${least}ROUND(${cell},${measure.scale})=${cell}),OR(${cell}="n/a",${cell}="kad"))`,
    range: `${cell}:${address(to, CURRENT)}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: words(form, 'entry-title'),
    inputMessage: message,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words(form, 'entry-refused'),
    errorMessage: message,
  })
}

function drawNarratives(canvas: Canvas, form: EntrySheet, firstRow: number): void {
  if (form.narratives.length === 0) return
  canvas.across(firstRow, CODE, NOTE, words(form, 'narratives'), look.section)
  form.narratives.forEach(({ id, name }, i) => {
    const row = firstRow + 1 + 2 * i
    canvas.across(row, CODE, NOTE, name, look.total)
    canvas.across(row + 1, CODE, NOTE, form.texts[id] ?? null, look.narrative)
    canvas.height(row, 22)
    canvas.height(row + 1, 110)
    canvas.name(row + 1, CODE, form.machine.narratives.find((cell) => cell.id === id)!.name)
  })
}

function words(form: EntrySheet, key: keyof typeof entryFormWords, params: Params = {}): string {
  return say(entryFormWords, key, form.lang, params)
}

/** Lines that a series code takes in its narrow column: it breaks at no space. */
function codeLines(code: string): number {
  return code.length > 36 ? 1.4 : 1
}

function shown(values: ShownValues, index: number): number | string | null {
  const value = values[index - 1] ?? null
  return value === null ? null : asNumber(value)
}

function total(values: ShownValues, series: readonly number[]): number | string {
  const present = series.flatMap((index) => parseDecimal(values[index - 1] ?? '') ?? [])
  return present.length === 0 ? '' : asNumber(digits(sum(present)))
}

function asNumber(value: string): number | string {
  if (parseDecimal(value) === undefined) return value
  return value.replace(/\D/g, '').length > SPREADSHEET_DIGITS ? value : Number(value)
}
