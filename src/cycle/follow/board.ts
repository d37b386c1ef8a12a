import type { Access, Office } from '../../domain/access.js'
import { type BoardFilter, type BoardRow, meets } from '../../domain/board.js'
import { periodOn } from '../../domain/calendar.js'
import { addDays } from '../../domain/date.js'
import type { Form } from '../../domain/form.js'
import type { PackIndex } from '../../domain/pack-index.js'
import {
  type IsoDate,
  nineMonthsPeriod,
  type Period,
  type PeriodType,
  parsePeriod,
  previous,
} from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { type LastStep, lastSteps } from '../../store/board.js'
import { standingKey } from '../../store/return-states.js'
import { demand, rightsAt, todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { type BoardScope, boardView } from './board-view.js'
import { readCursor, writeCursor } from './cursor.js'

export interface BoardRequest extends BoardFilter {
  readonly unit: string
  readonly form?: string | undefined
  /** Codes of the first and the last period. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** How many periods up to the last, when the first is left out. */
  readonly count?: number | undefined
  readonly level?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface BoardPage extends BoardScope {
  readonly today: IsoDate
  readonly total: BoardRow
  readonly rows: readonly BoardRow[]
  /** Rows on all pages together. */
  readonly matching: number
  readonly next: string | null
  /** The last step of every return that a cell of this page shows, by `standingKey`. */
  readonly steps: ReadonlyMap<string, LastStep>
  readonly mayRemind: Access
}

/** Periods shown when nothing is said, and most that can be. */
const USUAL = 6
export const MOST_PERIODS = 24
const PAGE = 50

/**
 * Who has sent and who has not: the units below a unit, period by period. Right `return.read`, for each period on the tree of
 * that period. Problem `board-periods`, `board-form-period`, `board-unit-absent`, `form-not-in-pack`, `level-not-in-pack`.
 */
export async function readBoard(step: Step, asked: BoardRequest): Promise<BoardPage> {
  const after = readCursor(asked.cursor, 1)
  const { scope, today, total, rows } = await wholeBoard(step, asked)
  const found = rows.filter((row) => meets(row, asked))
  const start = after === null ? 0 : following(rows, found, after[0]!)
  const page = found.slice(start, start + (asked.limit ?? PAGE))
  const last = page.at(-1)
  const shown = [total, ...page]
  const steps = await lastSteps(
    step.tx,
    shown.map(({ unit }) => unit.id),
    scope.periods.map(({ key }) => key),
    scope.forms.map(({ id }) => id),
  )
  return {
    ...scope,
    today,
    total,
    rows: page,
    matching: found.length,
    next: last !== undefined && start + page.length < found.length ? writeCursor([last.unit.key]) : null,
    steps: new Map(steps.map((one) => [standingKey(one.unit, one.period, one.form), one])),
    mayRemind: rightsAt(step.desk, step.caller, { unit: asked.unit })('return.comment'),
  }
}

/** All that the filter lets through, on one page: for files. */
export async function wholeBoard(
  step: Step,
  asked: BoardRequest,
): Promise<{ scope: BoardScope; today: IsoDate; total: BoardRow; rows: readonly BoardRow[] }> {
  const { index } = step.desk
  const today = todayAt(step.desk)
  const scope = boardScope(step, asked, today)
  await openPeriods(step, scope)
  const board = await boardView(step.tx, index, scope, today)
  if (board === null) fail('board-unit-absent', { unit: asked.unit }, { unit: nameOf(step, asked.unit) })
  return { scope, today, ...board }
}

/** Demand to read the unit's returns for every period, all in one office: one office is what the transaction is opened to. */
export async function openPeriods(
  step: Step,
  { unit, periods }: Pick<BoardScope, 'unit' | 'periods'>,
): Promise<void> {
  const { desk, caller } = step
  const days = periods.map((period) => desk.index.window(period).to)
  const reads = (office: Office) =>
    days.every((asAt) => 'yes' in rightsAt(desk, caller, { unit, asAt, office })('return.read'))
  const found = caller.assignments.map(({ unit: at, role }) => ({ unit: at, role })).find(reads)
  const { by } = await step.act('return.read', { unit, asAt: days.at(-1), office: found })
  // Without an office that reads them all, the period that it does not read is refused.
  for (const asAt of days) demand(desk, caller, 'return.read', { unit, asAt, office: by })
}

function boardScope(step: Step, asked: BoardRequest, today: IsoDate): BoardScope {
  const { pack, formById } = step.desk.index
  const { form: wanted, level = null } = asked
  step.unitId(asked.unit)
  const form = wanted === undefined ? undefined : formById.get(wanted)
  if (wanted !== undefined && form === undefined)
    fail(
      'form-not-in-pack',
      { field: 'query.form' },
      { form: wanted, known: [...formById.keys()].join(', ') },
    )
  if (level !== null) knownLevel(step.desk.index, level)
  const said = asked.to ?? asked.from
  const type = said === undefined ? (form ?? usualForm(pack.forms)).periodType : parsePeriod(said).type
  if (form !== undefined && form.periodType !== type)
    fail('board-form-period', { field: 'query.form' }, { formVi: form.name.vi, formEn: form.name.en })
  const to =
    asked.to === undefined ? newestOver(step, type, today) : parsePeriod(asked.to, { field: 'query.to' })
  const from =
    asked.from === undefined
      ? back(to, (asked.count ?? USUAL) - 1)
      : parsePeriod(asked.from, { field: 'query.from' })
  return {
    unit: asked.unit,
    level,
    periods: periodsBetween(from, to),
    forms: form === undefined ? pack.forms.filter(({ periodType }) => periodType === type) : [form],
  }
}

/** Problem `level-not-in-pack`. */
export function knownLevel({ pack }: PackIndex, level: string): void {
  if (pack.levels.some(({ id }) => id === level)) return
  const known = pack.levels.map(({ id }) => id).join(', ')
  fail('level-not-in-pack', { field: 'query.level' }, { level, known })
}

/** The form whose periods are shown when nothing is said: a monthly one if there is any. */
function usualForm(forms: readonly Form[]): Form {
  return forms.find(({ periodType }) => periodType === 'month') ?? forms[0]!
}

/** The newest period of a type that is over. */
function newestOver(step: Step, type: PeriodType, today: IsoDate): Period {
  const { index } = step.desk
  const on = periodOn(index.pack.calendar, today, type) ?? nineMonthsPeriod(Number(today.slice(0, 4)))
  return addDays(index.window(on).to, 1) <= today ? on : previous(on)
}

function back(period: Period, steps: number): Period {
  let at = period
  for (let n = 0; n < steps; n++) at = previous(at)
  return at
}

function periodsBetween(from: Period, to: Period): Period[] {
  const sound = from.type === to.type && from.key <= to.key
  const found: Period[] = []
  for (let at = to; sound && at.key >= from.key; at = previous(at)) {
    found.unshift(at)
    if (found.length > MOST_PERIODS) break
  }
  if (!sound || found.length > MOST_PERIODS)
    fail('board-periods', { field: 'query.from' }, { from: from.code, to: to.code, most: MOST_PERIODS })
  return found
}

/** Where to go on: with the first row after the one named, which itself may no longer meet the filter. */
function following(all: readonly BoardRow[], found: readonly BoardRow[], key: string): number {
  const last = all.findIndex(({ unit }) => unit.key === key)
  if (last < 0) fail('list-cursor')
  const rest = new Set(all.slice(last + 1))
  const at = found.findIndex((row) => rest.has(row))
  return at < 0 ? found.length : at
}

function nameOf(step: Step, unit: string): string {
  return step.desk.index.pack.history.units.get(unit)?.spans.at(-1)?.name ?? unit
}
