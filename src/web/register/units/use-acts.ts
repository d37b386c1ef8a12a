import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listReorganisations } from '../../../wire/register.js'
import { useClient } from '../../app/client.js'

/** An act in force, each operation with the units before and after it. */
export type ToldAct = z.infer<NonNullable<typeof listReorganisations.reply>>['acts'][number]

/** The acts of the definitions in force, in order of the day they take effect. */
export function useActs() {
  const client = useClient()
  return useQuery({
    queryKey: ['acts'],
    staleTime: 5 * 60_000,
    queryFn: async () => (await client.listReorganisations()).body.acts,
  })
}
