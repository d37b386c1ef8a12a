import { ACTIONS, type Action } from './access-table.js'

/** What an access token may be used for. A token never does more than its owner may, and never what changes the owner's account. */
export const SCOPES = ['read', 'returns', 'accounts', 'manage'] as const
export type Scope = (typeof SCOPES)[number]

const READ: readonly Action[] = [
  'return.read',
  'figure.read',
  'figure.compare',
  'figure.explain',
  'figure.watch',
  'report.make',
  'document.read',
  'pack.read',
  'unit.read',
]

const ACCOUNTS: readonly Action[] = ['account.read', 'account.manage', 'audit.read', 'token.revoke']

const MANAGE: readonly Action[] = ['pack.manage', 'unit.manage', 'conclusion.write']

/** Needs the person, signed in with all factors. */
const PERSON_ONLY: readonly Action[] = ['token.own']

const OF_SCOPE: Readonly<Record<Scope, readonly Action[]>> = {
  read: READ,
  returns: ACTIONS.filter((action) => ![...ACCOUNTS, ...MANAGE, ...PERSON_ONLY].includes(action)),
  accounts: ['pack.read', 'unit.read', ...ACCOUNTS],
  manage: [...READ, ...MANAGE],
}

/** Does one of these scopes cover the action? */
export function scopesCover(scopes: readonly Scope[], action: Action): boolean {
  return scopes.some((scope) => OF_SCOPE[scope].includes(action))
}
