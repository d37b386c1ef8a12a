import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import type { liveReturn } from '../../wire/live.js'
import { useClient } from '../app/client.js'
import { type Happened, useLive } from '../app/live.js'
import type { Return, ReturnParams } from './return-data.js'

export const returnKey = ({ unit, period, form }: ReturnParams) => ['return', unit, period, form] as const
export const historyKey = ({ unit, period, form }: ReturnParams) =>
  ['return-history', unit, period, form] as const
export const commentsKey = ({ unit, period, form }: ReturnParams) =>
  ['return-comments', unit, period, form] as const
export const attachmentsKey = ({ unit, period, form }: ReturnParams) =>
  ['return-attachments', unit, period, form] as const

/** One return, kept up to date while the page is open: what others save, say and attach appears by itself. */
export function useReturn(params: ReturnParams) {
  const client = useClient()
  const queries = useQueryClient()
  const { unit, period, form } = params
  useLive((happened) => {
    if (!concerns(happened, params)) return
    for (const key of [returnKey, commentsKey, attachmentsKey])
      void queries.invalidateQueries({ queryKey: key(params) })
  })
  return useQuery({
    queryKey: returnKey({ unit, period, form }),
    queryFn: async ({ signal }) => (await client.readReturn({ params: { unit, period, form }, signal })).body,
  })
}

/** Whatever changes the return adds to its history: read on from where we are. */
export function useHistoryFollows(params: ReturnParams, held: Return): void {
  const queries = useQueryClient()
  const { unit, period, form } = params
  // biome-ignore lint/correctness/useExhaustiveDependencies: the return became another one
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: historyKey({ unit, period, form }) })
  }, [queries, unit, period, form, held.etag])
}

function concerns({ event, data }: Happened, { unit, period, form }: ReturnParams): boolean {
  if (event === 'reset') return true
  if (event === 'order') return (data as { period: string }).period === period
  if (event !== 'return') return false
  const told = data as z.infer<typeof liveReturn>
  return told.unit === unit && told.period === period && told.form === form
}
