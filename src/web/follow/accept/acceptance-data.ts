import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listAcceptance, returnToAcceptShape } from '../../../wire/acceptance.js'
import type { acceptReturns } from '../../../wire/returns.js'
import { useClient } from '../../app/client.js'

export type Waiting = z.infer<typeof returnToAcceptShape>
export type Acceptance = z.infer<NonNullable<typeof listAcceptance.reply>>
export type Outcome = z.infer<NonNullable<typeof acceptReturns.reply>>

/** What one return is known by in the page and its address. */
export function keyOf({ unit, form }: Pick<Waiting, 'unit' | 'form'>): string {
  return `${unit.key}/${form.id}`
}

/** What waits, fifty with all their figures at a time. */
export function useAcceptance(unit: string | undefined, period: string | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['acceptance', unit ?? null, period ?? null],
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.listAcceptance({
          signal,
          query: {
            ...(unit === undefined ? {} : { unit }),
            ...(period === undefined ? {} : { period }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** Most returns of one request. */
const AT_ONCE = 200

/** Accept these, each as it was seen. */
export function useAccept() {
  const client = useClient()
  const again = useAgain()
  return useMutation({
    mutationFn: async (chosen: readonly Waiting[]): Promise<Outcome> => {
      const items = chosen.map((one) => ({ ...whichOf(one), etag: one.etag }))
      const done: Outcome = { accepted: 0, items: [] }
      for (let at = 0; at < items.length; at += AT_ONCE) {
        const { body } = await client.acceptReturns({ body: { items: items.slice(at, at + AT_ONCE) } })
        done.accepted += body.accepted
        done.items.push(...body.items)
      }
      return done
    },
    onSettled: again,
  })
}

/** Send one back, as it was seen. */
export function useSendBack() {
  const client = useClient()
  const again = useAgain()
  return useMutation({
    mutationFn: async ({ one, reason }: { one: Waiting; reason: string }) =>
      (await client.sendBackReturn({ params: whichOf(one), ifMatch: one.etag, body: { reason } })).body,
    onSuccess: again,
  })
}

export function whichOf({ unit, period, form }: Waiting) {
  return { unit: unit.key, period: period.code, form: form.id }
}

/** What was done is to be seen everywhere. Nobody waits for it: what comes next in the list is shown at once. */
function useAgain(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const name of ['acceptance', 'mine', 'returns', 'figures', 'board', 'return'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
}
