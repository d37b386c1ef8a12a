import type { Assignment } from '../../domain/access.js'
import type { Role } from '../../domain/access-table.js'
import { addDays } from '../../domain/date.js'
import { type IsoDate, type Period, periodFromKey } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { expectedUnits } from '../../domain/rollup.js'
import { unexplained } from '../../domain/submission.js'
import type { UnitNode } from '../../domain/unit.js'
import { readDraft } from '../../store/drafts.js'
import { draftsOf, idleAccounts, openCommentsOf, sentBackOf } from '../../store/my-desk.js'
import { rolesOfHolders } from '../../store/notices.js'
import type { ReturnKey } from '../../store/return-deltas.js'
import { assessMany } from '../collect/returns/assess.js'
import { contentOf } from '../collect/returns/held.js'
import { placeOf, type ReturnPlace } from '../collect/returns/place.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { duesBetween, Standings } from './dues.js'
import { allows, offices } from './my-deadlines.js'

/** Something to be answered in a return of one's own. */
export interface OpenQuestion {
  readonly place: ReturnPlace
  /** Errors, and warnings and outlier questions without an explanation, in what is being typed. */
  readonly errors: number
  readonly toExplain: number
  /** What others said and nobody has settled. */
  readonly comments: number
  readonly newest: { readonly text: string; readonly by: string; readonly at: Date } | null
}

/** How far a unit's subtree has come with the last period that is over. */
export interface Progress {
  readonly unit: UnitNode
  readonly period: Period
  readonly owed: number
  readonly sent: number
  readonly accepted: number
  readonly late: number
}

/** What an administrator has to see to. */
export interface AccountsToMind {
  readonly unit: UnitNode
  readonly locked: number
  readonly temporary: number
  readonly without: readonly { readonly role: Role; readonly units: readonly UnitNode[] }[]
}

export interface MyDesk {
  readonly today: IsoDate
  readonly next: { readonly due: IsoDate; readonly period: Period } | null
  readonly sentBack: readonly {
    readonly place: ReturnPlace
    readonly reason: string | null
    readonly at: Date
  }[]
  readonly questions: readonly OpenQuestion[]
  readonly progress: readonly Progress[]
  readonly accounts: readonly AccountsToMind[]
}

/** More than these nobody answers in a day; the rest comes up as they are done. */
const MOST = 20
/** Days ahead within which the next deadline is looked for. */
const AHEAD = 62

/**
 * What concerns the caller beside the tasks of `listMyDeadlines`: why returns came back, what is to be answered, how far the
 * units below have come, and for administrators which accounts and units need them. Each part by the right of its office.
 */
export async function readMyDesk(step: Step): Promise<MyDesk> {
  const { pending } = step.caller
  if (pending !== null) fail(`sign-in-${pending}`)
  const today = todayAt(step.desk)
  const sentBack: MyDesk['sentBack'][number][] = []
  const questions: OpenQuestion[] = []
  const progress: Progress[] = []
  const seen = new Set<string>()
  for (const office of offices(step, today)) {
    await step.act('return.read', { unit: office.unit, office })
    const own = unitsWorkedOn(step, office, today)
    if (own.length > 0) {
      const back = await sentBackOf(step.tx, own, MOST)
      sentBack.push(...back.map((one) => ({ ...one, place: placeOfKey(step, one) })))
      questions.push(...(await questionsOf(step, own)))
    }
    if (OVERSEERS.includes(office.role) && !seen.has(office.unit)) {
      seen.add(office.unit)
      const found = await progressOf(step, office.unit, today)
      if (found !== null) progress.push(found)
    }
  }
  return {
    today,
    next: nextDeadline(step, today),
    sentBack: distinct(sentBack),
    questions: distinct(questions),
    progress,
    accounts: await accountsOf(step, today),
  }
}

/** Whose first page says how far the units below have come. */
const OVERSEERS: readonly Role[] = ['leader', 'head', 'analyst', 'registrar']

/** Units (ids) whose returns this office fills or approves. */
function unitsWorkedOn(step: Step, office: Pick<Assignment, 'unit' | 'role'>, today: IsoDate): number[] {
  if (office.role !== 'clerk' && office.role !== 'head') return []
  const action = office.role === 'clerk' ? 'return.enter' : 'return.approve'
  return [...step.desk.index.pack.history.units.values()]
    .filter(({ key }) => allows(step, action, key, office, today))
    .map(({ id }) => id)
}

function placeOfKey(step: Step, { unit, period, form }: ReturnKey): ReturnPlace {
  const { index } = step.desk
  return placeOf(index, unit, index.unitById.get(unit)!.key, periodFromKey(period), index.formById.get(form)!)
}

