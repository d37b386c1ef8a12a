import { dueDate, type ReportingCalendar } from './calendar.js'
import { type Timeliness, timeliness } from './deadline.js'
import type { Form } from './form.js'
import type { IsoDate, Period } from './period.js'
import { expectedUnits } from './rollup.js'
import type { ReturnState } from './submission-table.js'
import type { UnitNode, UnitTree } from './unit.js'

/*
 * Who has sent, who has not: units by periods. Only what is owed is counted, each period on the tree of its own last day.
 */

/** How many returns stand how. The states add up to `owed`; `late` have not been sent and should have been, `sentLate` have. */
export type BoardCounts = Readonly<Record<ReturnState | 'owed' | 'sent' | 'late' | 'sentLate', number>>

/** Where a return stands, as far as the board asks. */
export interface BoardStanding {
  readonly state: ReturnState
  readonly version: number
  /** The day on which the unit sent it, in the pack's time zone; null while it has not, or when it was sent back. */
  readonly sentOn: IsoDate | null
}

/** A return that is owed. `due` null: the unit's level has no deadline. */
export interface BoardReturn extends BoardStanding {
  readonly form: string
  readonly due: IsoDate | null
  readonly timely: Timeliness
}

/** What stands where a unit and a period meet: its own returns, and how those of the units below it stand. */
export interface BoardCell {
  readonly own: readonly BoardReturn[]
  readonly below: BoardCounts
}

export interface BoardRow {
  /** The unit as the newest of the periods knew it. */
  readonly unit: UnitNode
  /** One for each period; null when the unit was not in the tree of the period. */
  readonly cells: readonly (BoardCell | null)[]
}

/** A period with the tree of its last day. */
export interface BoardPeriod {
  readonly period: Period
  readonly tree: UnitTree
}

/** In place of a level: units of all. No pack can name a level so. */
export const EVERY_LEVEL = '*'

export interface BoardAsked {
  readonly calendar: ReportingCalendar
  /** The forms that are looked at; those of another type of period owe nothing. */
  readonly forms: readonly Form[]
  /** Oldest first, all of one type. */
  readonly periods: readonly BoardPeriod[]
  /** Key of the unit whose subtree it is. */
  readonly unit: string
  /** Rows: the units of this level anywhere below, or all of them; the units directly below when null. */
  readonly level: string | null | typeof EVERY_LEVEL
  readonly today: IsoDate
}

export interface Board {
  /** The unit itself and all below it. */
  readonly total: BoardRow
  /** In the order of the tree; units that owe nothing in any of the periods, and have nothing below that does, are left out. */
  readonly rows: readonly BoardRow[]
}

/** The board; null when the unit was in none of the trees. `standing`: where a return stands; undefined while nothing has been entered. */
export function makeBoard(
  asked: BoardAsked,
  standing: (unit: UnitNode, period: Period, form: string) => BoardStanding | undefined,
): Board | null {
  const units = rowUnits(asked)
  const columns = asked.periods.map((period) => column(asked, period, units, standing))
  const row = (unit: UnitNode): BoardRow => ({
    unit,
    cells: columns.map((cells) => cells.get(unit.key) ?? null),
  })
  const top = units.get(asked.unit)
  if (top === undefined) return null
  const rows = [...units.values()].filter((unit) => unit !== top).map(row)
  return { total: row(top), rows: rows.filter(({ cells }) => cells.some(owesAnything)) }
}

/** The unit itself, and the units of the rows: as the newest tree that knows them has them and in its order. */
function rowUnits({ periods, unit, level }: BoardAsked): ReadonlyMap<string, UnitNode> {
  const found = new Map<string, UnitNode>()
  for (const { tree } of [...periods].reverse()) {
    const top = tree.nodes.get(unit)
    if (top !== undefined && !found.has(unit)) found.set(unit, top)
  }
  for (const { tree } of [...periods].reverse())
    for (const node of tree.nodes.values()) {
      if (node.key === unit || !node.path.includes(unit) || found.has(node.key)) continue
      if (level === null ? node.parent === unit : level === EVERY_LEVEL || node.level === level)
        found.set(node.key, node)
    }
  return found
}

