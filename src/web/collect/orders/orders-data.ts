import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { readMissing } from '../../../wire/board.js'
import type { listClosures, listExceptions } from '../../../wire/orders.js'
import { useClient } from '../../app/client.js'
import { useLanguage } from '../../app/language.js'

export type Closures = z.infer<NonNullable<typeof listClosures.reply>>
export type Exceptions = z.infer<NonNullable<typeof listExceptions.reply>>
export type Closure = Closures['items'][number]
export type Exception = Exceptions['items'][number]
export type Missing = z.infer<NonNullable<typeof readMissing.reply>>
export type Ability = Closures['may']['close']

/** First parts of the keys of what this page asks. */
export const ORDER_KEYS = ['closures', 'exceptions', 'missing'] as const

/** A unit and a period, once both are known. */
export interface OrderPlace {
  readonly unit: string
  readonly period: string
}

export function useClosures(place: OrderPlace | null) {
  const client = useClient()
  const { lang } = useLanguage()
  return useQuery({
    queryKey: ['closures', place, lang],
    enabled: place !== null,
    queryFn: async () =>
      (await client.listClosures({ params: { period: place!.period }, query: { unit: place!.unit } })).body,
  })
}

export function useExceptions(place: OrderPlace | null) {
  const client = useClient()
  const { lang } = useLanguage()
  return useQuery({
    queryKey: ['exceptions', place, lang],
    enabled: place !== null,
    queryFn: async () =>
      (await client.listExceptions({ params: { period: place!.period }, query: { unit: place!.unit } })).body,
  })
}

/** What the period still lacks for the unit and all under it, or for those of a level. */
export function useMissing(place: OrderPlace | null, level: string | null = null) {
  const client = useClient()
  const { lang } = useLanguage()
  return useQuery({
    queryKey: ['missing', place, level, lang],
    enabled: place !== null,
    queryFn: async () =>
      (
        await client.readMissing({
          params: { period: place!.period },
          query: { unit: place!.unit, ...(level === null ? {} : { level }) },
        })
      ).body,
  })
}

/** Read again whatever an order changes. */
export function useOrdersChanged(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const name of [...ORDER_KEYS, 'board', 'returns', 'return', 'mine'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
}
