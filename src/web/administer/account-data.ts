import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { proposeUserName } from '../../domain/user-name.js'
import type { accountShape, makeAccount, readAccount } from '../../wire/accounts.js'
import type { Api } from '../../wire/client.js'
import { ApiProblem } from '../../wire/client.js'
import { useClient } from '../app/client.js'
import type { AccountsSearch } from './address.js'

export type Account = z.infer<typeof accountShape>
export type AccountDetail = z.infer<NonNullable<typeof readAccount.reply>>
export type Handed = z.infer<NonNullable<typeof makeAccount.reply>>
export type NewAccount = Parameters<Api['makeAccount']>[0]['body']

const accountKey = (id: string) => ['account', id] as const
const ACCOUNTS_KEY = ['accounts'] as const

const PAGE = 50

export function useAccounts({ q, unit, role, state, after }: AccountsSearch) {
  const client = useClient()
  const query = {
    limit: PAGE,
    ...(q === undefined ? {} : { q }),
    ...(unit === undefined ? {} : { unit }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    ...(after === undefined ? {} : { cursor: after }),
  }
  return useQuery({
    queryKey: [...ACCOUNTS_KEY, query],
    placeholderData: keepPreviousData,
    queryFn: async () => (await client.listAccounts({ query })).body,
  })
}

export function useAccount(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: accountKey(id),
    queryFn: async () => (await client.readAccount({ params: { id } })).body,
  })
}

/** To be called with an account as it is after a change: the page shows it, and what hangs on it is asked for anew. */
export function useChanged(): (account: AccountDetail) => Promise<void> {
  const queries = useQueryClient()
  return async (account) => {
    queries.setQueryData(accountKey(account.id), account)
    await queries.invalidateQueries({
      predicate: ({ queryKey: [first, second] }) =>
        first === ACCOUNTS_KEY[0] ||
        first === 'audit' ||
        (first === 'account-access' && second === account.id),
    })
  }
}

/** People of one name that are tried, one after the other. */
const MOST_NAMESAKES = 30

/**
 * Make an account whose user name was proposed: while the name is taken, the next one of the same person's name is tried. A name
 * that somebody typed is taken as it is.
 */
export async function makeWithFreeName(
  client: Api,
  wanted: NewAccount,
  proposed: { readonly nth: number } | null,
): Promise<Handed> {
  for (let nth = proposed?.nth ?? 1; ; nth += 1) {
    const username = proposed === null ? wanted.username : proposeUserName(wanted.name, nth)
    try {
      return (await client.makeAccount({ body: { ...wanted, username } })).body
    } catch (error) {
      const taken = error instanceof ApiProblem && error.code === 'account-name-taken'
      if (proposed === null || !taken || nth >= proposed.nth + MOST_NAMESAKES) throw error
    }
  }
}
