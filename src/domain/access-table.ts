/** What a person may be in a unit. domain.md §10. */
export const ROLES = ['clerk', 'head', 'analyst', 'registrar', 'leader', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/**
 * Everything that needs a right. `return.hand-back`: the unit's own head gives it back to the clerk before approval;
 * `return.return`: the superior unit sends an approved return back. `return.finalise`: declares a period's figures
 * final. `figure.import` takes figures of several units in at once, as already sent or accepted. `figure.watch`: the integrity watch over a tree. `unit.read` and `pack.read` show names and definitions,
 * never figures; of documents a superior reads what is issued, while drafts stay with the unit that writes them; `token.own` is one's own access tokens, `token.revoke` other people's tokens and sessions.
 */
export const ACTIONS = [
  'return.read',
  'return.comment',
  'return.enter',
  'return.submit',
  'return.withdraw',
  'return.approve',
  'return.hand-back',
  'return.amend',
  'return.accept',
  'return.return',
  'return.lock',
  'return.except',
  'return.finalise',
  'figure.read',
  'figure.compare',
  'figure.explain',
  'figure.watch',
  'figure.import',
  'report.make',
  'document.read',
  'document.write',
  'document.approve',
  'document.issue',
  'conclusion.write',
  'pack.read',
  'pack.manage',
  'unit.read',
  'unit.manage',
  'account.read',
  'account.manage',
  'audit.read',
  'token.own',
  'token.revoke',
] as const
export type Action = (typeof ACTIONS)[number]

/**
 * How the unit acted upon stands to the unit in which a role is held, on the tree of today:
 * - own: the same unit
 * - predecessor: a unit that is no more and that this unit alone took over: its returns are this unit's to mend
 * - below: anywhere under it, or no more and taken over by units under it
 * - past: read-only. It stood under this unit in the period concerned and has moved away since, or this unit is one of
 *   several that took it over
 * - parent: anywhere above it
 * - sibling: another unit under the same parent
 * - elsewhere: any other unit of today
 * - retired: does not exist today, and nothing of it lives on within reach
 */
export const RELATIONS = [
  'own',
  'predecessor',
  'below',
  'past',
  'parent',
  'sibling',
  'elsewhere',
  'retired',
] as const
export type Relation = (typeof RELATIONS)[number]

const READ: readonly Relation[] = ['own', 'predecessor', 'below', 'past']
const REACH: readonly Relation[] = ['own', 'predecessor', 'below']
const OWN: readonly Relation[] = ['own']
/** What only the reporting unit does, and what it does for the unit it took over. */
const UNIT: readonly Relation[] = ['own', 'predecessor']
/** What only a superior does: never the unit itself, nor the heir of the unit. */
const SUPERIOR: readonly Relation[] = ['below']
/** A unit orders things for itself and all under it. */
const DOMAIN: readonly Relation[] = ['own', 'below']
const ANYWHERE: readonly Relation[] = RELATIONS

type Grants = Readonly<Record<Action, Readonly<Partial<Record<Role, readonly Relation[]>>>>>

/** THE table: who may do what to which unit. What is not here is refused. domain.md §4, §5, §10. */
export const GRANTS: Grants = {
  'return.read': { clerk: READ, head: READ, analyst: READ, registrar: READ, leader: READ },
  'return.comment': { clerk: UNIT, head: REACH, analyst: REACH, registrar: REACH, leader: REACH },
  'return.enter': { clerk: UNIT },
  'return.submit': { clerk: UNIT },
  'return.withdraw': { clerk: UNIT, head: UNIT },
  'return.approve': { head: UNIT },
  'return.hand-back': { head: UNIT },
  'return.amend': { clerk: UNIT, head: UNIT },
  'return.accept': { head: SUPERIOR, analyst: SUPERIOR },
  'return.return': { head: SUPERIOR, analyst: SUPERIOR },
  'return.lock': { head: DOMAIN, registrar: DOMAIN },
  'return.except': { head: SUPERIOR },
  'return.finalise': { head: DOMAIN },
  'figure.read': { clerk: READ, head: READ, analyst: READ, registrar: READ, leader: READ },
  'figure.compare': { clerk: REACH, head: REACH, analyst: REACH, registrar: REACH, leader: REACH },
  'figure.explain': { clerk: READ, head: READ, analyst: READ, registrar: READ, leader: READ },
  'figure.watch': { registrar: REACH },
  // Of the head alone, because it passes the steps of single returns by.
  'figure.import': { head: DOMAIN },
  'report.make': { head: REACH, analyst: REACH, registrar: REACH, leader: REACH },
  'document.read': { clerk: OWN, head: REACH, analyst: REACH, registrar: REACH, leader: REACH },
  'document.write': { clerk: OWN, head: OWN, analyst: OWN, leader: OWN },
  'document.approve': { head: OWN, leader: OWN },
  'document.issue': { clerk: OWN, head: OWN, analyst: OWN },
  'conclusion.write': { leader: DOMAIN },
  'pack.read': everyone(),
  // The pack belongs to the head of the tree: ask for it with that unit as the target.
  'pack.manage': { administrator: ['own'] },
  'unit.read': everyone(),
  'unit.manage': { administrator: DOMAIN },
  'account.read': { administrator: REACH },
  'account.manage': { administrator: REACH },
  'audit.read': { head: ['own'], registrar: REACH, administrator: REACH },
  'token.own': everyone(),
  'token.revoke': { administrator: REACH },
}

/** Whatever changes a figure or decides whether it counts. */
export const FIGURE_EDITS: readonly Action[] = [
  'return.enter',
  'return.submit',
  'return.withdraw',
  'return.approve',
  'return.hand-back',
  'return.amend',
  'return.accept',
  'return.return',
  'figure.import',
]

/**
 * Roles whose holder does none of FIGURE_EDITS, whatever other role they also hold: an administrator gives out the
 * rights, and a registrar judges the figures and owns no target.
 */
export const APART_FROM_FIGURES: readonly Role[] = ['administrator', 'registrar']

/** Why a role is refused an action on a unit, as the table knows it. */
export type TableRefusal =
  | 'not-this-role'
  | 'superior-only'
  | 'unit-only'
  | 'read-only'
  | 'above'
  | 'beside'
  | 'elsewhere'
  | 'retired'

const BY_RELATION: Readonly<Record<Relation, TableRefusal>> = {
  own: 'superior-only',
  predecessor: 'superior-only',
  below: 'unit-only',
  past: 'read-only',
  parent: 'above',
  sibling: 'beside',
  elsewhere: 'elsewhere',
  retired: 'retired',
}

/** What the table says of one role, action and relation. */
export function tableAnswer(role: Role, action: Action, relation: Relation): 'yes' | TableRefusal {
  const granted = GRANTS[action][role]
  if (granted === undefined) return 'not-this-role'
  return granted.includes(relation) ? 'yes' : BY_RELATION[relation]
}

export interface AccessRow {
  readonly role: Role
  readonly action: Action
  readonly relation: Relation
  readonly answer: 'yes' | TableRefusal
}

/** The whole table, one row for every role, action and relation, for documents and tests to walk. */
export function accessTable(): AccessRow[] {
  return ACTIONS.flatMap((action) =>
    ROLES.flatMap((role) =>
      RELATIONS.map((relation) => ({ role, action, relation, answer: tableAnswer(role, action, relation) })),
    ),
  )
}

function everyone(): Record<Role, readonly Relation[]> {
  const all = ROLES.map((role) => [role, ANYWHERE] as const)
  return Object.fromEntries(all) as Record<Role, readonly Relation[]>
}
