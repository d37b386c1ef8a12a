import { type Action, type Assignment, can, holdsOn, type Office } from '../../domain/access.js'
import { addDays } from '../../domain/date.js'
import { periodsDueBetween } from '../../domain/deadline.js'
import { type IsoDate, type Period, periodFromKey } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { scopesCover } from '../../domain/token-scope.js'
import { unsettled } from '../../store/return-states.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { pageAfter, readCursor } from './cursor.js'
import { type DueLine, dueLine, placeOfLine } from './due-line.js'
import { periodsOf, Standings } from './dues.js'

/** What somebody has to do with a return. */
export type Task = 'fill' | 'approve' | 'accept'

export interface ReturnTask extends DueLine {
  readonly task: Task
}

export interface MyDeadlines {
  readonly today: IsoDate
  readonly from: IsoDate
  readonly to: IsoDate
  readonly counts: Readonly<Record<Task, number>>
  readonly items: readonly ReturnTask[]
  readonly next: string | null
}

/** Days back and ahead between which deadlines are looked for. What was begun is listed whatever its deadline. */
const BACK = 400
const AHEAD = 31
const PAGE = 100

interface Return {
  readonly unit: string
  readonly form: string
  readonly period: Period
}

/**
 * What waits for the caller's offices: returns of their own units to enter, or to approve, and returns of the units directly
 * under them to accept; earliest deadline first. Returns that nobody may work on because their period is closed are left out.
 */
export async function listMyDeadlines(
  step: Step,
  asked: {
    readonly task?: Task | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<MyDeadlines> {
  const after = readCursor(asked.cursor, 5)
  const { pending } = step.caller
  if (pending !== null) fail(`sign-in-${pending}`)
  const today = todayAt(step.desk)
  const found = new Map<string, ReturnTask>()
  for (const office of offices(step, today))
    for (const task of await tasksOf(step, office, today)) found.set(placeOf(task).join('\n'), task)
  const tasks = [...found.values()]
  const number = (task: Task) => tasks.filter((one) => one.task === task).length
  const shown = asked.task === undefined ? tasks : tasks.filter(({ task }) => task === asked.task)
  return {
    today,
    from: addDays(today, -BACK),
    to: addDays(today, AHEAD),
    counts: { fill: number('fill'), approve: number('approve'), accept: number('accept') },
    ...pageAfter(shown, placeOf, after, asked.limit ?? PAGE),
  }
}

function placeOf(task: ReturnTask): readonly string[] {
  return [...placeOfLine(task), task.task]
}

const ACTIONS: Readonly<Record<Task, Action>> = {
  fill: 'return.enter',
  approve: 'return.approve',
  accept: 'return.accept',
}

/** Live offices in which returns are read and something is done to them; an access token only within its scopes. */
export function offices(step: Step, today: IsoDate): Office[] {
  const { via, assignments } = step.caller
  if (via.kind === 'token' && !['return.read' as const, ...Object.values(ACTIONS)].every(covered)) return []
  function covered(action: Action): boolean {
    return via.kind === 'session' || scopesCover(via.scopes, action)
  }
  const live = assignments.filter((held: Assignment) => holdsOn(held, today))
  const distinct = new Map(live.map(({ unit, role }) => [`${role}@${unit}`, { unit, role }]))
  return [...distinct.values()].filter((office) => allows(step, 'return.read', office.unit, office, today))
}

export function allows(step: Step, action: Action, unit: string, office: Office, today: IsoDate): boolean {
  return 'yes' in can(step.caller.assignments, action, { unit }, today, step.desk.index.pack.history, office)
}

async function tasksOf(step: Step, office: Office, today: IsoDate): Promise<ReturnTask[]> {
  const { index } = step.desk
  const may = (task: Task, unit: string) => allows(step, ACTIONS[task], unit, office, today)
  await step.act('return.read', { unit: office.unit, office })
  const open = (await unsettled(step.tx)).flatMap(({ unit, period, form }): Return[] => {
    const key = index.unitById.get(unit)?.key
    return key === undefined ? [] : [{ unit: key, form, period: periodFromKey(period) }]
  })
  const mine = [...index.pack.history.units.keys()].filter((unit) => may('fill', unit))
  const owed = owedBy(step, mine, today)
  const all = [...owed, ...open]
  const ids = [...new Set(all.map(({ unit }) => index.pack.history.units.get(unit)!.id))]
  const standings = await Standings.read(step.tx, index, periodsOf(all), today, ids)

  const lines = (returns: readonly Return[], task: Task, fits: (line: DueLine) => boolean) =>
    returns.flatMap(({ unit, form, period }): ReturnTask[] => {
      const node = index.treeOf(period).nodes.get(unit)
      if (node === undefined || !index.formById.has(form) || !may(task, unit)) return []
      const line = dueLine(index, standings, node, form, period, today)
      return fits(line) ? [{ ...line, task }] : []
    })
  const unlocked = ({ unit, form, period }: DueLine) =>
    !standings.lock({ unit: unit.key, form, period }).locked
  const toFill = ['empty', 'draft', 'returned', 'withdrawn']
  return [
    ...lines(owed, 'fill', (line) => toFill.includes(line.state) && unlocked(line)),
    ...lines(open, 'fill', (line) => ['draft', 'returned'].includes(line.state) && unlocked(line)),
    ...lines(open, 'approve', (line) => line.state === 'submitted' && unlocked(line)),
    ...lines(open, 'accept', (line) => {
      if (line.state !== 'approved' || !directlyUnder(step, line.unit.key, office.unit, today)) return false
      const { unit, form, period } = line
      return standings.lock({ unit: unit.key, form, period }).because !== 'final'
    }),
  ]
}

/** What these units owe with deadlines around today. */
function owedBy(step: Step, units: readonly string[], today: IsoDate): Return[] {
  if (units.length === 0) return []
  const { index } = step.desk
  const { calendar, forms } = index.pack
  return forms.flatMap((form) =>
    periodsDueBetween(calendar, form, addDays(today, -BACK), addDays(today, AHEAD)).flatMap((period) => {
      const owed = index.owed(period)
      return units
        .filter((unit) => owed.get(unit)?.has(form.id))
        .map((unit) => ({ unit, form: form.id, period }))
    }),
  )
}

/** Is the unit's superior today this one (an office)? Of a unit that is no more: it may be accepted wherever it may be read. */
export function directlyUnder(
  step: Pick<Step, 'desk'>,
  unit: string,
  office: string,
  today: IsoDate,
): boolean {
  const node = step.desk.index.tree(today).nodes.get(unit)
  return node === undefined || node.parent === office
}
