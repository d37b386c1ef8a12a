import { type Caller, type Desk, demand, todayAt } from '../../cycle/desk.js'
import { can } from '../../domain/access.js'
import { parsePeriod } from '../../domain/period.js'
import { scopesCover } from '../../domain/token-scope.js'

/** What a watcher asked for. */
export interface Asked {
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

/** Which returns a watcher may hear of now. Made anew whenever their rights are looked at again. */
export class Sight {
  private readonly verdicts = new Map<string, boolean>()
  private readonly today: string

  /** Problem `access-…` when the caller may not read returns of the unit asked for, or holds no role to read any with. */
  constructor(
    private readonly desk: Desk,
    private readonly caller: Caller,
    private readonly asked: Asked,
  ) {
    this.today = todayAt(desk)
    const period = asked.period === undefined ? null : parsePeriod(asked.period)
    const asAt = period === null ? {} : { asAt: desk.index.window(period).to }
    const units = caller.assignments.map(({ unit }) => unit)
    const readable = units.find((unit) => this.may(unit))
    demand(desk, caller, 'return.read', { unit: asked.unit ?? readable ?? caller.home, ...asAt })
  }

  /** Is the return asked for, and may the caller read it? */
  sees(unit: string, period: string): boolean {
    const key = `${unit} ${period}`
    const known = this.verdicts.get(key)
    if (known !== undefined) return known
    const verdict = this.wants(unit, period) && this.may(unit, period)
    this.verdicts.set(key, verdict)
    return verdict
  }

  private wants(unit: string, code: string): boolean {
    const { index } = this.desk
    const { unit: asked, period } = this.asked
    if (period !== undefined && period.toUpperCase() !== code) return false
    if (asked === undefined || asked === unit) return true
    const then = index.treeOf(parsePeriod(code)).nodes.get(unit)
    const now = index.tree(this.today).nodes.get(unit)
    return then?.path.includes(asked) === true || now?.path.includes(asked) === true
  }

  private may(unit: string, code?: string): boolean {
    const { via, assignments } = this.caller
    if (via.kind === 'token' && !scopesCover(via.scopes, 'return.read')) return false
    const { index } = this.desk
    const asAt = code === undefined ? undefined : index.window(parsePeriod(code)).to
    return 'yes' in can(assignments, 'return.read', { unit, asAt }, this.today, index.pack.history)
  }
}
