import { noticeText } from '../../domain/notice-text.js'
import type { IsoDate, Period } from '../../domain/period.js'
import { parsePeriod } from '../../domain/period.js'
import { privateDataFindings } from '../../domain/private-data.js'
import { fail, Problem } from '../../domain/problem.js'
import { expectedUnits } from '../../domain/rollup.js'
import type { UnitNode } from '../../domain/unit.js'
import type { Lang } from '../../domain/words.js'
import { namesOf, noticesGiven } from '../../store/board.js'
import { widen } from '../../store/context.js'
import { lockUnits } from '../../store/database.js'
import { addNotices, type NewNotice } from '../../store/notices.js'
import { demand, type Granted, todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { type DueLine, dueLine } from './due-line.js'
import { periodsOf, Standings } from './dues.js'
import { People } from './people.js'

/** A unit and a period (its code). */
export interface BoardPlace {
  readonly unit: string
  readonly period: string
}

export interface RemindRequest {
  /** Of this form alone; of all that are owed for the periods when left out. */
  readonly form?: string | undefined
  /** Returns of these units themselves. */
  readonly returns: readonly BoardPlace[]
  /** All that are late in the subtrees of these units. */
  readonly late: readonly BoardPlace[]
  /** A sentence of the sender's own. */
  readonly words: string
}

export type LeftOutBecause = 'sent' | 'locked' | 'nobody' | 'again' | 'not-owed'

/** A return and some people by name. */
export interface Reminded {
  readonly unit: UnitNode
  readonly period: Period
  readonly form: string
  readonly people: readonly string[]
}

export interface RemindResult {
  /** What the first of them reads, in the language of the sender. */
  readonly example: string | null
  /** How many different people. */
  readonly people: number
  readonly reminded: readonly Reminded[]
  readonly leftOut: readonly (Reminded & { readonly because: LeftOutBecause })[]
}

/** Most returns that are reminded of at once. */
export const MOST_REMINDED = 5000

/**
 * Remind the clerks and heads of units of returns that they have not sent, late or not. A person is reminded of a return by hand
 * at most once a day, whoever does it; nobody reminds themselves. Right `return.comment` on every unit named. With `look`
 * nothing is given. Problem `access-…`, `remind-none` when nobody would be reminded, `remind-many`, `private-…`.
 */
export async function remindNow(
  step: Step,
  asked: RemindRequest,
  look: boolean,
  lang: Lang,
): Promise<RemindResult> {
  const { index } = step.desk
  const words = asked.words.normalize('NFC').trim()
  const findings = privateDataFindings(words, { field: 'words' })
  if (findings.length > 0) throw new Problem(findings)
  if (asked.form !== undefined && !index.formById.has(asked.form))
    fail(
      'form-not-in-pack',
      { field: 'form' },
      { form: asked.form, known: [...index.formById.keys()].join(', ') },
    )
  const office = await openTo(
    step,
    [...asked.returns, ...asked.late].map(({ unit }) => unit),
  )
  if (office === null) fail('remind-none')
  const today = todayAt(step.desk)
  const wanted = await wantedLines(step, asked, today)
  if (wanted.length > MOST_REMINDED) fail('remind-many', {}, { count: wanted.length, most: MOST_REMINDED })

  const ids = [...new Set(wanted.map(({ line }) => line.unit.id))]
  // Two who remind of the same return at once come one after the other, so that each is told what really happened.
  if (!look) await lockUnits(step.tx, ids)
  // Whom to tell is known from their roles, which only whoever keeps accounts may read: the names alone get out of here.
  await widen(step.tx, { admin: step.unitId(office.unit) })
  const people = await People.around(step.tx, step.desk, ids, today)
  const drafts = wanted.map(({ line, locked }) => {
    const blocked = blockedBy(line, locked)
    const to = [...people.toTell(line.unit.id, ['clerks', 'heads']).keys()].filter(
      (account) => account !== step.caller.account,
    )
    return { line, to, because: blocked ?? (to.length === 0 ? ('nobody' as const) : null) }
  })
  const notices = drafts
    .filter(({ because }) => because === null)
    .flatMap(({ line, to }) => to.map((account) => noticeOf(step, account, line, words, office, today)))
  const given = await noticesGiven(
    step.tx,
    notices.map(({ account }) => account),
    notices.map(({ once }) => once),
  )
  const fresh = notices.filter(({ account, once }) => !given.has(`${account} ${once}`))
  const names = await namesOf(
    step.tx,
    notices.map(({ account }) => account),
  )
  const result = outcome(step, drafts, given, names, fresh, today, lang)
  if (look) return result
  if (fresh.length === 0) fail('remind-none')

  const told = await addNotices(step.tx, fresh, await step.at())
  for (const account of told) step.tell({ kind: 'notice', account })
  const returns = result.reminded.map(({ unit, period, form }) => `${unit.key} ${period.code} ${form}`)
  await step.audit({
    unit: step.unitId(office.unit),
    action: 'return.remind',
    detail: { returns, people: result.people, words },
  })
  return result
}

/** The right on every unit, all in one office; the transaction is opened to it. Null when no unit is named. */
async function openTo(step: Step, units: readonly string[]): Promise<Granted['by'] | null> {
  const distinct = [...new Set(units)]
  for (const unit of distinct) step.unitId(unit)
  const [first] = distinct
  if (first === undefined) return null
  const { by } = await step.act('return.comment', { unit: first })
  for (const unit of distinct) demand(step.desk, step.caller, 'return.comment', { unit, office: by })
  return by
}

interface Wanted {
  readonly line: DueLine
  readonly locked: boolean
}

/** What is asked for, each return once: what the units themselves owe, and what is late below them. */
async function wantedLines(step: Step, asked: RemindRequest, today: IsoDate): Promise<Wanted[]> {
  const { index } = step.desk
  const forms = index.pack.forms.filter(({ id }) => asked.form === undefined || id === asked.form)
  const owed = (place: BoardPlace, below: boolean) => {
    const period = parsePeriod(place.period, { field: 'period' })
    return forms
      .filter(({ periodType }) => periodType === period.type)
      .flatMap((form) =>
        expectedUnits(form, index.treeOf(period), place.unit)
          .filter(({ key }) => below || key === place.unit)
          .map((unit) => ({ unit, period, form: form.id })),
      )
  }
  const own = asked.returns.flatMap((place) => owed(place, false))
  const under = asked.late.flatMap((place) => owed(place, true))
  const ids = [...new Set([...own, ...under].map(({ unit }) => unit.id))]
  const standings = await Standings.read(step.tx, index, periodsOf([...own, ...under]), today, ids)
  const lines = new Map<string, Wanted>()
  const add = (one: (typeof own)[number], lateOnly: boolean) => {
    const line = dueLine(index, standings, one.unit, one.form, one.period, today)
    if (lateOnly && line.timely.state !== 'late') return
    const place = { unit: one.unit.key, period: one.period, form: one.form }
    lines.set(onceOf(line), { line, locked: standings.lock(place).locked })
  }
  for (const one of own) add(one, false)
  for (const one of under) add(one, true)
  return [...lines.values()]
}

function blockedBy(line: DueLine, locked: boolean): LeftOutBecause | null {
  if (line.sentAt !== null) return 'sent'
  return locked ? 'locked' : null
}

function onceOf({ unit, period, form }: DueLine): string {
  return `${unit.id}/${period.key}/${form}`
}

function noticeOf(
  step: Step,
  account: string,
  line: DueLine,
  words: string,
  office: Granted['by'],
  today: IsoDate,
): NewNotice {
  const { due } = line
  return {
    account,
    kind: 'reminded',
    unit: line.unit.id,
    period: line.period.key,
    form: line.form,
    day: today,
    once: `asked:${onceOf(line)}/${today}`,
    detail: {
      actor: step.caller.name,
      office: office.unit,
      ...(due === null ? {} : { due }),
      ...(line.state === 'submitted' ? { awaitsApproval: true } : {}),
      ...(words === '' ? {} : { words }),
    },
  }
}

interface Draft {
  readonly line: DueLine
  readonly to: readonly string[]
  readonly because: LeftOutBecause | null
}

function outcome(
  step: Step,
  drafts: readonly Draft[],
  given: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  fresh: readonly NewNotice[],
  today: IsoDate,
  lang: Lang,
): RemindResult {
  const reminded: Reminded[] = []
  const leftOut: (Reminded & { because: LeftOutBecause })[] = []
  for (const { line, to, because } of drafts) {
    const { unit, period, form } = line
    const named = (accounts: readonly string[]) => accounts.map((account) => names.get(account) ?? account)
    const again = to.filter((account) => given.has(`${account} asked:${onceOf(line)}/${today}`))
    const rest = to.filter((account) => !again.includes(account))
    const one = { unit, period, form }
    if (because !== null) leftOut.push({ ...one, people: [], because })
    else {
      if (again.length > 0) leftOut.push({ ...one, people: named(again), because: 'again' })
      if (rest.length > 0) reminded.push({ ...one, people: named(rest) })
    }
  }
  const [first] = fresh
  const unit = first === undefined ? undefined : step.desk.index.unitById.get(first.unit)?.key
  return {
    example:
      first === undefined || unit === undefined
        ? null
        : noticeText({ ...first, unit }, step.desk.index, lang),
    people: new Set(fresh.map(({ account }) => account)).size,
    reminded,
    leftOut,
  }
}
