import { z } from 'zod'
import { STAGES } from '../domain/strata.js'
import { periodCode } from './common.js'
import { ANY_FILE, endpoint } from './endpoint.js'
import { FILE_PROBLEMS } from './file-problems.js'
import { findingShape } from './problem.js'
import { convert } from './return-papers.js'

/** What a file of figures of several units holds, and what taking it in does. */
export const importShape = z
  .object({
    /** Was it taken in? Never on a dry run. */
    taken: z.boolean(),
    file: z.string(),
    stage: z.enum(STAGES),
    counts: z.object({
      values: z.int(),
      returns: z.int(),
      units: z.int(),
      new: z.int(),
      /** Returns that held other figures, or in which somebody was typing; the old ones stay on record. */
      replaced: z.int(),
      unchanged: z.int(),
      drafts: z
        .int()
        .meta({ description: 'Returns in which somebody was typing: what was typed is kept, and ended' }),
    }),
    periods: z.array(periodCode),
    /** What keeps it out (dry runs only; otherwise the request is refused with them). At most 1,000 are listed. */
    findings: z.array(findingShape),
    findingCount: z.int(),
    /** What is worth looking at and keeps nothing out. */
    warnings: z.array(findingShape),
    unreadColumns: z.array(z.object({ file: z.string(), column: z.string() })),
  })
  .meta({ id: 'Import' })

export const importFigures = endpoint({
  id: 'importFigures',
  method: 'post',
  path: '/imports',
  tag: 'returns',
  access: ['figure.import'],
  writes: true,
  query: z.object({
    /** How far the figures have come already; `accepted` when left out, as for figures of the past. */
    stage: z.enum(STAGES).optional(),
    dryRun: z.enum(['true', 'false']).optional(),
    convert: convert.optional(),
    /** Needed when anything is replaced. */
    reason: z.string().max(1000).optional(),
  }),
  bodyFile: ANY_FILE,
  bodyLimit: 20_000_000,
  reply: importShape,
  status: 200,
  problems: [
    'import-empty',
    'import-many',
    'import-reason-missing',
    'return-closed',
    'return-final',
    'return-exception-expired',
    'return-window-running',
    'private-citizen-id',
    'private-identity-card',
    'private-phone',
    ...FILE_PROBLEMS,
  ],
})
