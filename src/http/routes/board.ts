import { readBoard as board } from '../../cycle/follow/board.js'
import { exportBoard as fileOf } from '../../cycle/follow/board-export.js'
import { missingReturns as missing } from '../../cycle/follow/missing.js'
import { type Reminded, remindNow as remind } from '../../cycle/follow/remind-now.js'
import type { BoardCell, BoardReturn, BoardRow } from '../../domain/board.js'
import { timelinessText } from '../../domain/deadline.js'
import { type Period, periodName } from '../../domain/period.js'
import { boardWords } from '../../domain/words/board.js'
import { submissionWords } from '../../domain/words/submission.js'
import { type Lang, say } from '../../domain/words.js'
import { exportBoard, readBoard, readMissing, remindNow } from '../../wire/board.js'
import { abilityReply } from '../ability.js'
import { type Handler, handle } from '../handler.js'

type Page = Awaited<ReturnType<typeof board>>

/** The completeness board, and reminders given from it. */
export const boardRoutes: readonly Handler[] = [
  handle(readBoard, async (step, { query, lang }) => {
    const page = await board(step, query)
    const { index } = step.desk
    return {
      body: {
        unit: page.unit,
        today: page.today,
        forms: page.forms.map(({ id, name }) => ({ id, name })),
        periods: page.periods.map((period) => {
          const { from, to } = index.window(period)
          return { code: period.code, name: bothNames(period), from, to }
        }),
        total: rowReply(page.total, page, lang),
        rows: page.rows.map((row) => rowReply(row, page, lang)),
        matching: page.matching,
        next: page.next,
        may: { remind: abilityReply(page.mayRemind, lang) },
      },
    }
  }),
  handle(exportBoard, async (step, { query: { format, ...asked }, lang }) =>
    fileOf(step, asked, format, lang),
  ),
  handle(readMissing, async (step, { params, query, lang }) => {
    const { counts, unsent } = await missing(step, params.period, query)
    return {
      body: {
        unit: query.unit,
        period: params.period.toUpperCase(),
        counts: { ...counts },
        unsent: unsent.map(({ unit: { key, code, name, level }, form, state, timely }) => ({
          unit: { key, code, name, level },
          form,
          state,
          timeliness: { ...timely, text: timelinessText(timely, lang) },
        })),
      },
    }
  }),
  handle(remindNow, async (step, { query, body, lang }) => {
    const look = query.dryRun === 'true'
    const { form, returns = [], late = [], words = '' } = body
    if (look) await step.lookOnly()
    const {
      example: preview,
      people,
      reminded,
      leftOut,
    } = await remind(step, { form, returns, late, words }, look, lang)
    return {
      body: {
        sent: !look,
        preview,
        people,
        reminded: reminded.map(remindedReply),
        leftOut: leftOut.map(({ because, ...one }) => ({
          ...remindedReply(one),
          because,
          text: say(boardWords, `left-${because}`, lang),
        })),
      },
    }
  }),
]

function bothNames(period: Period) {
  return { vi: periodName(period, 'vi'), en: periodName(period, 'en') }
}

function rowReply(row: BoardRow, page: Page, lang: Lang) {
  const { id, key, code, name, level } = row.unit
  return {
    unit: { key, code, name, level },
    opens: row.cells.some((cell) => cell !== null && cell.below.owed > 0),
    cells: row.cells.map((cell, at) =>
      cell === null
        ? null
        : cellReply(cell, (form) => page.steps.get(`${id}/${page.periods[at]!.key}/${form}`), lang),
    ),
  }
}

type LastOf = (form: string) => Page['steps'] extends ReadonlyMap<string, infer S> ? S | undefined : never

function cellReply({ own, below }: BoardCell, lastOf: LastOf, lang: Lang) {
  return { below: { ...below }, own: own.map((one) => ownReply(one, lastOf, lang)) }
}

function ownReply({ form, state, version, due, sentOn, timely }: BoardReturn, lastOf: LastOf, lang: Lang) {
  const last = lastOf(form)
  return {
    form,
    state,
    version,
    due,
    sentOn,
    timeliness: { ...timely, text: timelinessText(timely, lang) },
    last:
      last === undefined
        ? null
        : { by: last.name, at: last.at.toISOString(), text: say(submissionWords, `done-${last.kind}`, lang) },
  }
}

function remindedReply({ unit, period, form, people }: Reminded) {
  const { key, code, name, level } = unit
  return { unit: { key, code, name, level }, period: period.code, form, people: [...people] }
}
