import { type Action, type Assignment, can, type Role } from './access.js'
import type { Reminder } from './deadline.js'
import type { IsoDate } from './period.js'
import type { CommandKind, ReturnState } from './submission-table.js'
import type { UnitHistory, UnitTree } from './unit.js'

/** What office holders are told of. Never a figure. */
export const NOTICE_KINDS = [
  'due-soon',
  'due-today',
  'late',
  'late-below',
  'submitted',
  'sent',
  'handed-back',
  'returned',
  'accepted',
  'reopened',
  'commented',
  'closed',
  'final',
  'excepted',
  'reminded',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * Whom a notice about a unit is for, by what they may do to it today:
 * - clerks: who enters its figures
 * - heads: who approves its returns
 * - acceptors: who accepts its returns in the nearest superior unit that has anybody for it
 */
export type Audience = 'clerks' | 'heads' | 'acceptors'

const RIGHTS: Readonly<Record<Audience, Action>> = {
  clerks: 'return.enter',
  heads: 'return.approve',
  acceptors: 'return.accept',
}

export interface Telling {
  readonly notice: NoticeKind
  readonly to: readonly Audience[]
}

/** What a step of a return is to be told of, and to whom; null when to nobody. Its author is never told. */
export function tellingOf(step: { readonly kind: CommandKind; readonly from: ReturnState }): Telling | null {
  switch (step.kind) {
    case 'submit':
      return { notice: 'submitted', to: ['heads'] }
    case 'approve':
      return { notice: 'sent', to: ['acceptors'] }
    case 'return':
      return step.from === 'submitted'
        ? { notice: 'handed-back', to: ['clerks'] }
        : { notice: 'returned', to: ['clerks', 'heads'] }
    case 'accept':
      return { notice: 'accepted', to: ['clerks', 'heads'] }
    case 'amend':
      return { notice: 'reopened', to: ['acceptors'] }
    case 'save':
    case 'withdraw':
      return null
  }
}

const REMINDERS = { before: 'due-soon', today: 'due-today', late: 'late' } as const

/** Who is reminded of a return that has not been sent: whoever has it on their desk, and of a late one its head too. */
export function tellingOfReminder(reminder: Pick<Reminder, 'kind'>, state: ReturnState): Telling {
  const notice = REMINDERS[reminder.kind]
  if (state === 'submitted') return { notice, to: ['heads'] }
  return { notice, to: reminder.kind === 'late' ? ['clerks', 'heads'] : ['clerks'] }
}

/** Somebody who may be told. */
export interface Holder {
  readonly account: string
  /** All roles, also past and coming ones. */
  readonly assignments: readonly Assignment[]
}

/** Which of these people a notice about a unit is for, each with the unit of the office they are told in. `tree`: that of today. */
export function recipients(
  holders: readonly Holder[],
  unit: string,
  to: readonly Audience[],
  tree: UnitTree,
  history: UnitHistory,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (const audience of to) {
    const found = holders.flatMap((holder) => officesFor(holder, RIGHTS[audience], unit, tree.date, history))
    const nearest = audience === 'acceptors' ? deepest(found, tree) : found
    for (const { account, office } of nearest) if (!told.has(account)) told.set(account, office)
  }
  return told
}

interface Found {
  readonly account: string
  readonly office: string
}

function officesFor(
  { account, assignments }: Holder,
  action: Action,
  unit: string,
  today: IsoDate,
  history: UnitHistory,
): Found[] {
  const offices = new Map<string, { unit: string; role: Role }>()
  for (const { unit: at, role } of assignments) offices.set(`${role}@${at}`, { unit: at, role })
  return [...offices.values()].flatMap((office) => {
    const access = can(assignments, action, { unit }, today, history, office)
    return 'yes' in access ? [{ account, office: access.by.unit }] : []
  })
}

/** Those in the unit that lies furthest down the tree, hence nearest to the reporting unit. */
function deepest(found: readonly Found[], tree: UnitTree): readonly Found[] {
  const depth = ({ office }: Found) => tree.nodes.get(office)?.path.length ?? 0
  const most = Math.max(...found.map(depth))
  return found.filter((one) => depth(one) === most)
}
