import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { effectsShape, listEditions, readDefinitions } from '../../../wire/definitions.js'
import type { findingShape } from '../../../wire/problem.js'
import { useClient } from '../../app/client.js'
import { useLive } from '../../app/live.js'
import { DEFINITION_KEYS } from '../../app/register.js'

export type InForce = z.infer<NonNullable<typeof readDefinitions.reply>>
export type Edition = z.infer<NonNullable<typeof listEditions.reply>>['items'][number]
export type Effects = z.infer<typeof effectsShape>
export type Finding = z.infer<typeof findingShape>

/** Everything that another edition makes stale. */
const STALE = [...DEFINITION_KEYS, 'definitions', 'editions', 'acts', 'unit'] as const

/** Read everything again that depends on the edition in force. */
export async function readDefinitionsAgain(queries: QueryClient): Promise<void> {
  await Promise.all(STALE.map((name) => queries.invalidateQueries({ queryKey: [name] })))
}

/** The edition in force, its files, and whether the reader may change it. Follows what others apply. */
export function useInForce() {
  const client = useClient()
  const queries = useQueryClient()
  useLive(({ event }) => {
    if (event === 'definitions' || event === 'reset') void readDefinitionsAgain(queries)
  })
  return useQuery({
    queryKey: ['definitions'],
    queryFn: async () => (await client.readDefinitions()).body,
  })
}

/** The lists of an edition; they never change. */
export function useLists(edition: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['definition-lists', edition],
    enabled: edition !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await client.readDefinitionLists({ query: { edition: edition! } })).body,
  })
}

/** The text of one file of an edition. */
export function useFileText(edition: string | undefined, name: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['definition-file', edition, name],
    enabled: edition !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await client.readDefinitionFile({ query: { edition: edition!, name } })).body.text,
  })
}
