import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { ApiProblem } from '../../wire/client.js'
import type { sessionShape } from '../../wire/session.js'
import { useClient } from './client.js'

export type Session = z.infer<typeof sessionShape>

export const SESSION_KEY = ['session'] as const

/** Who has signed in; null when nobody has. */
export function useSession(): UseQueryResult<Session | null> {
  const client = useClient()
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return (await client.readSession({ signal })).body
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}

/** To be called with what signing in, out or on answered. Nothing of the one before stays on the page. */
export function useSetSession(): (session: Session | null) => void {
  const queries = useQueryClient()
  return (session) => {
    const known = queries.getQueryData<Session | null>(SESSION_KEY)
    if (known?.account.id !== session?.account.id)
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
    queries.setQueryData(SESSION_KEY, session)
  }
}
