import type { Action } from './access-table.js'
import { type Finding, finding } from './problem.js'
import { documentWords } from './words/document.js'
import { type Lang, say } from './words.js'

/** Kinds of document that the work needs, of the 29 that Nghị định 30/2020/NĐ-CP, Điều 7 names; domain.md §8. */
export const DOCUMENT_KINDS = [
  'report',
  'notice',
  'minutes',
  'invitation',
  'plan',
  'letter',
  'press-release',
  'submission',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Letters of the kind in a symbol, Phụ lục III; a letter (công văn) has none. */
export const ABBREVIATIONS: Readonly<Record<DocumentKind, string | null>> = {
  report: 'BC',
  notice: 'TB',
  minutes: 'BB',
  invitation: 'GM',
  plan: 'KH',
  letter: null,
  'press-release': 'TC',
  submission: 'TTr',
}

/** Tên loại. */
export function documentKindName(kind: DocumentKind, lang: Lang): string {
  return say(documentWords, `kind-${kind}`, lang)
}

/**
 * Where a document is. `approved`: signed off, its figures are held as they were known then; `issued`: numbered, dated, frozen for
 * good; `withdrawn`: no longer valid, yet kept with its number; `discarded`: given up before it was issued.
 */
export const DOCUMENT_STATES = ['draft', 'review', 'approved', 'issued', 'withdrawn', 'discarded'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

/** What can be done to a document. */
export const DOCUMENT_STEPS = [
  'save',
  'send',
  'recall',
  'return',
  'approve',
  'issue',
  'withdraw',
  'discard',
] as const
export type DocumentStep = (typeof DOCUMENT_STEPS)[number]

interface DocumentTransition {
  readonly from: readonly DocumentState[]
  readonly to: DocumentState
  readonly action: Action
  readonly reason: boolean
}

/** THE table of a document's way: a step that is not here does not exist. */
export const DOCUMENT_TRANSITIONS: Readonly<Record<DocumentStep, DocumentTransition>> = {
  save: { from: ['draft'], to: 'draft', action: 'document.write', reason: false },
  send: { from: ['draft'], to: 'review', action: 'document.write', reason: false },
  recall: { from: ['review'], to: 'draft', action: 'document.write', reason: false },
  return: { from: ['review', 'approved'], to: 'draft', action: 'document.approve', reason: true },
  approve: { from: ['review'], to: 'approved', action: 'document.approve', reason: false },
  issue: { from: ['approved'], to: 'issued', action: 'document.issue', reason: false },
  withdraw: { from: ['issued'], to: 'withdrawn', action: 'document.approve', reason: true },
  discard: { from: ['draft'], to: 'discarded', action: 'document.write', reason: true },
}

/** A document as the rules see it. */
export interface DocumentFacts {
  readonly state: DocumentState
  /** Accounts that wrote on the version at hand. */
  readonly writers: readonly string[]
}

/**
 * May this step be taken by this account? Null when it may; the rights table is asked apart.
 * Two persons: whoever wrote on it does not sign it off (domain.md §4 for returns, and the same sense here).
 */
export function judgeDocumentStep(
  facts: DocumentFacts,
  step: DocumentStep,
  account: string,
  reason: string | null,
): Finding | null {
  const { from, reason: needed } = DOCUMENT_TRANSITIONS[step]
  if (!from.includes(facts.state))
    return finding('document-wrong-state', {}, { step, state: facts.state, from: from.join(', ') })
  if (step === 'approve' && facts.writers.includes(account)) return finding('document-two-person')
  if (needed && (reason ?? '').trim() === '') return finding('document-reason-missing', { field: 'reason' })
  return null
}

/** State after the step. */
export function stateAfter(step: DocumentStep): DocumentState {
  return DOCUMENT_TRANSITIONS[step].to
}

/** Is what it says fixed, figures too? */
export function isFrozen(state: DocumentState): boolean {
  return state === 'approved' || state === 'issued' || state === 'withdrawn'
}
