import { z } from 'zod'
import { date, filled, looseId, share, text, unitKey } from './common.js'

const newUnit = {
  unit: unitKey.describe('Key of the new unit; never used before'),
  code: text.describe('Official code, in quotes'),
  name: text,
  parent: unitKey,
  level: looseId,
}

const operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('create'), ...newUnit }),
  z.strictObject({
    op: z.literal('abolish'),
    unit: unitKey,
    successors: z
      .array(
        z.strictObject({ unit: unitKey, share, basis: z.enum(['declared', 'population', 'area', 'whole']) }),
      )
      .default([]),
  }),
  z.strictObject({ op: z.literal('rename'), unit: unitKey, name: text, code: z.exactOptional(text) }),
  z.strictObject({ op: z.literal('move'), unit: unitKey, parent: unitKey }),
  z.strictObject({ op: z.literal('merge'), from: filled(unitKey), into: z.strictObject(newUnit) }),
  z.strictObject({
    op: z.literal('split'),
    unit: unitKey,
    basis: z.enum(['declared', 'population', 'area']),
    into: filled(z.strictObject({ ...newUnit, share })),
  }),
])

/** reorganisations.yaml: the acts that changed the tree, in order of time. Shapes as in `reorganisation.ts`. */
export const reorganisationsFile = z
  .array(
    z.strictObject({
      id: unitKey,
      number: text.describe('Số văn bản, e.g. 1670/NQ-UBTVQH15'),
      date: date.describe('Day the act was signed'),
      effective: date.describe('First day on which the new tree holds'),
      title: text,
      source: text.describe('Web address or gazette'),
      operations: filled(operation),
    }),
  )
  .meta({ title: 'reorganisations.yaml' })
