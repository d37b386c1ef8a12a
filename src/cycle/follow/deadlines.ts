import type { Timeliness } from '../../domain/deadline.js'
import { type IsoDate, type Period, parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { expectedUnits } from '../../domain/rollup.js'
import { periodsWithin } from '../../domain/stored-periods.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { pageAfter, readCursor } from './cursor.js'
import { type DueLine, dueLine, placeOfLine } from './due-line.js'
import { Standings } from './dues.js'

/** How many returns stand how; `owed` is all of them. */
export type TimelyCounts = Readonly<Record<Timeliness['state'] | 'owed', number>>

export interface Deadlines {
  readonly unit: string
  readonly period: Period
  readonly today: IsoDate
  readonly summary: TimelyCounts
  readonly forms: readonly { readonly form: string; readonly counts: TimelyCounts }[]
  readonly items: readonly DueLine[]
  readonly next: string | null
}

export interface DeadlinesAsked {
  readonly unit: string
  readonly period: string
  readonly form?: string | undefined
  readonly timeliness?: Timeliness['state'] | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const PAGE = 100

/**
 * Every return owed in the subtree of a unit for a period and the shorter periods within it, with its deadline. The subtree
 * is that of the period. Right `return.read`; Problem `form-not-in-pack`, `period-code-invalid`, `list-cursor`.
 */
export async function listDeadlines(step: Step, asked: DeadlinesAsked): Promise<Deadlines> {
  const { index } = step.desk
  const period = parsePeriod(asked.period)
  const after = readCursor(asked.cursor, 4)
  const known = index.pack.forms.map(({ id }) => id)
  if (asked.form !== undefined && !known.includes(asked.form))
    fail('form-not-in-pack', {}, { form: asked.form, known: known.join(', ') })
  await step.act('return.read', { unit: asked.unit, asAt: index.window(period).to })
  const today = todayAt(step.desk)
  const lines = await linesOf(step, asked.unit, period, asked.form, today)
  const shown =
    asked.timeliness === undefined ? lines : lines.filter(({ timely }) => timely.state === asked.timeliness)
  const forms = [...new Set(lines.map(({ form }) => form))]
  return {
    unit: asked.unit,
    period,
    today,
    summary: count(lines),
    forms: forms.map((form) => ({ form, counts: count(lines.filter((line) => line.form === form)) })),
    ...pageAfter(shown, placeOfLine, after, asked.limit ?? PAGE),
  }
}

async function linesOf(
  step: Step,
  unit: string,
  period: Period,
  only: string | undefined,
  today: IsoDate,
): Promise<DueLine[]> {
  const { index } = step.desk
  const owed = index.pack.forms
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((form) =>
      periodsWithin(period)
        .filter(({ type }) => type === form.periodType)
        .flatMap((within) =>
          expectedUnits(form, index.treeOf(within), unit).map((node) => ({
            node,
            form: form.id,
            period: within,
          })),
        ),
    )
  const standings = await Standings.read(
    step.tx,
    index,
    owed.map((one) => one.period),
    today,
  )
  return owed.map((one) => dueLine(index, standings, one.node, one.form, one.period, today))
}

function count(lines: readonly DueLine[]): TimelyCounts {
  const counts = {
    owed: lines.length,
    'no-deadline': 0,
    'not-due': 0,
    'due-today': 0,
    late: 0,
    'sent-in-time': 0,
    'sent-late': 0,
  }
  for (const { timely } of lines) counts[timely.state]++
  return counts
}
