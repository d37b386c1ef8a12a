import { fail } from '../../../domain/problem.js'
import { type Ability, ability } from '../../../domain/submission.js'
import { listAttachments, type StoredAttachment } from '../../../store/attachments.js'
import { readFile } from '../../../store/files.js'
import type { Step } from '../../step.js'
import { factsOf } from '../returns/facts.js'
import { holdReturn } from '../returns/held.js'
import { returnPlace, type Which } from '../returns/place.js'

/** The files of a return, also those taken off, and whether the caller may change them. Problem `access-…` without `return.read`. */
export async function returnAttachments(
  step: Step,
  which: Which,
): Promise<{ readonly items: readonly StoredAttachment[]; readonly mayChange: Ability }> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.read', { unit: place.unit, asAt: place.window.to })
  const held = await holdReturn(step, place, false)
  const facts = factsOf(step, held)
  return {
    items: await listAttachments(step.tx, place.key),
    mayChange: ability(held.progress, 'save', step.caller.account, facts, 'return.enter'),
  }
}

/** One file with its content. Problem `access-…`, `attachment-not-found`; `attachment-removed` for one that was taken off. */
export async function downloadAttachment(
  step: Step,
  which: Which,
  id: string,
): Promise<{ readonly attachment: StoredAttachment; readonly bytes: Uint8Array }> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.read', { unit: place.unit, asAt: place.window.to })
  const where = { unit: place.unit, period: place.period.code }
  const attachment = (await listAttachments(step.tx, place.key)).find((one) => one.id === id)
  if (attachment === undefined) fail('attachment-not-found', where)
  if (attachment.removedAt !== null)
    fail('attachment-removed', where, { name: attachment.name, by: attachment.removedName ?? '–' })
  const bytes = await readFile(step.tx, attachment.hash)
  if (bytes === undefined) throw new Error(`no content under ${attachment.hash}`)
  return { attachment, bytes }
}
