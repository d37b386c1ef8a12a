import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { brief } from '../../domain/figure.js'
import type { Form } from '../../domain/form.js'
import { legacyEncoding, legacyToUnicode } from '../../domain/legacy-text.js'
import { nearest } from '../../domain/near.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { Period } from '../../domain/period.js'
import { type Finding, finding, type Place, placeText } from '../../domain/problem.js'
import { tidyText } from '../../domain/text-normal.js'
import { readTable } from '../register/read-table.js'
import { readText } from '../register/read-text.js'
import { type Slot, Slots } from './slots.js'

/** What one unit wrote in one narrative section of its return. */
export interface Narrative {
  readonly unitKey: string
  readonly unitId: number
  readonly period: Period
  /** The form of the return it belongs to. */
  readonly form: string
  /** Id of the form's narrative section. */
  readonly narrative: string
  /** NFC, lines ended by `\n`, no space around. Never empty. */
  readonly text: string
  /** File and line, the unit's code and the period. */
  readonly place: Place
}

export interface NarrativesRead {
  readonly narratives: Narrative[]
  /** In order of file and line. With any finding, nothing may be stored. */
  readonly findings: Finding[]
}

const COLUMNS = ['unit', 'period', 'narrative', 'text']

/** Several pages. A longer cell is nearly always a quotation mark that was never closed. */
const TEXT_LIMIT = 20_000

/**
 * Read narratives (`unit,period,narrative,text`, CSV in UTF-8) from files, or from all `*.csv` files of folders in the
 * order of their names. The unit is the one that carries the code on the last day of the period's window; the narrative
 * belongs to the first form of the pack that the unit owes for that period and that has such a section.
 *
 * Nothing is thrown for a faulty or missing file: every fault is among the findings, with file and line.
 */
export async function readNarratives(
  foldersOrFiles: string | readonly string[],
  index: PackIndex,
): Promise<NarrativesRead> {
  const reader = new NarrativeReader(index)
  for (const path of typeof foldersOrFiles === 'string' ? [foldersOrFiles] : foldersOrFiles)
    for (const file of await csvFiles(path)) await reader.readFile(file)
  return { narratives: reader.narratives, findings: reader.findings }
}

/** The CSV files of a folder. Anything else is taken for a file: reading it names the reason when it cannot be read. */
async function csvFiles(path: string): Promise<string[]> {
  try {
    const names = await readdir(path)
    return names
      .filter((name) => name.toLowerCase().endsWith('.csv'))
      .sort()
      .map((name) => join(path, name))
  } catch {
    return [path]
  }
}

class NarrativeReader {
  readonly narratives: Narrative[] = []
  readonly findings: Finding[] = []
  private readonly forms: readonly Form[]
  private readonly slots: Slots
  /** Where each narrative was first given. */
  private readonly seen = new Map<string, Place>()

  constructor(index: PackIndex) {
    const { pack } = index
    this.forms = pack.forms
    this.slots = new Slots(pack, new Map(pack.series.map((s) => [s.code, s.index])), undefined)
  }

  async readFile(file: string): Promise<void> {
    const read = await readText(file)
    if (read === undefined) this.findings.push(finding('file-missing', { file }))
    else if ('findings' in read) this.findings.push(...read.findings)
    else this.readRows(file, read.text)
  }

  private readRows(file: string, text: string): void {
    const parsed = readTable(file, text, COLUMNS)
    if ('findings' in parsed) {
      this.findings.push(...parsed.findings)
      return
    }
    for (const { line, cells } of parsed.table.rows) this.readRow({ file, line }, cells)
  }

  private readRow(place: Place, cells: Readonly<Record<string, string>>): void {
    const text = this.textOf(place, cells.text!)
    const slot = this.slots.open(cells.unit!, cells.period!, true)
    if ('failure' in slot) {
      const at = { ...place, ...named('unit', cells.unit!), ...named('period', cells.period!) }
      this.findings.push(finding(slot.failure, at, slot.params))
      return
    }
    const at = { ...place, unit: slot.unit.code, period: slot.period.code }
    const narrative = tidyText(cells.narrative!)
    const form = this.formOf(at, slot, narrative)
    if (form === undefined || text === undefined) return
    const key = `${slot.unit.key} ${slot.period.code} ${form.id} ${narrative}`
    const first = this.seen.get(key)
    if (first !== undefined) {
      const params = { narrative, unit: at.unit, period: at.period, first: placeText(first) }
      this.findings.push(finding('narrative-duplicate', at, params))
      return
    }
    this.seen.set(key, place)
    const { unit, period } = slot
    const whose = { unitKey: unit.key, unitId: unit.id, period, form: form.id }
    this.narratives.push({ ...whose, narrative, text, place: at })
  }

  private textOf(place: Place, cell: string): string | undefined {
    const text = cell.replace(/\r\n?/g, '\n')
    const fault = textFault(place, text)
    if (fault === undefined) return text
    this.findings.push(fault)
    return undefined
  }

  /** The unit's form that has the section, or undefined after naming the fault. */
  private formOf(at: Place, slot: Slot, narrative: string): Form | undefined {
    const owed = this.forms.filter((_, form) => slot.formOf.includes(form))
    const form = owed.find((candidate) => candidate.narratives.some(({ id }) => id === narrative))
    if (form !== undefined) return form
    const known = owed.flatMap((candidate) => candidate.narratives.map(({ id }) => id))
    const params = { form: owed.map(({ id }) => id).join(', '), unit: slot.unit.code }
    if (known.length === 0) this.findings.push(finding('narrative-not-asked', at, params))
    else if (narrative === '') {
      this.findings.push(finding('narrative-id-empty', at, { known: known.join(', ') }))
    } else {
      // A form has a handful of sections: when none is near, all of them are shown.
      const near = nearest(narrative, known) ?? known.join(', ')
      this.findings.push(finding('narrative-unknown', at, { ...params, narrative: brief(narrative), near }))
    }
    return undefined
  }
}

function textFault(place: Place, text: string): Finding | undefined {
  if (text === '') return finding('narrative-text-empty', place)
  if (text.length > TEXT_LIMIT) {
    return finding('narrative-text-long', place, { length: text.length, limit: TEXT_LIMIT })
  }
  const encoding = legacyEncoding(text)
  if (encoding === null) return undefined
  const read = brief(legacyToUnicode(text, encoding))
  return finding('text-legacy', place, { text: brief(text), encoding: encoding.toUpperCase(), read })
}

function named(field: 'unit' | 'period', code: string): Place {
  return code === '' ? {} : { [field]: brief(code) }
}
