import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useClient } from './client.js'

/**
 * What many pages need to know of the definitions in force, each asked for once and kept. The first part of a key says what it
 * is; a new edition of the definitions makes all of them stale (`DEFINITION_KEYS`).
 */
export const DEFINITION_KEYS = ['pack', 'periods', 'units', 'forms', 'form', 'indicators'] as const

const KEPT = { staleTime: 5 * 60_000 } as const

export function usePack() {
  const client = useClient()
  return useQuery({ ...KEPT, queryKey: ['pack'], queryFn: async () => (await client.readPack()).body })
}

/** Every period of a year, those without a form too. Null: of the year of today. */
export function usePeriods(year: number | null = null) {
  const client = useClient()
  const pack = usePack()
  const asked = year ?? (pack.data === undefined ? null : Number(pack.data.today.slice(0, 4)))
  return useQuery({
    ...KEPT,
    queryKey: ['periods', asked],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    queryFn: async () => (await client.listPeriods({ query: { year: asked! } })).body.periods,
  })
}

/** Every unit of the tree as at a day (today when left out), parents before their children. */
export function useUnits(on?: string) {
  const client = useClient()
  return useQuery({
    ...KEPT,
    queryKey: ['units', on ?? null],
    placeholderData: keepPreviousData,
    queryFn: async () => (await client.listUnits({ query: on === undefined ? {} : { on } })).body.units,
  })
}

export function useForms() {
  const client = useClient()
  return useQuery({
    ...KEPT,
    queryKey: ['forms'],
    queryFn: async () => (await client.listForms()).body.forms,
  })
}

export function useForm(form: string) {
  const client = useClient()
  return useQuery({
    ...KEPT,
    queryKey: ['form', form],
    queryFn: async () => (await client.readForm({ params: { form } })).body,
  })
}

export function useIndicators() {
  const client = useClient()
  return useQuery({
    ...KEPT,
    queryKey: ['indicators'],
    queryFn: async () => (await client.listIndicators()).body.indicators,
  })
}
