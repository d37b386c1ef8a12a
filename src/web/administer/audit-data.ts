import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { readAudit } from '../../wire/accounts.js'
import type { Api } from '../../wire/client.js'
import { useClient } from '../app/client.js'
import type { AuditSearch } from './address.js'

export type AuditEntry = z.infer<NonNullable<typeof readAudit.reply>>['items'][number]

const PAGE = 50
/** Entries of one file, so that it opens and the server is not held up. */
export const MOST_IN_FILE = 10_000
const FILE_PAGE = 200

function asked({ unit, account, action, from, to }: AuditSearch) {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(account === undefined ? {} : { account }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

export function useAudit(search: AuditSearch, limit = PAGE) {
  const client = useClient()
  const query = {
    ...asked(search),
    limit,
    ...(search.after === undefined ? {} : { cursor: search.after }),
  }
  return useQuery({
    queryKey: ['audit', query],
    placeholderData: keepPreviousData,
    queryFn: async () => (await client.readAudit({ query })).body,
  })
}

/** Every entry that is looked for, the newest first, as many as a file takes; `more` when some were left out. */
export async function wholeAudit(
  client: Api,
  search: AuditSearch,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly more: boolean }> {
  const entries: AuditEntry[] = []
  for (let cursor: string | null = ''; cursor !== null && entries.length < MOST_IN_FILE; ) {
    const page = await pageOf(client, search, cursor)
    entries.push(...page.items)
    cursor = page.next
    if (cursor !== null && entries.length >= MOST_IN_FILE) return { entries, more: true }
  }
  return { entries, more: false }
}

async function pageOf(client: Api, search: AuditSearch, cursor: string) {
  const query = { ...asked(search), limit: FILE_PAGE, ...(cursor === '' ? {} : { cursor }) }
  return (await client.readAudit({ query })).body
}
