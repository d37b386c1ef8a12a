import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { STAGES, type Stage } from '../../domain/strata.js'
import type { compareFigures, explainFigure, readTotals } from '../../wire/figures.js'
import { useClient } from '../app/client.js'

export type Table = z.infer<NonNullable<typeof compareFigures.reply>>
export type TableRow = Table['rows'][number]
export type Comparison = TableRow['comparisons'][number]
export type Totals = z.infer<NonNullable<typeof readTotals.reply>>
export type Explanation = z.infer<NonNullable<typeof explainFigure.reply>>

export const BASES = ['same-period-last-year', 'previous-period', 'target', 'year-to-date'] as const
export type Base = (typeof BASES)[number]

/** What is looked at. */
export interface Question {
  readonly unit: string
  readonly period: string
  readonly stage: Stage
  readonly base: Base
  readonly incomplete: boolean
}

export type FiguresFilter = 'unit' | 'period' | 'stage' | 'base' | 'incomplete' | 'by' | 'explain' | 'show'

/** One of these texts, or the first when an address says anything else. */
export function oneOf<const T extends string>(known: readonly T[], given: string | undefined, usual: T): T {
  return known.find((one) => one === given) ?? usual
}

export function stageOf(given: string | undefined): Stage {
  return oneOf(STAGES, given, 'accepted')
}

/** Headline indicators of the unit, or of every unit of a level under it. */
export function useComparison({ unit, period, stage, base, incomplete }: Question, by: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['figures', 'comparison', unit, period, stage, base, incomplete, by],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (
        await client.compareFigures({
          signal,
          query: {
            ...{ unit, period, stage, base },
            ...(by === null ? {} : { by }),
            ...(incomplete ? { allowIncomplete: true } : {}),
          },
        })
      ).body,
  })
}

export function useTotals({ unit, period, stage }: Question) {
  const client = useClient()
  return useQuery({
    queryKey: ['figures', 'totals', unit, period, stage],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await client.readTotals({ signal, query: { unit, period, stage, scope: 'all' } })).body,
  })
}

export function useExplanation({ unit, period, stage }: Question, indicator: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['figures', 'explanation', unit, period, stage, indicator],
    queryFn: async ({ signal }) =>
      (await client.explainFigure({ signal, query: { unit, period, stage, indicator } })).body,
  })
}
