import type { Access } from '../../../domain/access.js'
import { type CommentsAfter, listComments, type StoredComment } from '../../../store/comments.js'
import { rightsAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { returnPlace, type Which } from '../returns/place.js'

export interface Comments {
  /** One more than asked for when the list goes on. */
  readonly items: readonly StoredComment[]
  /** May the caller comment, and settle comments? */
  readonly mayComment: Access
}

/** What was said about a return, oldest first, from where a page goes on. Problem `access-…` without `return.read`. */
export async function returnComments(
  step: Step,
  which: Which,
  page: { readonly after: CommentsAfter | null; readonly limit: number },
): Promise<Comments> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.read', { unit: place.unit, asAt: place.window.to })
  return {
    items: await listComments(step.tx, place.key, page.after, page.limit + 1),
    mayComment: rightsAt(step.desk, step.caller, { unit: place.unit })('return.comment'),
  }
}
