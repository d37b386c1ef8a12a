import { z } from 'zod'
import { ROLES } from '../domain/access-table.js'
import { RETURN_STATES } from '../domain/submission-table.js'

/** Key of a unit for its whole life, as the pack names it. */
export const unitKey = z.string().min(1).max(80).meta({ example: 'cat12' })
/** Code of a period: `2026-10`, `2026-Q3`, `2026-H1`. */
export const periodCode = z.string().min(4).max(10).meta({ example: '2026-10' })
export const formId = z.string().min(1).max(80).meta({ example: 'commune-month' })
export const isoDate = z.iso.date().meta({ example: '2026-11-16' })
export const moment = z.iso.datetime({ offset: true }).meta({ example: '2026-11-16T02:00:00.000Z' })
export const uuid = z.uuid()
export const role = z.enum(ROLES)
export const returnState = z.enum(RETURN_STATES)
export const office = z.object({ unit: unitKey, role }).meta({ id: 'Office' })

/** Both languages of a name. */
export const words = z.object({ vi: z.string(), en: z.string() }).meta({ id: 'Words' })

/** May this be done now? If not, the code and the sentence that says why. */
export const ability = z
  .union([z.literal(true), z.object({ no: z.string(), why: z.string() })])
  .meta({ id: 'Ability' })

/** Where to go on in a list: give `next` back as `cursor`. */
export const cursor = z.string().max(400)
export const pageQuery = {
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
}

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: cursor.nullable() })
}
