import { can } from '../../domain/access.js'
import { tellingOf } from '../../domain/notice.js'
import type { IsoDate } from '../../domain/period.js'
import { periodFromKey } from '../../domain/period.js'
import { factTime, type Tx } from '../../store/database.js'
import { beginFollowing, holdFollowed, keepFollowed, readFollowed } from '../../store/jobs.js'
import {
  commentators,
  commentsSince,
  followedTo,
  horizon,
  ordersSince,
  stepsSince,
  type ToldComment,
  type ToldOrder,
  type ToldStep,
  timeOfStep,
} from '../../store/news.js'
import { addNotices, type NewNotice, unitsUnder } from '../../store/notices.js'
import { type Desk, todayAt } from '../desk.js'
import { asRoot } from './as-root.js'
import { People } from './people.js'

const JOB = 'notices'
/** A job that has nothing to do writes down no more often than this that it looked. Milliseconds. */
const REST = 60_000
/** Steps taken at once when many wait. */
const PIECE = 2000

interface Happened {
  readonly steps: readonly ToldStep[]
  readonly comments: readonly ToldComment[]
  readonly orders: readonly ToldOrder[]
}

/**
 * Give everybody concerned a notice of what happened to returns since this job last looked: steps, comments, orders. Every
 * event makes its notices exactly once, also with several servers and when one dies: the notices and how far the job has
 * come are one transaction. Returns how many events there were.
 */
export async function noticesOfEvents(desk: Desk): Promise<number> {
  if (!(await anythingNew(desk))) return 0
  const { events, accounts } = await asRoot(desk, JOB, async (tx) => {
    const before = await holdFollowed(tx, JOB)
    // Another server is at it.
    if (before === undefined) return { events: 0, accounts: [] }
    const now = await horizon(tx)
    const given = new Set<string>()
    let events = 0
    for (let from = before.at; from < now.at; ) {
      const piece = await timeOfStep(tx, from, PIECE)
      const until = piece !== undefined && piece < now.at ? piece : now.at
      const happened = await between(tx, from, until)
      events += happened.steps.length + happened.comments.length + happened.orders.length
      for (const account of await tell(tx, desk, happened)) given.add(account)
      from = until
    }
    await keepFollowed(tx, JOB, followedTo(before, now))
    return { events, accounts: [...given] }
  })
  for (const account of accounts) desk.told?.({ kind: 'notice', account })
  return events
}

/** A look without a lock, so that a server at rest writes nothing. */
function anythingNew(desk: Desk): Promise<boolean> {
  return asRoot(desk, JOB, async (tx) => {
    const followed = await readFollowed(tx, JOB)
    const { at: now } = await horizon(tx)
    if (followed === undefined) {
      // What happened before there were notices is nobody's news.
      await beginFollowing(tx, JOB, now)
      return false
    }
    if (now.getTime() - followed.at.getTime() > REST) return true
    const { steps, comments, orders } = await between(tx, followed.at, now)
    return steps.length + comments.length + orders.length > 0
  })
}

async function between(tx: Tx, since: Date, until: Date): Promise<Happened> {
  return {
    steps: (await stepsSince(tx, since, until)).filter((step) => tellingOf(step) !== null),
    comments: await commentsSince(tx, since, until),
    orders: (await ordersSince(tx, since, until)).filter((order) => !order.ended),
  }
}

async function tell(tx: Tx, desk: Desk, { steps, comments, orders }: Happened): Promise<string[]> {
  if (steps.length + comments.length + orders.length === 0) return []
  const today = todayAt(desk)
  const people = await People.around(
    tx,
    desk,
    [...steps, ...comments].map(({ unit }) => unit),
    today,
  )
  const notices = [
    ...steps.flatMap((step) => ofStep(desk, people, step, today)),
    ...(await ofComments(tx, desk, people, comments, today)),
  ]
  for (const order of orders) notices.push(...(await ofOrder(tx, desk, order, today)))
  return addNotices(tx, notices, await factTime(tx))
}

function ofStep(desk: Desk, people: People, step: ToldStep, today: IsoDate): NewNotice[] {
  const { notice, to } = tellingOf(step)!
  const { unit, period, form, seq } = step
  return [...people.toTell(unit, to).keys()]
    .filter((account) => account !== step.actor)
    .map((account) => ({
      account,
      kind: notice,
      unit,
      period,
      form,
      day: today,
      once: `step:${unit}/${period}/${form}/${seq}`,
      detail: { actor: step.actorName, office: keyOf(desk, step.officeUnit), seq },
    }))
}

/**
 * A comment is for the unit, for whoever has commented on the return before, and, when the unit itself speaks, for those
 * who accept its returns.
 */
async function ofComments(
  tx: Tx,
  desk: Desk,
  people: People,
  comments: readonly ToldComment[],
  today: IsoDate,
): Promise<NewNotice[]> {
  if (comments.length === 0) return []
  const spoke = await commentators(
    tx,
    comments.map(({ unit }) => unit),
  )
  const { history } = desk.index.pack
  return comments.flatMap((comment) => {
    const { unit, period, form, id, officeUnit } = comment
    const key = keyOf(desk, unit)
    const others = people
      .holdersOf(unit)
      .filter(({ account }) => spoke.get(`${unit}/${period}/${form}`)?.has(account))
      .filter(({ assignments }) => 'yes' in can(assignments, 'return.comment', { unit: key }, today, history))
      .map(({ account }) => account)
    const own = people.toTell(
      unit,
      officeUnit === unit ? ['clerks', 'heads', 'acceptors'] : ['clerks', 'heads'],
    )
    return [...new Set([...own.keys(), ...others])]
      .filter((account) => account !== comment.actor)
      .map((account) => ({
        account,
        kind: 'commented' as const,
        unit,
        period,
        form,
        day: today,
        once: `comment:${id}`,
        detail: { actor: comment.actorName, office: keyOf(desk, officeUnit), comment: id },
      }))
  })
}

/** An order is for the clerks and heads of every unit that it binds and that owes a return for the period; each is told once. */
async function ofOrder(tx: Tx, desk: Desk, order: ToldOrder, today: IsoDate): Promise<NewNotice[]> {
  const units = order.kind === 'excepted' ? [order.unit] : await bound(tx, desk, order)
  const people = await People.around(tx, desk, units, today)
  const told = new Map<string, number>()
  for (const unit of units)
    for (const account of people.toTell(unit, ['clerks', 'heads']).keys())
      if (!told.has(account)) told.set(account, unit)
  return [...told]
    .filter(([account]) => account !== order.actor)
    .map(([account, unit]) => ({
      account,
      kind: order.kind,
      unit,
      period: order.period,
      form: order.form,
      day: today,
      once: `order:${order.id}`,
      detail: {
        actor: order.actorName,
        office: keyOf(desk, order.officeUnit),
        from: order.from,
        ...(order.until === null ? {} : { until: order.until }),
        order: order.id,
      },
    }))
}

async function bound(tx: Tx, desk: Desk, order: ToldOrder): Promise<number[]> {
  const { index } = desk
  const period = periodFromKey(order.period)
  const owed = index.owed(period)
  const { nodes } = index.treeOf(period)
  return (await unitsUnder(tx, [order.unit])).filter((id) => {
    const key = index.unitById.get(id)?.key
    if (key === undefined || !owed.has(key)) return false
    return order.level === null || nodes.get(key)?.level === order.level
  })
}

function keyOf(desk: Desk, unit: number): string {
  return desk.index.unitById.get(unit)?.key ?? String(unit)
}
