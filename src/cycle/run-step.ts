import { fail } from '../domain/problem.js'
import { isTransient, isUnreachable, retrying, type Tx } from '../store/database.js'
import { keepEdition } from '../store/editions.js'
import { heldReply, keepReply, lockKey, type StoredReply } from '../store/idempotency.js'

export type { StoredReply } from '../store/idempotency.js'

import { authenticate, type Credential, markUse } from './administer/authenticate.js'
import { type Caller, type Desk, deskNow } from './desk.js'
import { Step } from './step.js'

/** A request as the transaction needs it. */
export interface Request {
  readonly credential: Credential | null
  readonly requestId: string | null
  readonly writes: boolean
  /** Under the owner of the database: changes of the definitions, which concern the rights of every row. */
  readonly asOwner?: boolean
  /** Of a write that the client may send again: its key and a hash of all that it asks. */
  readonly once: { readonly key: string; readonly hash: string } | null
  /** Told who it is as soon as that is known; may refuse. Called again when a lost race is run again. */
  readonly admit?: (caller: Caller) => Promise<void>
}

/** How often a lost race is run. */
const TRIES = 5

/** What came of it: worked out now, or kept from the first time the same request came. */
export type Done<T> = { readonly result: T } | { readonly kept: StoredReply }

/**
 * Carry a request out in one transaction: authenticate, work, record, keep the answer, commit. Nothing of a refused request
 * stays. A lost race is run again, so `work` must be safe to repeat. `toReply` turns the result into what is kept for a
 * repetition of the same request.
 */
export async function runStep<T>(
  desk: Desk,
  request: Request,
  work: (step: Step) => Promise<T>,
  toReply: (result: T) => StoredReply,
): Promise<Done<T>> {
  let known: Caller | undefined
  // A connection lost at the commit leaves open whether it was done: without a key it might be done twice.
  const repeatable = !request.writes || request.once !== null
  const running = retrying(
    () =>
      inOneEdition(desk, request, async (now, tx) => {
        const caller = await authenticate(now, tx, request.credential, request.requestId)
        known = caller
        await request.admit?.(caller)
        const step = new Step(now, caller, tx)
        const { once } = request
        if (request.writes && request.asOwner !== true) await demandEdition(now, tx)
        if (once !== null) {
          await lockKey(tx, caller.account, once.key)
          const held = await heldReply(tx, caller.account, once.key)
          if (held !== undefined && held.requestHash !== once.hash) fail('request-key-reused')
          if (held !== undefined) return { kept: held.reply, news: [] }
        }
        const result = await work(step)
        if (request.writes && !step.audited && !step.looksOnly)
          throw new Error('a request wrote without leaving a trace in the audit')
        if (once !== null && !step.looksOnly)
          await keepReply(tx, {
            account: caller.account,
            ...once,
            reply: toReply(result),
            at: await step.at(),
          })
        return { result, news: step.untold }
      }),
    TRIES,
    (error) => error instanceof OtherEdition || (isTransient(error) && (repeatable || !isUnreachable(error))),
  )
  const done = await running.finally(() => known && markUse(desk, request.credential, known))
  for (const news of done.news) await desk.told?.(news)
  return 'kept' in done ? { kept: done.kept } : { result: done.result as T }
}

/** What only looks cannot write, whatever the program tries. Said as it begins: one message less than saying it afterwards. */
function begin(desk: Desk, mode: 'read only' | 'read write', db: 'app' | 'owner' = 'app') {
  return desk.store[db].transaction().setAccessMode(mode)
}

/** Definitions came into force of which this server did not know when the request began. */
class OtherEdition extends Error {}

/** One try of a request, with one edition of the definitions from beginning to end. */
async function inOneEdition<T>(
  desk: Desk,
  { writes, asOwner }: Request,
  work: (now: Desk, tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    const mode = writes ? 'read write' : 'read only'
    return await begin(desk, mode, asOwner === true ? 'owner' : 'app').execute((tx) =>
      work(deskNow(desk), tx),
    )
  } catch (error) {
    if (error instanceof OtherEdition) await desk.definitions?.follow()
    throw error
  }
}

/** What is written is written by the definitions in force, and none come into force before it is committed. */
async function demandEdition(now: Desk, tx: Tx): Promise<void> {
  if (now.definitions !== undefined && (await keepEdition(tx)) !== now.edition) throw new OtherEdition()
}

/** Who sends a request, for work that opens transactions of its own. */
export async function callerOf(
  desk: Desk,
  credential: Credential | null,
  requestId: string | null,
): Promise<Caller> {
  const caller = await watcherOf(desk, credential, requestId)
  await markUse(desk, credential, caller)
  return caller
}

/** The same of somebody whose page stands open: that is no use of a session, which ends when nothing else is done in it. */
export function watcherOf(
  desk: Desk,
  credential: Credential | null,
  requestId: string | null,
): Promise<Caller> {
  return begin(desk, 'read only').execute((tx) => authenticate(desk, tx, credential, requestId))
}

/** Look at what a caller may see, in a transaction that cannot write and is not counted as a request. */
export function readInStep<T>(
  desk: Desk,
  credential: Credential,
  requestId: string | null,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  return begin(desk, 'read only').execute(async (tx) =>
    work(new Step(desk, await authenticate(desk, tx, credential, requestId), tx)),
  )
}
