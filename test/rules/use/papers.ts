import { randomUUID } from 'node:crypto'
import { parsePeriod } from '../../../src/domain/period.js'
import { addAttachment, listAttachments, removeAttachment } from '../../../src/store/attachments.js'
import {
  addClosure,
  addException,
  closureById,
  closuresAmong,
  closuresFor,
  endClosure,
  endException,
  exceptionById,
  exceptionsFor,
  exceptionsIn,
} from '../../../src/store/closures.js'
import { addComment, listComments, lockComment, resolveComment } from '../../../src/store/comments.js'
import { inContext } from '../../../src/store/context.js'
import { factTime } from '../../../src/store/database.js'
import { keepFile, readFile } from '../../../src/store/files.js'
import { newestContents, openDrafts } from '../../../src/store/imports.js'
import { readOnly } from '../../../src/store/transaction.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement of this part of the store, once. */
export async function usePapers({ store, index }: PackStore): Promise<void> {
  const unit = unitId(index, 'b2')
  const period = parsePeriod('2026-06').key
  const key = { unit, period, form: 'crime' }
  const path = ['vn', 'pb', 'b2'].map((each) => unitId(index, each))
  await inContext(store.app, { unit, write: unit }, async (tx) => {
    const at = await factTime(tx)
    const by = { account: 'x', name: 'X', officeUnit: unit, officeRole: 'head', at } as const
    const end = { ...by, reason: 'Mở lại' }
    const days = { period, from: '2026-07-01', reason: 'Chốt' }

    const closure = randomUUID()
    await addClosure(tx, unit, closure, { ...days, kind: 'closed', level: null, to: null }, by)
    await endClosure(tx, unit, closure, '2026-08-01', end)
    await closureById(tx, unit, closure, String)
    await closuresFor(tx, period, String)
    await closuresAmong(tx, [period], String)

    const exception = randomUUID()
    await addException(tx, unit, exception, { ...days, form: null, until: '2026-08-01' }, by)
    await endException(tx, unit, exception, '2026-07-20', end)
    await exceptionById(tx, unit, exception, String)
    await exceptionsFor(tx, unit, period, String)
    await exceptionsIn(tx, period, String)

    const comment = { id: randomUUID(), series: null, text: 'Xem lại', actor: 'x', actorName: 'X' }
    await addComment(tx, key, { ...comment, officeUnit: unit, officeRole: 'head', at }, path)
    await lockComment(tx, key, comment.id)
    await resolveComment(tx, key, comment.id, by)
    await listComments(tx, key, { at, id: comment.id }, 10)

    const hash = 'a'.repeat(64)
    await keepFile(tx, hash, new Uint8Array([1]), at)
    await readFile(tx, hash)
    const file = { id: randomUUID(), name: 'a.txt', mediaType: 'text/plain', size: 1, hash }
    await addAttachment(tx, key, { ...file, addedBy: 'x', addedName: 'X', addedAt: at }, path)
    await removeAttachment(tx, key, file.id, by)
    await listAttachments(tx, key)

    await newestContents(tx, [unit], [period])
    await openDrafts(tx, [unit], [period])
  })
  await inContext(store.app, { unit }, readOnly)
}
