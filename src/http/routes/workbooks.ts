import type { z } from 'zod'
import { returnEntryForm } from '../../cycle/collect/workbooks/entry-form.js'
import { takeWorkbook as take } from '../../cycle/collect/workbooks/take-workbook.js'
import {
  type Blanks,
  type TextDiff,
  type WorkbookDiff,
  workbookDiff,
} from '../../cycle/collect/workbooks/workbook-diff.js'
import type { Step } from '../../cycle/step.js'
import type { Words } from '../../domain/measure.js'
import { fail } from '../../domain/problem.js'
import { seriesName } from '../../domain/series-name.js'
import type { Lang } from '../../domain/words.js'
import { XLSX } from '../../wire/endpoint.js'
import { getTemplate, takeWorkbook, type workbookShape } from '../../wire/return-papers.js'
import { abilityReply } from '../ability.js'
import { type Handler, handle } from '../handler.js'
import { findingReply } from '../problem-reply.js'
import { refuseStale } from './refuse-stale.js'
import { checkReplies, plainEntry, questionReply, returnReply } from './return-reply.js'

type WorkbookReply = z.infer<typeof workbookShape>
type Told = Omit<WorkbookReply, 'taken' | 'return'>

/** Returns as spreadsheets: out, and in again with a diff before. */
export const workbookRoutes: readonly Handler[] = [
  handle(getTemplate, async (step, { params, lang }) => {
    return { ...(await returnEntryForm(step, params, lang)), mediaType: XLSX }
  }),
  handle(takeWorkbook, async (step, { params, query, file, ifMatch, lang }) => {
    const { blanks = 'keep', convert } = query
    const sent = { ...file!, convert }
    if (query.dryRun === 'true') {
      await step.lookOnly()
      const diff = await workbookDiff(step, params, sent, blanks)
      return { body: { taken: false, ...diffReply(step, diff, blanks, lang), return: null }, etag: diff.etag }
    }
    if (ifMatch === null) fail('match-missing')
    const yours = { file: file!.name, blanks }
    const { diff, view } = await refuseStale(step, lang, yours, () =>
      take(step, params, sent, blanks, ifMatch),
    )
    const told = diffReply(step, diff, blanks, lang)
    return { body: { taken: true, ...told, return: returnReply(step.desk, view, lang) }, etag: view.etag }
  }),
]

function diffReply(step: Step, diff: WorkbookDiff, blanks: Blanks, lang: Lang): Told {
  const { index } = step.desk
  const name = (code: string) => seriesName(index.seriesByCode.get(code)!, index.pack)
  const counts = { new: 0, changed: 0, emptied: 0, kept: 0, same: 0 }
  for (const { kind } of diff.cells) counts[kind]++
  const sections = new Map(diff.place.form.narratives.map((section) => [section.id, section.name]))
  return {
    file: diff.file,
    etag: diff.etag,
    blanks,
    counts,
    cells: diff.cells.map(({ series, kind, before, after }) => {
      return { series, name: name(series), kind, before: plainEntry(before), after: plainEntry(after) }
    }),
    narrative: diff.narrative.map((text) => textReply(text, sections.get(text.id)!)),
    notes: diff.notes.map((text) => textReply(text, name(text.id))),
    findings: diff.findings.map((found) => findingReply(found, lang)),
    checks: checkReplies(index, diff.checks, diff.explanations, lang),
    questions: diff.questions.map((asked) => questionReply(index, asked, diff.explanations, lang)),
    may: { save: abilityReply(diff.maySave, lang) },
  }
}

function textReply({ id, kind, before, after }: TextDiff, name: Words) {
  return { id, name, kind, before, after }
}