type Tally = Record<keyof BoardCounts, number>

function column(
  { calendar, forms, unit: top, today }: BoardAsked,
  { period, tree }: BoardPeriod,
  units: ReadonlyMap<string, UnitNode>,
  standing: (unit: UnitNode, period: Period, form: string) => BoardStanding | undefined,
): ReadonlyMap<string, BoardCell> {
  const cells = new Map<string, { own: BoardReturn[]; below: Tally }>()
  for (const key of units.keys()) if (tree.nodes.has(key)) cells.set(key, { own: [], below: noCounts() })
  if (!tree.nodes.has(top)) return cells
  const dues = new Map<string, IsoDate | null>()
  const judged = new Map<string, Timeliness>()
  const dueOf = (level: string) => {
    const due = dues.get(level) ?? dueDate(calendar, period, level)
    dues.set(level, due)
    return due
  }
  // Counting working days costs far more than looking up: there are few days and many returns.
  const judge = (due: IsoDate | null, sentOn: IsoDate | null) => {
    const key = `${due} ${sentOn}`
    const known = judged.get(key) ?? timeliness(calendar, due, sentOn, today)
    judged.set(key, known)
    return known
  }
  for (const form of forms.filter(({ periodType }) => periodType === period.type))
    for (const node of expectedUnits(form, tree, top)) {
      const { state, version, sentOn } = standing(node, period, form.id) ?? NOTHING
      const due = dueOf(node.level)
      const one = { form: form.id, due, state, version, sentOn, timely: judge(due, sentOn) }
      for (const key of node.path) {
        const cell = cells.get(key)
        if (cell === undefined) continue
        if (key === node.key) cell.own.push(one)
        else count(cell.below, one)
      }
    }
  return cells
}

const NOTHING: BoardStanding = { state: 'empty', version: 0, sentOn: null }

function count(tally: Tally, { state, sentOn, timely }: BoardReturn): void {
  tally.owed++
  tally[state]++
  if (sentOn !== null) tally.sent++
  if (timely.state === 'late') tally.late++
  if (timely.state === 'sent-late') tally.sentLate++
}

export function noCounts(): Tally {
  return {
    owed: 0,
    sent: 0,
    late: 0,
    sentLate: 0,
    empty: 0,
    draft: 0,
    submitted: 0,
    approved: 0,
    accepted: 0,
    returned: 0,
    withdrawn: 0,
  }
}

/** Own returns and those below, counted together. */
export function countsOf({ own, below }: BoardCell): BoardCounts {
  const tally: Tally = { ...below }
  for (const one of own) count(tally, one)
  return tally
}

export function countReturns(returns: Iterable<BoardReturn>): BoardCounts {
  const tally = noCounts()
  for (const one of returns) count(tally, one)
  return tally
}

function owesAnything(cell: BoardCell | null): boolean {
  return cell !== null && (cell.own.length > 0 || cell.below.owed > 0)
}

/** Which rows are asked for: at least one return in one of the periods, own or below, that meets all that is given. */
export interface BoardFilter {
  readonly state?: ReturnState | undefined
  /** `late`: not sent and should have been; `unsent`: not sent, late or not. */
  readonly only?: 'late' | 'unsent' | undefined
}

/** Does a return of the row's unit, or of a unit below it, meet the filter in any of the periods? */
export function meets({ cells }: BoardRow, { state, only }: BoardFilter): boolean {
  return cells.some((cell) => {
    if (cell === null) return false
    const { below, own } = cell
    const inBelow =
      (state === undefined || below[state] > 0) &&
      (only !== 'late' || below.late > 0) &&
      (only !== 'unsent' || below.owed > below.sent) &&
      below.owed > 0
    return (
      inBelow ||
      own.some(
        (one) =>
          (state === undefined || one.state === state) &&
          (only !== 'late' || one.timely.state === 'late') &&
          (only !== 'unsent' || one.sentOn === null),
      )
    )
  })
}
