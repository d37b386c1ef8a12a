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

const STEP = { version: 'same', by: 'unit', reason: 'optional', owedOnly: true, whileClosed: false } as const
const OPENS = { ...STEP, version: 'new', stamp: 'entered' } as const
const REOPENS = { ...OPENS, reason: 'required' } as const
const RECEIVES = { ...STEP, by: 'superior', whileClosed: true, stamp: 'accepted' } as const
const TAKES_BACK = { ...STEP, owedOnly: false, stamp: 'withdrawn' } as const
const SENDS_BACK = { ...TAKES_BACK, reason: 'required' } as const

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
  { ...OPENS, from: 'empty', command: 'save', to: 'draft', action: 'return.enter' },
  { ...STEP, from: 'draft', command: 'save', to: 'draft', action: 'return.enter', stamp: null },
  { ...OPENS, from: 'returned', command: 'save', to: 'draft', action: 'return.enter' },
  { ...OPENS, from: 'withdrawn', command: 'save', to: 'draft', action: 'return.enter' },

  { ...STEP, from: 'draft', command: 'submit', to: 'submitted', action: 'return.submit', stamp: 'submitted' },
  {
    ...STEP,
    from: 'submitted',
    command: 'approve',
    to: 'approved',
    action: 'return.approve',
    stamp: 'approved',
  },
  { ...RECEIVES, from: 'approved', command: 'accept', to: 'accepted', action: 'return.accept' },

  {
    ...SENDS_BACK,
    by: 'unit',
    from: 'submitted',
    command: 'return',
    to: 'returned',
    action: 'return.hand-back',
  },
  {
    ...SENDS_BACK,
    by: 'superior',
    from: 'approved',
    command: 'return',
    to: 'returned',
    action: 'return.return',
  },

  { ...TAKES_BACK, from: 'draft', command: 'withdraw', to: 'withdrawn', action: 'return.withdraw' },
  { ...TAKES_BACK, from: 'submitted', command: 'withdraw', to: 'withdrawn', action: 'return.withdraw' },

  { ...REOPENS, from: 'approved', command: 'amend', to: 'draft', action: 'return.amend' },
  { ...REOPENS, from: 'accepted', command: 'amend', to: 'draft', action: 'return.amend' },
]

/** The step from a state, or undefined when there is none. */
export function transitionFrom(from: ReturnState, command: CommandKind): Transition | undefined {
  return TRANSITIONS.find((row) => row.from === from && row.command === command)
}
