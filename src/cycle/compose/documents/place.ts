import type { Action } from '../../../domain/access-table.js'
import { type Period, periodFromKey } from '../../../domain/period.js'
import { fail } from '../../../domain/problem.js'
import type { UnitNode } from '../../../domain/unit.js'
import { readDocument, type StoredDocument } from '../../../store/documents.js'
import type { Granted } from '../../desk.js'
import type { Step } from '../../step.js'

/** Which document: key of the unit that writes it, and its id. */
export interface WhichDocument {
  readonly unit: string
  readonly id: string
}

/** A document at hand, with the right under which it was opened. */
export interface OpenDocument {
  readonly document: StoredDocument
  readonly granted: Granted
  readonly period: Period
  /** The unit in the tree of the period, or of today when it was not there then. */
  readonly node: UnitNode
}

/**
 * Open a document for an action; `lock`: nobody else changes it until the transaction ends.
 * Problem `access-…`, `document-unknown`: also for a superior who asks for what is not issued yet.
 */
export async function openDocument(
  step: Step,
  { unit, id }: WhichDocument,
  action: Action,
  lock = false,
): Promise<OpenDocument> {
  const granted = await step.act(action, { unit })
  const document = await readDocument(step.tx, step.unitId(unit), id, lock)
  if (document === undefined) fail('document-unknown', { unit })
  const seen = granted.relation === 'own' || document.state === 'issued' || document.state === 'withdrawn'
  if (!seen) fail('document-unknown', { unit })
  const period = periodFromKey(document.period)
  return { document, granted, period, node: nodeFor(step, unit, period) }
}

/** The unit as it stood in the period; as it stands today when it was not there then. */
export function nodeFor(step: Step, unit: string, period: Period): UnitNode {
  const { index } = step.desk
  return (
    index.treeOf(period).nodes.get(unit) ??
    index.tree(step.today()).nodes.get(unit) ??
    fail('unit-not-registered', { unit }, { unit })
  )
}

/** What the caller must have seen to change it. */
export function documentEtag({ version, state, revision }: StoredDocument): string {
  return `${version}.${state}.${revision}`
}
