import type { Office } from '../domain/access.js'
import { type Action, FIGURE_EDITS } from '../domain/access-table.js'
import type { IsoDate } from '../domain/period.js'
import { fail } from '../domain/problem.js'
import { type AuditRow, audit } from '../store/audit.js'
import { widen } from '../store/context.js'
import { factTime, type Tx } from '../store/database.js'
import { readOnly } from '../store/transaction.js'
import { type Caller, type Desk, demand, type Granted, type News, type On, todayAt } from './desk.js'

/** One request at work: its transaction, opened as far as the rights of the caller go and no further. */
export class Step {
  private moment: Promise<Date> | undefined
  private readonly news: News[] = []
  private recorded = 0
  private looks = false

  constructor(
    readonly desk: Desk,
    readonly caller: Caller,
    readonly tx: Tx,
  ) {}

  /** Today in the pack's time zone. */
  today(): IsoDate {
    return todayAt(this.desk)
  }

  /** Id of a unit by its key; Problem `unit-not-registered` when there is none. */
  unitId(key: string): number {
    const unit = this.desk.index.pack.history.units.get(key)
    return unit?.id ?? fail('unit-not-registered', { unit: key }, { unit: key })
  }

  /**
   * Demand the right and open the transaction to what it needs: figures to read, figures to write, accounts, or the audit.
   * Problem `access-…` when it is refused.
   */
  async act(action: Action, on: On): Promise<Granted> {
    const granted = demand(this.desk, this.caller, action, on)
    await this.open(action, granted.by)
    return granted
  }

  private async open(action: Action, by: Office): Promise<void> {
    const unit = this.unitId(by.unit)
    if (action.startsWith('account.') || action === 'token.revoke') await widen(this.tx, { admin: unit })
    else if (action === 'audit.read') await widen(this.tx, { watch: unit })
    else if (WRITES.includes(action)) await widen(this.tx, { unit, write: unit })
    else if (FIGURES.test(action)) await widen(this.tx, { unit })
  }

  /**
   * The moment at which what this request does becomes known; one for the whole request. Take the locks it needs
   * (`lockUnits`) before.
   */
  at(): Promise<Date> {
    this.moment ??= factTime(this.tx)
    return this.moment
  }

  /** Record what was done. A request that writes and records nothing is a fault of the program. */
  async audit(row: Pick<AuditRow, 'unit' | 'action' | 'account' | 'detail'>): Promise<void> {
    this.recorded++
    const { account, name, requestId } = this.caller
    await audit(this.tx, { ...row, at: await this.at(), actor: account, actorName: name, requestId })
  }

  /**
   * This request only looks, though another of its kind would write (a dry run): from here on its transaction cannot write,
   * so that there is nothing to record. Comes before anything is written.
   */
  async lookOnly(): Promise<void> {
    if (this.recorded > 0) throw new Error('something was written before')
    await readOnly(this.tx)
    this.looks = true
  }

  /** Does it only look? */
  get looksOnly(): boolean {
    return this.looks
  }

  /** Was anything recorded? */
  get audited(): boolean {
    return this.recorded > 0
  }

  /** To be told to those who watch, once the transaction is committed. */
  tell(news: News): void {
    this.news.push(news)
  }

  get untold(): readonly News[] {
    return this.news
  }
}

/** Actions whose transactions write figures, or orders about them. */
const WRITES: readonly Action[] = [
  ...FIGURE_EDITS,
  'return.lock',
  'return.except',
  'return.finalise',
  'figure.import',
  'document.write',
  'document.approve',
  'document.issue',
]

/** Actions that look at figures or narrative. */
const FIGURES = /^(return|figure|report|document|conclusion)\./
