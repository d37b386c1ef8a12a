import { readMachine } from '../../export/xlsx-form/machine.js'
import { machineSheet, textRows } from './read-entry-form.js'
import { openBook } from './workbook.js'

/** What an entry form is for, as it says itself. */
export interface FormOfWorkbook {
  /** Key of the unit, and its official code. */
  readonly unit: string
  readonly code: string
  readonly period: string
  readonly form: string
}

/** Which return an entry form is for, without knowing the pack; null for any other file. Nothing else of it is checked. */
export async function formOfWorkbook(bytes: Uint8Array): Promise<FormOfWorkbook | null> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  const book = await openBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const hidden = 'fault' in book ? undefined : machineSheet(book)
  const machine = hidden === undefined ? 'none' : readMachine(textRows(hidden))
  if (typeof machine === 'string') return null
  const { unit, code, period, form } = machine
  return { unit, code, period, form }
}
