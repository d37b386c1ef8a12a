import { z } from 'zod'
import { isoDate, unitKey } from './common.js'
import { endpoint } from './endpoint.js'

export const unitShape = z
  .object({
    key: unitKey,
    code: z.string(),
    name: z.string(),
    level: z.string(),
    parent: unitKey.nullable(),
  })
  .meta({ id: 'Unit' })

export const listUnits = endpoint({
  id: 'listUnits',
  method: 'get',
  path: '/units',
  tag: 'register',
  access: ['unit.read'],
  writes: false,
  query: z.object({ on: isoDate.optional() }),
  reply: z.object({ on: isoDate, units: z.array(unitShape) }),
  status: 200,
})
