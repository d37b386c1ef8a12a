import type { Access } from '../../../domain/access.js'
import {
  DOCUMENT_STEPS,
  DOCUMENT_TRANSITIONS,
  type DocumentStep,
  judgeDocumentStep,
} from '../../../domain/document.js'
import { subtree } from '../../../domain/unit.js'
import { type DocumentEvent, documentEvents, documentFormats } from '../../../store/document-steps.js'
import {
  type DocumentComment,
  type DocumentTask,
  documentComments,
  documentTasks,
} from '../../../store/document-talk.js'
import {
  type DocumentSearch,
  type DocumentVersion,
  listDocuments,
  listVersions,
  type StoredDocument,
} from '../../../store/documents.js'
import { rightsAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { type OpenDocument, openDocument, type WhichDocument } from './place.js'

/** What may be done to a document now: by whom it may, and whether its state lets it. */
export type DocumentAbilities = Readonly<Record<DocumentStep, Access>>

/** Everything about a document but its rendering. */
export interface DocumentView {
  readonly open: OpenDocument
  readonly events: readonly DocumentEvent[]
  readonly versions: readonly DocumentVersion[]
  readonly comments: readonly DocumentComment[]
  readonly tasks: readonly DocumentTask[]
  readonly files: readonly { readonly format: string; readonly name: string; readonly hash: string }[]
  readonly may: DocumentAbilities
}

/** Problem `access-…`, `document-unknown`. */
export async function readDocumentView(step: Step, which: WhichDocument): Promise<DocumentView> {
  return viewOfDocument(step, await openDocument(step, which, 'document.read'), which.unit)
}

export async function viewOfDocument(step: Step, open: OpenDocument, unit: string): Promise<DocumentView> {
  const { document } = open
  const at = [step.tx, document.unit, document.id] as const
  return {
    open,
    events: await documentEvents(...at),
    versions: await listVersions(...at),
    comments: await documentComments(...at),
    tasks: await documentTasks(...at),
    files: await documentFormats(...at),
    may: abilitiesOf(step, document, unit),
  }
}

/** The rights table first, then the table of steps. */
export function abilitiesOf(step: Step, document: StoredDocument, unit: string): DocumentAbilities {
  const rights = rightsAt(step.desk, step.caller, { unit })
  return Object.fromEntries(
    DOCUMENT_STEPS.map((name) => {
      const access = rights(DOCUMENT_TRANSITIONS[name].action)
      // A reason is asked for when the step is taken.
      const found = judgeDocumentStep(document, name, step.caller.account, '-')
      return [name, 'no' in access || found === null ? access : { no: 'state', finding: found }]
    }),
  ) as DocumentAbilities
}

/** Documents of a unit and, of those below it, what is issued. Problem `access-…`. */
export async function searchDocuments(
  step: Step,
  asked: Omit<DocumentSearch, 'units' | 'own'> & { readonly unit: string; readonly below: boolean },
): Promise<Omit<StoredDocument, 'body'>[]> {
  const granted = await step.act('document.read', { unit: asked.unit })
  const tree = step.desk.index.tree(step.today())
  const id = step.unitId(asked.unit)
  const below =
    asked.below && tree.nodes.has(asked.unit) ? subtree(tree, asked.unit).map((node) => node.id) : []
  return listDocuments(step.tx, {
    ...asked,
    units: [...new Set([id, ...below])],
    own: granted.relation === 'own' ? [id] : [],
  })
}
