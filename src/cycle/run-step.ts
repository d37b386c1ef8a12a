import { fail } from '../domain/problem.js'
import type { widen } from '../store/context.js'
import { retrying } from '../store/database.js'
import { heldReply, keepReply, type StoredReply } from '../store/idempotency.js'

export type { StoredReply } from '../store/idempotency.js'

import { readOnly } from '../store/transaction.js'
import { authenticate, type Credential } from './administer/authenticate.js'
import type { Caller, Desk } from './desk.js'
import { Step } from './step.js'

/** A request as the transaction needs it. */
export interface Request {
  readonly credential: Credential | null
  readonly requestId: string | null
  readonly writes: boolean
  /** Of a write that the client may send again: its key and a hash of all that it asks. */
  readonly once: { readonly key: string; readonly hash: string } | null
}

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
  const done = await retrying(() =>
    desk.store.app.transaction().execute(async (tx) => {
      if (!request.writes) await readOnly(tx)
      const caller = await authenticate(desk, tx, request.credential, request.requestId)
      const step = new Step(desk, caller, tx)
      const { once } = request
      if (once !== null) {
        const held = await heldReply(tx, once.key)
        if (held !== undefined && held.requestHash !== once.hash) fail('request-key-reused')
        if (held !== undefined) return { kept: held.reply, news: [] }
      }
      const result = await work(step)
      if (request.writes && !step.audited)
        throw new Error('a request wrote without leaving a trace in the audit')
      if (once !== null)
        await keepReply(tx, {
          account: caller.account,
          ...once,
          reply: toReply(result),
          at: await step.at(),
        })
      return { result, news: step.untold }
    }),
  )
  for (const news of done.news) desk.told?.(news)
  return 'kept' in done ? { kept: done.kept } : { result: done.result as T }
}

/** Who sends a request, for work that opens transactions of its own. */
export function callerOf(
  desk: Desk,
  credential: Credential | null,
  requestId: string | null,
): Promise<Caller> {
  return desk.store.app.transaction().execute(async (tx) => {
    await readOnly(tx)
    return authenticate(desk, tx, credential, requestId)
  })
}

/** A transaction for somebody who has not signed in: opened to nothing but what `work` names. */
export function withoutCaller<T>(
  desk: Desk,
  work: (tx: Parameters<typeof widen>[0]) => Promise<T>,
): Promise<T> {
  return retrying(() => desk.store.app.transaction().execute(work))
}
