import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { readUnit } from '../../../wire/register.js'
import { useClient } from '../../app/client.js'

/** A unit through time, as `GET /units/{unit}` tells it. */
export type UnitThroughTime = z.infer<NonNullable<typeof readUnit.reply>>

export function useUnit(unit: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['unit', unit],
    queryFn: async () => (await client.readUnit({ params: { unit } })).body,
  })
}
