import { fail } from '../../../domain/problem.js'
import { lockComment, resolveComment, type StoredComment } from '../../../store/comments.js'
import type { Step } from '../../step.js'
import { returnPlace, type Which } from '../returns/place.js'

/**
 * Mark a comment as settled; whoever may comment may. Problem `access-…` without `return.comment`, `comment-not-found`,
 * `comment-resolved`.
 */
export async function settleComment(step: Step, which: Which, id: string): Promise<StoredComment> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.comment', { unit: place.unit })
  const where = { unit: place.unit, period: place.period.code }
  const held = await lockComment(step.tx, place.key, id)
  if (held === undefined) fail('comment-not-found', where)
  if (held.resolvedAt !== null) fail('comment-resolved', where, { name: held.resolvedName ?? '–' })

  const { account, name } = step.caller
  const at = await step.at()
  await resolveComment(step.tx, place.key, id, { account, name, at })
  const detail = { period: place.period.code, form: place.form.id, comment: id }
  await step.audit({ unit: place.key.unit, action: 'return.comment-resolve', detail })
  step.tell({ kind: 'return', unit: place.unit, period: place.period.code, form: place.form.id })
  return { ...held, resolvedAt: at, resolvedBy: account, resolvedName: name }
}
