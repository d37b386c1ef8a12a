import { createHash, randomUUID } from 'node:crypto'
import { attachmentFault } from '../../../domain/attachment.js'
import { readFileName } from '../../../domain/file-name.js'
import { type Finding, fail, Problem } from '../../../domain/problem.js'
import { ability } from '../../../domain/submission.js'
import { addAttachment, listAttachments, type StoredAttachment } from '../../../store/attachments.js'
import { lockUnits } from '../../../store/database.js'
import { keepFile } from '../../../store/files.js'
import type { Step } from '../../step.js'
import { factsOf } from '../returns/facts.js'
import { type HeldReturn, holdReturn } from '../returns/held.js'
import { pathOf, type ReturnPlace, returnPlace, type Which } from '../returns/place.js'
import { examineFile } from './examine-file.js'

/** A file as it was sent. */
export interface SentFile {
  readonly bytes: Uint8Array
  readonly name: string | null
}

/**
 * Put a file beside a return. It may be put there, and taken away, exactly when the figures may be changed: what was approved is
 * what was seen. Problem `access-…` and `return-…` as for saving, `file-name-…`, `attachment-…`.
 */
export async function attachFile(step: Step, which: Which, sent: SentFile): Promise<StoredAttachment> {
  const { index } = step.desk
  const place = returnPlace(index, which)
  await step.act('return.enter', { unit: place.unit })
  const where = { unit: place.unit, period: place.period.code }
  const name = readFileName(sent.name)
  if (typeof name !== 'string') throw placed(name, where)
  const tooLarge = attachmentFault(name, sent.bytes.length, { count: 0, bytes: 0 })
  if (tooLarge !== null) throw placed(tooLarge, where)
  const examined = await examineFile(sent.bytes, name)
  if ('code' in examined) throw placed(examined, where)

  await holdToChange(step, place)
  const live = (await listAttachments(step.tx, place.key)).filter(({ removedAt }) => removedAt === null)
  const bytes = live.reduce((total, { size }) => total + size, 0)
  const fault = attachmentFault(name, sent.bytes.length, { count: live.length, bytes })
  if (fault !== null) throw placed(fault, where)
  const hash = createHash('sha256').update(sent.bytes).digest('hex')
  const present = live.find((held) => held.hash === hash)
  if (present !== undefined) fail('attachment-present', where, { name: present.name })

  const at = await step.at()
  const { account } = step.caller
  const added = {
    id: randomUUID(),
    name,
    mediaType: examined.mediaType,
    size: sent.bytes.length,
    hash,
    addedBy: account,
    addedName: step.caller.name,
    addedAt: at,
  }
  await keepFile(step.tx, hash, sent.bytes, at)
  await addAttachment(step.tx, place.key, added, pathOf(index, place))
  const { code } = place.period
  const detail = { period: code, form: place.form.id, attachment: added.id, name, hash, size: added.size }
  await step.audit({ unit: place.key.unit, action: 'return.attach', detail })
  step.tell({ kind: 'return', unit: place.unit, period: code, form: place.form.id })
  return { ...added, removedAt: null, removedBy: null, removedName: null }
}

/** Hold the return so that nobody else changes it, and refuse unless its figures may be changed now. */
export async function holdToChange(step: Step, place: ReturnPlace): Promise<HeldReturn> {
  await lockUnits(step.tx, [place.key.unit])
  const held = await holdReturn(step, place, true)
  const may = ability(held.progress, 'save', step.caller.account, factsOf(step, held), 'return.enter')
  if (may !== true) throw new Problem(may.finding)
  return held
}

function placed(found: Finding, where: Finding['place']): Problem {
  return new Problem({ ...found, place: { ...where, ...found.place } })
}
