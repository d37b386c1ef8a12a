import { fail } from '../../../domain/problem.js'
import { listAttachments, removeAttachment, type StoredAttachment } from '../../../store/attachments.js'
import type { Step } from '../../step.js'
import { returnPlace, type Which } from '../returns/place.js'
import { holdToChange } from './attach-file.js'

/**
 * Take a file off a return: that it was there, and who took it off, stays on record. Problem `access-…` and `return-…` as
 * for saving, `attachment-not-found`, `attachment-removed`.
 */
export async function detachFile(step: Step, which: Which, id: string): Promise<StoredAttachment> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.enter', { unit: place.unit })
  const where = { unit: place.unit, period: place.period.code }
  await holdToChange(step, place)
  const held = (await listAttachments(step.tx, place.key)).find((one) => one.id === id)
  if (held === undefined) fail('attachment-not-found', where)
  if (held.removedAt !== null)
    fail('attachment-removed', where, { name: held.name, by: held.removedName ?? '–' })

  const { account, name } = step.caller
  const at = await step.at()
  await removeAttachment(step.tx, place.key, id, { account, name, at })
  const { code } = place.period
  const detail = { period: code, form: place.form.id, attachment: id, name: held.name, hash: held.hash }
  await step.audit({ unit: place.key.unit, action: 'return.detach', detail })
  step.tell({ kind: 'return', unit: place.unit, period: code, form: place.form.id })
  return { ...held, removedAt: at, removedBy: account, removedName: name }
}
