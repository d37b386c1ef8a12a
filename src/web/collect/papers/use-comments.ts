import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { commentShape } from '../../../wire/return-papers.js'
import { useClient } from '../../app/client.js'
import type { ReturnParams } from '../return-data.js'
import { commentsKey } from '../use-return.js'

export type Comment = z.infer<typeof commentShape>

const AT_ONCE = 200

/** The stream tells of new comments, not of settled ones. Milliseconds. */
const LOOK_AGAIN = 20_000

/** What was said about a return and its cells; the page shows all of it at once as far as it has come. */
export function useComments(params: ReturnParams) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: commentsKey(params),
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: AT_ONCE, ...(pageParam === '' ? {} : { cursor: pageParam }) }
      return (await client.listComments({ params: { ...params }, query, signal })).body
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: LOOK_AGAIN,
  })
}

/** How many comments of each cell are not settled. */
export function openBySeries(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { series, resolved } of comments)
    if (series !== null && resolved === null) counts.set(series, (counts.get(series) ?? 0) + 1)
  return counts
}

export function useAddComment(params: ReturnParams, series: string | null) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (text: string) =>
      (await client.addComment({ params: { ...params }, body: { text, series } })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: commentsKey(params) }),
  })
}

export function useResolveComment(params: ReturnParams) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => (await client.resolveComment({ params: { ...params, id } })).body,
    onSettled: () => queries.invalidateQueries({ queryKey: commentsKey(params) }),
  })
}
