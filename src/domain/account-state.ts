/**
 * What lists of accounts can be narrowed to. `locked`: held back after failed attempts; `temporary`: the password that an
 * administrator gave was not changed yet, so nobody works with the account; `demo`: made for trying out.
 */
export const ACCOUNT_STATES = ['open', 'closed', 'locked', 'temporary', 'no-second-factor', 'demo'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]
