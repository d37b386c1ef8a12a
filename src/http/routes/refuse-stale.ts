import { StaleReturn } from '../../cycle/collect/returns/stale.js'
import type { Step } from '../../cycle/step.js'
import type { Lang } from '../../domain/words.js'
import { StaleProblem } from '../problem-reply.js'
import { staleReply } from './return-reply.js'

/** A write that the caller's view is too old for is refused with both: what is there, and what was to be written. */
export async function refuseStale<T>(
  step: Step,
  lang: Lang,
  yours: unknown,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StaleReturn)) throw error
    throw new StaleProblem(error.findings[0]!, staleReply(step.desk, error, lang), yours)
  }
}
