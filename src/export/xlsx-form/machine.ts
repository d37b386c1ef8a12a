import type { Form } from '../../domain/form.js'
import type { Pack } from '../../domain/pack.js'
import type { Period } from '../../domain/period.js'
import type { UnitNode } from '../../domain/unit.js'

/** The hidden sheet that tells the program what the entry form is, so that reading back does not depend on positions. */
export const MACHINE_SHEET = '_cungky'
/** Defined name of its first cell. */
export const MACHINE_NAME = 'CK__machine'
/** Defined name of the heading of the note column: a note stands in this column, in the row of its figure. */
export const NOTE_NAME = 'CK__note'
/** First cell of the hidden sheet. */
export const MACHINE_MARK = 'cungky-entry-form'
/** Version of the layout of the hidden sheet. */
export const MACHINE_VERSION = '1'
/** Every defined name of an entry form begins so. */
export const NAME_PREFIX = 'CK_'

/** What the hidden sheet holds. */
export interface Machine {
  readonly pack: string
  readonly packVersion: string
  /** Key of the unit. */
  readonly unit: string
  /** Its official code in the period. */
  readonly code: string
  readonly period: string
  readonly form: string
  /** Series code and the defined name of its cell. */
  readonly series: readonly NamedCell[]
  /** Narrative id and the defined name of its cell. */
  readonly narratives: readonly NamedCell[]
}

export interface NamedCell {
  readonly id: string
  readonly name: string
}

const SERIES = '#series'
const NARRATIVE = '#narrative'
const FIELDS = ['pack', 'packVersion', 'unit', 'code', 'period', 'form'] as const

/** What an entry form of this unit, period and form carries in its hidden sheet. */
export function machineOf(pack: Pack, form: Form, unit: UnitNode, period: Period): Machine {
  const taken = new Set<string>()
  const cell =
    (prefix: string) =>
    (id: string): NamedCell => ({ id, name: cellName(prefix + id, taken) })
  return {
    pack: pack.id,
    packVersion: pack.version,
    unit: unit.key,
    code: unit.code,
    period: period.code,
    form: form.id,
    series: form.sections.flatMap((section) => section.series).map(cell(NAME_PREFIX)),
    narratives: form.narratives.map(({ id }) => id).map(cell(`${NAME_PREFIX}text_`)),
  }
}

/**
 * A defined name for a cell: `measure.category` → `measure__category`. Names allow letters, digits and underscores,
 * and do not tell upper from lower case; two that would meet are told apart by a number.
 */
function cellName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replaceAll('.', '__')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .slice(0, 240)
  let name = plain
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}_${n}`
  taken.add(name.toLowerCase())
  return name
}

/** The rows of the hidden sheet, all text. */
export function machineRows(machine: Machine): string[][] {
  return [
    [MACHINE_MARK, MACHINE_VERSION],
    ...FIELDS.map((field) => [field, machine[field]]),
    ...machine.series.map(({ id, name }) => [SERIES, id, name]),
    ...machine.narratives.map(({ id, name }) => [NARRATIVE, id, name]),
  ]
}

/** Read the hidden sheet back. A text is the field that is missing or altered. */
export function readMachine(rows: readonly (readonly string[])[]): Machine | string {
  const [mark, version] = rows[0] ?? []
  if (mark !== MACHINE_MARK) return MACHINE_MARK
  if (version !== MACHINE_VERSION) return 'version'
  const fields = new Map(rows.slice(1).map(([field, value]) => [field ?? '', value ?? '']))
  const missing = FIELDS.find((field) => !fields.get(field))
  if (missing !== undefined) return missing
  const cells = (kind: string): NamedCell[] =>
    rows.filter(([tag]) => tag === kind).map(([, id = '', name = '']) => ({ id, name }))
  const machine = {
    ...(Object.fromEntries(FIELDS.map((field) => [field, fields.get(field)!])) as Record<
      (typeof FIELDS)[number],
      string
    >),
    series: cells(SERIES),
    narratives: cells(NARRATIVE),
  }
  if (machine.series.some(({ id, name }) => id === '' || name === '')) return SERIES
  return machine
}
