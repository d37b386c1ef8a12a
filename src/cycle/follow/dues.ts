import { USUAL_REMINDERS } from '../../domain/calendar.js'
import { type DueReturn, dueReturns, periodsDueBetween } from '../../domain/deadline.js'
import { type Closure, type LockException, type LockStatus, lockStatus } from '../../domain/lock.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type IsoDate, type Period, periodFromKey } from '../../domain/period.js'
import { closuresFor, exceptionsIn } from '../../store/closures.js'
import type { Tx } from '../../store/database.js'
import { type ReturnStanding, standingKey, standingsOf } from '../../store/return-states.js'

/** Every return of the pack with a deadline between two days, both included. */
export function duesBetween(index: PackIndex, from: IsoDate, to: IsoDate): DueReturn[] {
  const { calendar, forms } = index.pack
  return forms.flatMap((form) =>
    periodsDueBetween(calendar, form, from, to)
      .flatMap((period) => dueReturns(calendar, form, period, index.treeOf(period)))
      .filter(({ due }) => due >= from && due <= to),
  )
}

export function remindersOf(index: PackIndex) {
  return index.pack.calendar.reminders ?? USUAL_REMINDERS
}

/** Where returns stand and whether their units may work on them. Read once for many. */
export class Standings {
  private constructor(
    private readonly index: PackIndex,
    private readonly states: ReadonlyMap<string, ReturnStanding>,
    /** May the unit work on it today, and why not. */
    readonly lock: (due: Pick<DueReturn, 'unit' | 'form' | 'period'>) => LockStatus,
  ) {}

  /** For returns of these periods; of `units` (ids) alone when given. Needs `app.unit`. */
  static async read(
    tx: Tx,
    index: PackIndex,
    periods: readonly Period[],
    today: IsoDate,
    units: readonly number[] | null = null,
  ): Promise<Standings> {
    const keys = [...new Set(periods.map(({ key }) => key))]
    const keyOf = (unit: number) => index.unitById.get(unit)?.key ?? String(unit)
    const closures: Closure[] = []
    const exceptions: LockException[] = []
    for (const key of keys) {
      const orders = await closuresFor(tx, key, keyOf)
      closures.push(...orders)
      if (orders.length > 0) exceptions.push(...(await exceptionsIn(tx, key, keyOf)))
    }
    const states = keys.length === 0 ? new Map() : await standingsOf(tx, keys, units)
    return new Standings(index, states, ({ unit, form, period }) => {
      const node = index.treeOf(period).nodes.get(unit)
      if (node === undefined || closures.length === 0) return { locked: false, because: 'open' }
      const question = { path: node.path, level: node.level, period: period.key, form }
      return lockStatus(question, closures, exceptions, today)
    })
  }

  /** Where it stands; undefined while nothing has been entered. */
  of(due: Pick<DueReturn, 'unit' | 'form' | 'period'>): ReturnStanding | undefined {
    const id = this.index.pack.history.units.get(due.unit)?.id
    return id === undefined ? undefined : this.states.get(standingKey(id, due.period.key, due.form))
  }
}

/** The distinct periods of some returns. */
export function periodsOf(dues: readonly Pick<DueReturn, 'period'>[]): Period[] {
  return [...new Set(dues.map(({ period }) => period.key))].map(periodFromKey)
}
