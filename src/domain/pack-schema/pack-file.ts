import { z } from 'zod'
import { filled, looseId, packId, problem, text, words } from './common.js'

/** pack.yaml: what the pack is called, where its facts come from, and the levels of its tree. */
export const packFile = z
  .strictObject({
    id: packId.describe('Id of the pack in kebab-case, e.g. lai-chau'),
    version: text.describe('Version of the pack, in quotes'),
    name: words,
    notice: words.nullable().default(null).describe('Said wherever figures of the pack are shown'),
    sources: z
      .array(
        z.strictObject({
          title: text,
          url: z.string().regex(/^https?:\/\/\S+$/, problem('pack-url-invalid')),
        }),
      )
      .default([])
      .describe('Public sources of the facts in the pack'),
    levels: filled(z.strictObject({ id: looseId, name: words })).describe('Levels in order from the root'),
  })
  .meta({ title: 'pack.yaml' })
