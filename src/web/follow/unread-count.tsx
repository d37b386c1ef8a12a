import { Badge } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webFollowWords } from '../../domain/words/web-follow.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { useLive } from '../app/live.js'

/** How many notices are unread, beside the entry of the menu; follows by itself. Nothing when there are none. */
export function UnreadCount(): ReactNode {
  const word = useWords(webFollowWords)
  const client = useClient()
  const queries = useQueryClient()
  const unread = useQuery({
    queryKey: ['unread'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => (await client.listNotices({ signal, query: { limit: 1 } })).body.unread,
  })
  useLive(({ event, data }) => {
    if (event !== 'notice' && event !== 'reset') return
    if (event === 'notice') queries.setQueryData(['unread'], (data as { unread: number }).unread)
    for (const name of ['notices', 'mine']) void queries.invalidateQueries({ queryKey: [name] })
  })
  if (!unread.data) return null
  return (
    <Badge size="sm" variant="filled" aria-label={word('notices-count', { count: unread.data })}>
      {unread.data}
    </Badge>
  )
}