async function questionsOf(step: Step, units: readonly number[]): Promise<OpenQuestion[]> {
  const { index } = step.desk
  const known = ({ form }: ReturnKey) => index.formById.has(form)
  const drafts = []
  for (const key of (await draftsOf(step.tx, units, MOST)).filter(known)) {
    const draft = (await readDraft(step.tx, key))!
    const content = contentOf({ versions: [], draft, progress: { version: draft.version } as never })
    drafts.push({ place: placeOfKey(step, key), row: content.row, explanations: content.explanations })
  }
  const judged = await assessMany(step, drafts)
  const comments = (await openCommentsOf(step.tx, units, step.caller.account, MOST)).filter(known)
  const found = new Map<string, OpenQuestion>()
  for (const { count, text, by, at, ...key } of comments) {
    const place = placeOfKey(step, key)
    found.set(nameOf(place), { place, errors: 0, toExplain: 0, comments: count, newest: { text, by, at } })
  }
  drafts.forEach(({ place, explanations }, n) => {
    const { checks, questions } = judged[n]!
    // A required cell that is still empty is no question: the draft is not finished.
    const errors = checks.filter(
      ({ severity, finding }) => severity === 'error' && finding.code !== 'check-required',
    ).length
    const toExplain =
      unexplained(checks, new Map(Object.entries(explanations))).length +
      questions.filter(({ key }) => !(key in explanations)).length
    const known = found.get(nameOf(place)) ?? { place, comments: 0, newest: null }
    if (errors + toExplain > 0) found.set(nameOf(place), { ...known, errors, toExplain })
  })
  return [...found.values()]
}

function nameOf({ unit, period, form }: ReturnPlace): string {
  return `${unit}/${period.code}/${form.id}`
}

/** An office held twice sees the same return twice. */
function distinct<T extends { readonly place: ReturnPlace }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [nameOf(item.place), item])).values()]
}

/** The last period for which anything under the unit was due; null when nothing ever was. */
async function progressOf(step: Step, unit: string, today: IsoDate): Promise<Progress | null> {
  const { index } = step.desk
  const node = index.tree(today).nodes.get(unit)
  if (node === undefined) return null
  const owed = duesBetween(index, addDays(today, -AHEAD), today).filter(
    (due) => due.unit !== unit && index.treeOf(due.period).nodes.get(due.unit)?.path.includes(unit) === true,
  )
  const last = owed.reduce<(typeof owed)[number] | null>(
    (latest, one) => (latest === null || one.due > latest.due ? one : latest),
    null,
  )
  if (last === null) return null
  const mine = owed.filter(({ period }) => period.key === last.period.key)
  const standings = await Standings.read(step.tx, index, [last.period], today)
  const states = mine.map((one) => ({ ...one, standing: standings.of(one) }))
  return {
    unit: node,
    period: last.period,
    owed: mine.length,
    sent: states.filter(({ standing }) => standing?.sentAt != null).length,
    accepted: states.filter(({ standing }) => standing?.state === 'accepted').length,
    late: states.filter(({ standing, due }) => standing?.sentAt == null && due < today).length,
  }
}

/** The next deadline of the caller's unit or of one under it. */
function nextDeadline(step: Step, today: IsoDate): MyDesk['next'] {
  const { index } = step.desk
  const { home } = step.caller
  const dues = duesBetween(index, today, addDays(today, AHEAD)).filter(
    ({ unit, period }) => index.treeOf(period).nodes.get(unit)?.path.includes(home) === true,
  )
  const [first] = dues.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return first === undefined ? null : { due: first.due, period: first.period }
}

async function accountsOf(step: Step, today: IsoDate): Promise<AccountsToMind[]> {
  const { index } = step.desk
  const units = new Set(
    step.caller.assignments
      .filter((held) => held.role === 'administrator' && allows(step, 'account.read', held.unit, held, today))
      .map(({ unit }) => unit),
  )
  const found: AccountsToMind[] = []
  for (const unit of units) {
    const tree = index.tree(today)
    const node = tree.nodes.get(unit)
    if (node === undefined) continue
    await step.act('account.read', { unit, office: { unit, role: 'administrator' } })
    const counts = await idleAccounts(step.tx, step.unitId(unit), step.desk.now())
    const owing = new Map(
      index.pack.forms.flatMap((form) => expectedUnits(form, tree, unit)).map((one) => [one.id, one]),
    )
    const held = await rolesOfHolders(step.tx, [...owing.keys()], today)
    const live = held.filter(({ from, to }) => from <= today && (to === null || to > today))
    const without = (['clerk', 'head'] as const).map((role) => {
      const has = new Set(live.filter((one) => one.role === role).map((one) => one.unit))
      return { role, units: [...owing.values()].filter(({ id }) => !has.has(id)) }
    })
    found.push({ unit: node, ...counts, without })
  }
  return found
}
