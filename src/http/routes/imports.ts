import {
  type ImportResult,
  lookAtImport,
  importFigures as take,
} from '../../cycle/collect/imports/import-figures.js'
import type { Stage } from '../../domain/strata.js'
import type { Lang } from '../../domain/words.js'
import { importFigures } from '../../wire/imports.js'
import { type Handler, handle } from '../handler.js'
import { findingReply } from '../problem-reply.js'

/** Figures of several units at once. */
export const importsRoutes: readonly Handler[] = [
  handle(importFigures, async (step, { query, file, lang }) => {
    const { stage = 'accepted', reason = null, convert } = query
    const sent = { ...file!, convert }
    const dryRun = query.dryRun === 'true'
    if (dryRun) await step.lookOnly()
    const result = await (dryRun ? lookAtImport : take)(step, sent, { stage, reason })
    return { body: importReply(result, stage, !dryRun, lang) }
  }),
]

function importReply(result: ImportResult, stage: Stage, taken: boolean, lang: Lang) {
  const { file, values, returns, units, replaced, unchanged, drafts, periods, findingCount } = result
  return {
    taken,
    file,
    stage,
    counts: { values, returns, units, new: result.new, replaced, unchanged, drafts },
    periods: [...periods],
    findings: result.findings.map((found) => findingReply(found, lang)),
    findingCount,
    warnings: result.warnings.map((found) => findingReply(found, lang)),
    unreadColumns: [...result.unreadColumns],
  }
}
