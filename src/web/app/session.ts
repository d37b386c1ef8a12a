import { type Query, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { ApiProblem } from '../../wire/client.js'
import type { sessionShape } from '../../wire/session.js'
import { useClient } from './client.js'

export type Session = z.infer<typeof sessionShape>

export const SESSION_KEY = ['session'] as const
/** What is still to be shown for a session that ran out while its page was open; null while none has. */
interface Lost {
  readonly pending: Session['pending']
}
const LOST_KEY = ['session', 'lost'] as const

/**
 * Who has signed in; null when nobody has. A session that ran out while its page was open stays here until the person has signed
 * in again, so that the page stays as it is (`useLostSession`).
 */
export function useSession(): UseQueryResult<Session | null> {
  const client = useClient()
  const queries = useQueryClient()
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      const held = queries.getQueryData<Session | null>(SESSION_KEY)
      const keep = (pending: Session['pending']) => {
        queries.setQueryData<Lost>(LOST_KEY, { pending })
        return held!
      }
      try {
        const { body } = await client.readSession({ signal })
        const goesOn = held?.pending === null && held.account.id === body.account.id
        return goesOn && body.pending !== null ? keep(body.pending) : body
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 401) throw error
        return held?.pending === null ? keep(null) : null
      }
    },
    staleTime: 60_000,
  })
}

/** Has the session of the open page run out, and what is still to be shown? Null while it goes on. */
export function useLostSession(): Lost | null {
  const lost = useQuery<Lost | null>({ queryKey: LOST_KEY, queryFn: () => null, enabled: false })
  return lost.data ?? null
}

/** When the server no longer knows who asks, ask for the session anew: the page then lets the person sign in again where they are. */
export function useSessionWatch(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const look = (key: unknown, error: unknown) => {
      if (key === SESSION_KEY[0] || !(error instanceof ApiProblem) || error.status !== 401) return
      if (queries.getQueryData<Session | null>(SESSION_KEY)?.pending === null)
        void queries.invalidateQueries({ queryKey: SESSION_KEY, exact: true })
    }
    const stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error')
          look(event.query.queryKey[0], event.action.error)
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') look(null, event.action.error)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [queries])
}

/**
 * To be called with what signing in, out or on answered. Nothing of the one before stays on the page; who comes back after
 * their session ran out finds it as it was.
 */
export function useSetSession(): (session: Session | null) => void {
  const queries = useQueryClient()
  return (session) => {
    const before = queries.getQueryData<Session | null>(SESSION_KEY)
    const lost = queries.getQueryData<Lost | null>(LOST_KEY) ?? null
    const same = session !== null && before?.account.id === session.account.id
    if (same && lost !== null && session.pending !== null) {
      queries.setQueryData<Lost>(LOST_KEY, { pending: session.pending })
      return
    }
    queries.setQueryData(LOST_KEY, null)
    if (!same) queries.removeQueries({ predicate: isOfSomebody })
    queries.setQueryData(SESSION_KEY, session)
    if (same && lost !== null) void queries.invalidateQueries({ predicate: isOfSomebody })
  }
}

/** What was asked for in somebody's name: all but the session itself. */
function isOfSomebody({ queryKey }: Query): boolean {
  return queryKey[0] !== SESSION_KEY[0]
}
