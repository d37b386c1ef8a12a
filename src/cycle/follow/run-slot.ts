import type { Tx } from '../../store/database.js'
import { databaseNow, finishSlot, slotDone, takeSlot } from '../../store/jobs.js'
import type { Desk } from '../desk.js'
import { asRoot } from './as-root.js'

/** A slot of a job was taken over while its work was under way; what was done is not kept. */
export class SlotLost extends Error {}

/**
 * Do the work of a slot of a job, once, whichever server comes first. The work and its being done are one transaction: a
 * server that dies in the middle leaves nothing, and the slot is taken up again when `lease` (milliseconds) has passed.
 * Null when the slot was done or is somebody else's.
 */
export async function runSlot<T>(
  desk: Desk,
  job: string,
  slot: string,
  lease: number,
  work: (tx: Tx) => Promise<T>,
): Promise<{ readonly result: T } | null> {
  const taken = await asRoot(desk, job, async (tx) => {
    if (await slotDone(tx, job, slot)) return null
    const now = await databaseNow(tx)
    return takeSlot(tx, job, slot, now, new Date(now.getTime() - lease))
  })
  if (taken === null) return null
  const result = await asRoot(desk, job, async (tx) => {
    const done = await work(tx)
    if (!(await finishSlot(tx, job, slot, taken, done))) throw new SlotLost(`${job} ${slot}`)
    return done
  })
  return { result }
}

/** Was the slot of the job done? */
export function isSlotDone(desk: Desk, job: string, slot: string): Promise<boolean> {
  return asRoot(desk, job, (tx) => slotDone(tx, job, slot))
}
