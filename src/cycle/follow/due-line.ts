import { dueDate } from '../../domain/calendar.js'
import { type Timeliness, timeliness } from '../../domain/deadline.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate, Period } from '../../domain/period.js'
import type { ReturnState } from '../../domain/submission-table.js'
import type { UnitNode } from '../../domain/unit.js'
import { dayOf } from '../desk.js'
import type { Standings } from './dues.js'

/** A return that is owed, and how it stands against its deadline. */
export interface DueLine {
  readonly unit: UnitNode
  readonly form: string
  readonly period: Period
  /** Null when the unit's level has no deadline. */
  readonly due: IsoDate | null
  readonly state: ReturnState
  readonly version: number
  readonly sentAt: Date | null
  readonly timely: Timeliness
}

/** The line of one return. `unit`: as it stood in the tree of the period. */
export function dueLine(
  index: PackIndex,
  standings: Standings,
  unit: UnitNode,
  form: string,
  period: Period,
  today: IsoDate,
): DueLine {
  const { calendar } = index.pack
  const standing = standings.of({ unit: unit.key, form, period })
  const sentAt = standing?.sentAt ?? null
  const due = dueDate(calendar, period, unit.level)
  const sentOn = sentAt === null ? null : dayOf(sentAt, calendar.timezone)
  return {
    unit,
    form,
    period,
    due,
    state: standing?.state ?? 'empty',
    version: standing?.version ?? 0,
    sentAt,
    timely: timeliness(calendar, due, sentOn, today),
  }
}

/** Earliest deadline first, those without one last. */
export function placeOfLine({ due, unit, form, period }: DueLine): readonly string[] {
  return [due ?? '9999-12-31', unit.code, form, period.code]
}
