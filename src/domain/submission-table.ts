import type { Action } from './access-table.js'
import type { Stage } from './strata.js'

/** Where a version of a return is; `empty`: nothing has been entered yet. domain.md §4. */
export const RETURN_STATES = [
  'empty',
  'draft',
  'submitted',
  'approved',
  'accepted',
  'returned',
  'withdrawn',
] as const
export type ReturnState = (typeof RETURN_STATES)[number]
export type VersionState = Exclude<ReturnState, 'empty'>

/** What can be done to a return. */
export const COMMANDS = ['save', 'submit', 'approve', 'return', 'accept', 'amend', 'withdraw'] as const
export type CommandKind = (typeof COMMANDS)[number]

export interface Transition {
  readonly from: ReturnState
  readonly command: CommandKind
  readonly to: VersionState
  /** Does it open a new version (the one before stays as it is), or act on the present one? */
  readonly version: 'new' | 'same'
  /** Whose step it is: the reporting unit's, or that of the unit above it. */
  readonly by: 'unit' | 'superior'
  /** The right it needs; the table in `access-table.ts` gives it to the side named by `by` and to nobody else. */
  readonly action: Action
  /** Must a reason be given? */
  readonly reason: 'required' | 'optional'
  /** Possible only while the unit owes the form for the period. */
  readonly owedOnly: boolean
  /** May it be done while the period is closed for the unit? In a final period nothing may be done without an exception. */
  readonly whileClosed: boolean
  /** The time that the stored version keeps of it. */
  readonly stamp: Stage | 'withdrawn' | null
}

/**
 * THE table of a return's way: a step that is not here does not exist.
 *
 * A version only ever goes on, so that what was known stays known: sending back and withdrawing end a version, and the
 * figures go on in a new one. Amending opens a new version while the approved or accepted one goes on counting until the
 * new one has come as far. When a unit withdraws a version, the return is where it was before that version was opened.
 *
 * A closed period stops the unit, not its superior: what was sent in time is still accepted, but nothing is sent back that
 * the unit could not send again.
 */
export const TRANSITIONS: readonly Transition[] = [
  opens('empty', 'save', 'return.enter'),
  opens('returned', 'save', 'return.enter'),
  opens('withdrawn', 'save', 'return.enter'),
  step('draft', 'save', 'draft', 'return.enter'),

  step('draft', 'submit', 'submitted', 'return.submit', { stamp: 'submitted' }),
  step('submitted', 'approve', 'approved', 'return.approve', { stamp: 'approved' }),
  step('approved', 'accept', 'accepted', 'return.accept', {
    by: 'superior',
    stamp: 'accepted',
    whileClosed: true,
  }),

  ends('submitted', 'return', 'returned', 'return.hand-back', { reason: 'required' }),
  ends('approved', 'return', 'returned', 'return.return', { reason: 'required', by: 'superior' }),
  ends('draft', 'withdraw', 'withdrawn', 'return.withdraw'),
  ends('submitted', 'withdraw', 'withdrawn', 'return.withdraw'),

  opens('approved', 'amend', 'return.amend', { reason: 'required' }),
  opens('accepted', 'amend', 'return.amend', { reason: 'required' }),
]

/** The step from a state, or undefined when there is none. */
export function transitionFrom(from: ReturnState, command: CommandKind): Transition | undefined {
  return TRANSITIONS.find((row) => row.from === from && row.command === command)
}

type Particulars = Partial<Pick<Transition, 'by' | 'reason' | 'stamp' | 'whileClosed'>>

/** A step of the unit on the present version, unless said otherwise. */
function step(
  from: ReturnState,
  command: CommandKind,
  to: VersionState,
  action: Action,
  particulars: Particulars = {},
): Transition {
  const usual = { version: 'same', by: 'unit', reason: 'optional', stamp: null } as const
  return { from, command, to, action, ...usual, owedOnly: true, whileClosed: false, ...particulars }
}

/** A step that opens a new version. */
function opens(
  from: ReturnState,
  command: CommandKind,
  action: Action,
  particulars: Particulars = {},
): Transition {
  return { ...step(from, command, 'draft', action, particulars), version: 'new', stamp: 'entered' }
}

/** A step that ends the present version. What a unit no longer owes can still be cleared away. */
function ends(
  from: ReturnState,
  command: CommandKind,
  to: 'returned' | 'withdrawn',
  action: Action,
  particulars: Particulars = {},
): Transition {
  return { ...step(from, command, to, action, particulars), owedOnly: false, stamp: 'withdrawn' }
}
