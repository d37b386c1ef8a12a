import { type Desk, deskNow, todayAt } from '../cycle/desk.js'
import { packHash, registerPack } from '../cycle/register/register-pack.js'
import type { IsoDate } from '../domain/period.js'
import type { NotReady } from '../http/settings.js'
import { isUnreachable } from '../store/database.js'
import { databaseState } from '../store/state.js'

/** Milliseconds for which an answer is good, so that asking often costs nothing; and after which the database is given up. */
const FRESH = 1000
const PATIENCE = 3000

/** Looks whether the server can work: database reachable, migrated by this very program, holding the pack that is served. */
export class Readiness {
  private asked = 0
  private hash: { readonly day: IsoDate; readonly hash: string } | undefined
  private last: Promise<readonly NotReady[]> = Promise.resolve([])

  constructor(
    private readonly desk: Desk,
    private readonly stopping: AbortSignal,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** What is in the way; empty when nothing is. */
  async reasons(): Promise<readonly NotReady[]> {
    if (this.stopping.aborted) return [{ reason: 'stopping' }]
    const now = this.clock()
    if (this.asked === 0 || now - this.asked > FRESH) {
      this.asked = now
      this.last = this.look()
    }
    return this.last
  }

  /** Hash under which our pack is registered on a day; worked out once a day. */
  private hashOn(day: IsoDate): string {
    if (this.hash?.day !== day) this.hash = { day, hash: packHash(this.desk.index, day) }
    return this.hash.hash
  }

  private async look(): Promise<readonly NotReady[]> {
    const { desk } = this
    try {
      const state = await inTime(databaseState(desk.store.owner))
      if (state === undefined) return [{ reason: 'database' }]
      if (!state.migrated) return [{ reason: 'migrations' }]
      // What comes into force is followed; only what this program cannot read keeps it from working.
      const behind =
        desk.definitions === undefined
          ? state.packHash !== this.hashOn(todayAt(desk))
          : desk.definitions.behind
      return behind ? [{ reason: 'pack' }] : []
    } catch (error) {
      if (isUnreachable(error)) return [{ reason: 'database' }]
      throw error
    }
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), PATIENCE)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Register the pack again when a day begins on which the tree of units is another: who may read what changes with it. Definitions
 * that somebody brought into force meanwhile are left alone.
 */
export function dayChange(desk: Desk, actor: string): () => Promise<void> {
  let day = todayAt(desk)
  return async () => {
    const today = todayAt(desk)
    if (today === day) return
    const { store, index, edition } = deskNow(desk)
    const { packHash: held } = await databaseState(store.owner)
    if (edition !== undefined || held === packHash(index, day))
      await registerPack(store, index, actor, today, edition)
    day = today
  }
}
