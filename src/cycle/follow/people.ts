import type { Assignment } from '../../domain/access.js'
import { type Audience, type Holder, recipients } from '../../domain/notice.js'
import type { IsoDate } from '../../domain/period.js'
import type { Tx } from '../../store/database.js'
import { reachesOf, rolesOfHolders } from '../../store/notices.js'
import type { Desk } from '../desk.js'

/** Who may be told of what concerns some units. Read once for many notices. */
export class People {
  private constructor(
    private readonly desk: Pick<Desk, 'index'>,
    private readonly today: IsoDate,
    private readonly byAccount: ReadonlyMap<string, Holder>,
    /** Accounts with a role in a unit, by its id. */
    private readonly inUnit: ReadonlyMap<number, ReadonlySet<string>>,
    private readonly reaches: ReadonlyMap<number, readonly number[]>,
  ) {}

  /** Everybody with a role in one of these units (ids) or above them. Needs `app.admin`. */
  static async around(
    tx: Tx,
    desk: Pick<Desk, 'index'>,
    units: Iterable<number>,
    today: IsoDate,
  ): Promise<People> {
    const reaches = await reachesOf(tx, [...new Set(units)])
    const within = [...new Set([...reaches.values()].flat())]
    const holders = new Map<string, Holder & { assignments: Assignment[] }>()
    const inUnit = new Map<number, Set<string>>()
    for (const { account, unit, role, from, to } of await rolesOfHolders(tx, within, today)) {
      const holder = holders.get(account) ?? { account, assignments: [] }
      holder.assignments.push({ unit: desk.index.unitById.get(unit)?.key ?? String(unit), role, from, to })
      holders.set(account, holder)
      inUnit.set(unit, (inUnit.get(unit) ?? new Set()).add(account))
    }
    return new People(desk, today, holders, inUnit, reaches)
  }

  /** The accounts that a notice about a unit is for, each with the key of the unit they are told in. */
  toTell(unit: number, to: readonly Audience[]): ReadonlyMap<string, string> {
    const key = this.desk.index.unitById.get(unit)?.key
    if (key === undefined) return new Map()
    const { index } = this.desk
    return recipients(this.holdersOf(unit), key, to, index.tree(this.today), index.pack.history)
  }

  /** Everybody with a role in the unit or above it. */
  holdersOf(unit: number): Holder[] {
    const accounts = new Set((this.reaches.get(unit) ?? []).flatMap((at) => [...(this.inUnit.get(at) ?? [])]))
    return [...accounts].map((account) => this.byAccount.get(account)!)
  }
}
