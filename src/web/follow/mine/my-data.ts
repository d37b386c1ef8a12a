import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listMyDeadlines } from '../../../wire/deadlines.js'
import type { readMyDesk } from '../../../wire/mine.js'
import { useClient } from '../../app/client.js'

export type Task = z.infer<NonNullable<typeof listMyDeadlines.reply>>['items'][number]
export type MyDesk = z.infer<NonNullable<typeof readMyDesk.reply>>

/** What the person has to do with returns, earliest deadline first, page by page. */
export function useTasks() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['mine', 'tasks'],
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.listMyDeadlines({
          signal,
          query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** What else concerns the person. */
export function useMyDesk() {
  const client = useClient()
  return useQuery({
    queryKey: ['mine', 'desk'],
    queryFn: async ({ signal }) => (await client.readMyDesk({ signal })).body,
  })
}

/** Returns that many parts of the page name. */
export interface Which {
  readonly unit: { readonly key: string; readonly name: string }
  readonly period: string
  readonly form: string
}

export function nameOf({ unit, period, form }: Which): string {
  return `${unit.key} ${period} ${form}`
}
