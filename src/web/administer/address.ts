import { ROLES, type Role } from '../../domain/access-table.js'
import { ACCOUNT_STATES, type AccountState } from '../../domain/account-state.js'
import { isValidDate } from '../../domain/date.js'

/** What is looked for among the accounts, as it stands in the address. */
export interface AccountsSearch {
  readonly q?: string
  readonly unit?: string
  readonly role?: Role
  readonly state?: AccountState
  /** Where the page begins, as the server named it. */
  readonly after?: string
}

/** What is looked for in the audit, as it stands in the address. */
export interface AuditSearch {
  readonly unit?: string
  /** Id of the account that did it or that it concerns. */
  readonly account?: string
  readonly action?: string
  readonly from?: string
  readonly to?: string
  readonly after?: string
}

type Given = Readonly<Record<string, unknown>>

/** Whatever somebody put into the address: what cannot be meant is left out. */
export function accountsSearch(given: Given): AccountsSearch {
  return {
    ...text(given, 'q', 100),
    ...text(given, 'unit', 80),
    ...oneOf(given, 'role', ROLES),
    ...oneOf(given, 'state', ACCOUNT_STATES),
    ...text(given, 'after', 400),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ACTION = /^[a-z]+([.-][a-z]+)*$/

export function auditSearch(given: Given): AuditSearch {
  return {
    ...text(given, 'unit', 80),
    ...text(given, 'account', 36, (value) => UUID.test(value)),
    ...text(given, 'action', 60, (value) => ACTION.test(value)),
    ...text(given, 'from', 10, isValidDate),
    ...text(given, 'to', 10, isValidDate),
    ...text(given, 'after', 400),
  }
}

function text<K extends string>(
  given: Given,
  name: K,
  most: number,
  good: (value: string) => boolean = () => true,
): Partial<Record<K, string>> {
  // A number typed into an address is read as one.
  const value = typeof given[name] === 'number' ? String(given[name]) : given[name]
  if (typeof value !== 'string' || value === '' || value.length > most || !good(value)) return {}
  return { [name]: value } as Partial<Record<K, string>>
}

function oneOf<K extends string, V extends string>(
  given: Given,
  name: K,
  values: readonly V[],
): Partial<Record<K, V>> {
  const value = values.find((known) => known === given[name])
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, V>>)
}
