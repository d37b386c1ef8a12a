import { type ReturnToAccept, returnsToAccept } from '../../cycle/collect/returns/accept-look.js'
import type { Desk } from '../../cycle/desk.js'
import type { LargeChange } from '../../domain/large-change.js'
import { periodName } from '../../domain/period.js'
import type { Lang } from '../../domain/words.js'
import { listAcceptance } from '../../wire/acceptance.js'
import { type Handler, handle } from '../handler.js'
import { cellReplies, checkReplies, listedReply, questionReply } from './return-reply.js'

const PAGE = 50

/** What waits for acceptance, with what is unusual in it. */
export const acceptanceRoutes: readonly Handler[] = [
  handle(listAcceptance, async (step, { query, lang }) => {
    const { unit = step.caller.home, limit = PAGE, ...asked } = query
    const { period, waiting, counts, items, next } = await returnsToAccept(step, { ...asked, unit, limit })
    return {
      body: {
        unit,
        period: period?.code ?? null,
        waiting: waiting.map((one) => ({
          period: one.period.code,
          name: { vi: periodName(one.period, 'vi'), en: periodName(one.period, 'en') },
          count: one.count,
        })),
        counts,
        items: items.map((one) => toAcceptReply(step.desk, one, lang)),
        next,
      },
    }
  }),
]

function toAcceptReply(desk: Desk, one: ReturnToAccept, lang: Lang) {
  const { index } = desk
  const { content, previous, lastYear } = one
  const { form } = one.place
  const series = form.sections.flatMap((section) => section.series)
  return {
    ...listedReply(desk, one, lang),
    cells: cellReplies(index, { form, series, row: content, previous, lastYear }),
    narrative: form.narratives.map(({ id, name }) => ({ id, name, text: content.narrative[id] ?? '' })),
    explanations: { ...content.explanations },
    checks: checkReplies(index, one.checks, content.explanations, lang),
    questions: one.questions.map((asked) => questionReply(index, asked, content.explanations, lang)),
    changes: one.changes.map((change) => ({ ...change, series: codeOf(desk, change) })),
    missing: [...one.missing],
    unusual: one.unusual,
  }
}

function codeOf({ index }: Desk, { series }: LargeChange): string {
  return index.pack.series[series - 1]!.code
}
