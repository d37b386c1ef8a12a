import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { eventShape } from '../../wire/returns.js'
import { useClient } from '../app/client.js'
import type { ReturnParams } from './return-data.js'
import { historyKey } from './use-return.js'

export type ReturnEvent = z.infer<typeof eventShape>

/** Most steps that one answer may hold. */
const AT_ONCE = 200

/** Every step of a return, oldest first. Steps are never taken back, so that later readings go on from the last that is known. */
export function useHistory(params: ReturnParams) {
  const client = useClient()
  const queries = useQueryClient()
  const key = historyKey(params)
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const events = [...(queries.getQueryData<readonly ReturnEvent[]>(key) ?? [])]
      for (;;) {
        const last = events.at(-1)
        const query = { limit: AT_ONCE, ...(last === undefined ? {} : { cursor: String(last.seq) }) }
        const { body } = await client.readHistory({ params: { ...params }, query, signal })
        events.push(...body.items)
        if (body.next === null) return events as readonly ReturnEvent[]
      }
    },
  })
}
