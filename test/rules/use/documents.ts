import { randomUUID } from 'node:crypto'
import { parsePeriod } from '../../../src/domain/period.js'
import { inContext } from '../../../src/store/context.js'
import { factTime } from '../../../src/store/database.js'
import {
  addDocumentEvent,
  addDocumentFile,
  documentEvents,
  documentFormats,
  readDocumentFile,
  takeNumber,
} from '../../../src/store/document-steps.js'
import {
  addDocumentComment,
  addDocumentTask,
  documentComments,
  documentTasks,
  setTaskDone,
  settleDocumentComment,
} from '../../../src/store/document-talk.js'
import { accountsWriting } from '../../../src/store/document-writers.js'
import {
  addDocument,
  changeDocument,
  keepVersion,
  listDocuments,
  listVersions,
  readDocument,
  readVersionBody,
  type StoredDocument,
} from '../../../src/store/documents.js'
import { addSigningKey, signingKeys } from '../../../src/store/signing-keys.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement of this part of the store, once. */
export async function useDocuments({ store, index }: PackStore): Promise<void> {
  const unit = unitId(index, 'b2')
  const id = randomUUID()
  await inContext(store.app, { unit, write: unit, admin: unit }, async (tx) => {
    const at = await factTime(tx)
    const document: StoredDocument = {
      ...{
        unit,
        id,
        kind: 'report',
        template: null,
        lang: 'vi',
        title: 'Báo cáo',
        stage: 'accepted',
        body: 'x',
      },
      ...{
        period: parsePeriod('2026-06').key,
        base: 'previous-period',
        state: 'draft',
        version: 1,
        revision: 1,
      },
      ...{ writers: ['x'], knownAt: null, edition: null, number: null, symbol: null, issuedOn: null },
      ...{ createdBy: 'x', createdName: 'X', createdAt: at, changedBy: 'x', changedName: 'X', changedAt: at },
    }
    await addDocument(tx, document)
    await readDocument(tx, unit, id)
    await readDocument(tx, unit, id, true)
    await changeDocument(tx, unit, id, { ...document, revision: 2 })
    await listDocuments(tx, {
      ...{ units: [unit], own: [unit], kind: 'report', state: null, year: 2026, text: 'báo' },
      ...{ after: { at, id }, limit: 10 },
    })
    const by = { actor: 'x', actorName: 'X', at }
    await keepVersion(tx, unit, id, { version: 1, title: 'Báo cáo', body: 'x', note: null, ...by })
    await listVersions(tx, unit, id)
    await readVersionBody(tx, unit, id, 1)
    const office = { officeUnit: unit, officeRole: 'clerk' } as const
    const step = { step: 'create', from: 'draft', to: 'draft', version: 1, reason: null } as const
    await addDocumentEvent(tx, unit, id, { ...step, ...by, ...office })
    await documentEvents(tx, unit, id)
    for (const day of ['2026-06-30', '2026-06-01']) await takeNumber(tx, unit, 'report', day)
    const file = { format: 'pdf', name: 'a.pdf', mediaType: 'application/pdf', hash: 'x' }
    await addDocumentFile(tx, unit, id, { ...file, bytes: new Uint8Array([1]) }, '{}')
    await readDocumentFile(tx, unit, id, 'pdf')
    await documentFormats(tx, unit, id)
    const comment = randomUUID()
    await addDocumentComment(tx, unit, id, { id: comment, heading: null, quoted: null, text: 'Góp ý', ...by })
    await documentComments(tx, unit, id)
    await settleDocumentComment(tx, unit, id, comment, { account: 'x', name: 'X', at })
    const task = randomUUID()
    const given = { givenBy: 'x', givenName: 'X', givenAt: at }
    const assigned = { assignee: 'x', assigneeName: 'X', due: null, note: null }
    await addDocumentTask(tx, unit, id, { id: task, heading: null, ...assigned, ...given })
    await documentTasks(tx, unit, id)
    await setTaskDone(tx, unit, id, task, at)
    await accountsWriting(tx, unit, '2026-06-30')
  })
  const key = { keyId: 'x', publicKey: 'x', sealed: 'x', createdAt: new Date('2026-01-01') }
  await store.owner.transaction().execute((tx) => addSigningKey(tx, key))
  await signingKeys(store.owner)
}
