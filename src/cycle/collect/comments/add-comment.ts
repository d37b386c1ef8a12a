import { randomUUID } from 'node:crypto'
import { commentFaults } from '../../../domain/comment.js'
import { fail, Problem } from '../../../domain/problem.js'
import { addComment, type StoredComment } from '../../../store/comments.js'
import type { Step } from '../../step.js'
import { pathOf, returnPlace, type Which } from '../returns/place.js'

/**
 * Say something about a return, or about one cell of it; also while the period is closed. Problem `access-…` without
 * `return.comment`, `comment-…`, `private-…`, `series-not-on-form`, `return-not-owed` when the unit was not there.
 */
export async function commentOnReturn(
  step: Step,
  which: Which,
  said: { readonly text: string; readonly series: string | null },
): Promise<StoredComment> {
  const { index } = step.desk
  const place = returnPlace(index, which)
  const { by } = await step.act('return.comment', { unit: place.unit })
  const where = { unit: place.unit, period: place.period.code }
  const text = said.text.normalize('NFC').trim()
  const faults = commentFaults(text)
  if (faults.length > 0) throw new Problem(faults)
  const { series } = said
  if (series !== null && !place.form.sections.some((section) => section.series.includes(series)))
    fail('series-not-on-form', { ...where, field: 'series' }, { form: place.form.id, series })
  if (place.node === null) fail('return-not-owed', where)

  const { account, name } = step.caller
  const comment = {
    id: randomUUID(),
    series,
    text,
    actor: account,
    actorName: name,
    officeUnit: step.unitId(by.unit),
    officeRole: by.role,
    at: await step.at(),
  }
  await addComment(step.tx, place.key, comment, pathOf(index, place))
  const detail = { period: place.period.code, form: place.form.id, comment: comment.id, series }
  await step.audit({ unit: place.key.unit, action: 'return.comment', detail })
  step.tell({ kind: 'return', unit: place.unit, period: place.period.code, form: place.form.id })
  return { ...comment, resolvedAt: null, resolvedBy: null, resolvedName: null }
}
