import type { z } from 'zod'
import { isUnreadable, seriesOfForm } from '../../cycle/collect/returns/entries.js'
import type { ListedVersion } from '../../cycle/collect/returns/history.js'
import type { ListedReturn } from '../../cycle/collect/returns/list.js'
import type { ReturnPlace } from '../../cycle/collect/returns/place.js'
import type { StaleReturn } from '../../cycle/collect/returns/stale.js'
import type { Abilities, ReturnView } from '../../cycle/collect/returns/view.js'
import type { Desk } from '../../cycle/desk.js'
import type { CheckResult } from '../../domain/check.js'
import { type Timeliness, timelinessText } from '../../domain/deadline.js'
import { decimal } from '../../domain/decimal.js'
import type { Form } from '../../domain/form.js'
import { type LockStatus, lockText } from '../../domain/lock.js'
import { formatNumber } from '../../domain/number-text.js'
import type { OutlierQuestion } from '../../domain/outlier.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, periodName } from '../../domain/period.js'
import { unexplained, warningKey } from '../../domain/submission.js'
import { type Entry, type EntryRow, entryCounts, entryOf } from '../../domain/submission-entries.js'
import { problemWords } from '../../domain/words/problem.js'
import { submissionWords } from '../../domain/words/submission.js'
import { type Lang, say } from '../../domain/words.js'
import type {
  eventShape,
  listedReturnShape,
  readVersion,
  returnShape,
  staleShape,
} from '../../wire/returns.js'
import { abilityReply } from '../ability.js'

type ReturnReply = z.infer<typeof returnShape>
type EventReply = z.infer<typeof eventShape>
type VersionReply = z.infer<NonNullable<(typeof readVersion)['reply']>>
type CellReply = ReturnReply['sections'][number]['cells'][number]
type EntryReply = CellReply['entry']
type StoredEvent = StaleReturn['since'][number]

/** A return as it travels. */
export function returnReply(desk: Desk, view: ReturnView, lang: Lang): ReturnReply {
  const { index } = desk
  const { place, progress, content } = view
  const { form } = place
  const current = progress.versions[progress.version - 1]
  const stamps = current?.stamps
  const counts = entryCounts(content.row, seriesOfForm(index, form))
  return {
    ...headReply(index, view, lang),
    completeness: completenessReply(counts),
    revision: view.revision,
    stages: {
      submitted: stamps?.submitted ?? null,
      approved: stamps?.approved ?? null,
      accepted: stamps?.accepted ?? null,
    },
    openedFor: current?.openedFor ?? null,
    closedFor: closedFor(view),
    entered: view.entered === null ? null : { ...view.entered, at: view.entered.at.toISOString() },
    sections: form.sections.map(({ id, name, series }) => ({
      id,
      name,
      cells: cellReplies(index, { form, series, row: content.row, ...view }),
    })),
    narrative: form.narratives.map(({ id, name }) => ({ id, name, text: content.narrative[id] ?? '' })),
    explanations: { ...content.explanations },
    checks: checkReplies(index, view.checks, content.explanations, lang),
    questions: view.questions.map((asked) => questionReply(index, asked, content.explanations, lang)),
  }
}

/** A return in a list. */
export function listedReply(desk: Desk, listed: ListedReturn, lang: Lang): z.infer<typeof listedReturnShape> {
  return {
    ...headReply(desk.index, listed, lang),
    completeness: completenessReply(listed.cells),
    changedAt: listed.changedAt?.toISOString() ?? null,
  }
}

interface Head {
  readonly place: ReturnPlace
  readonly progress: ReturnView['progress']
  readonly etag: string
  readonly sentAt: string | null
  readonly timeliness: Timeliness
  readonly lock: LockStatus
  readonly figures: 'preliminary' | 'final'
  readonly may: Abilities
}

function headReply(index: PackIndex, head: Head, lang: Lang) {
  const { place, progress, timeliness, lock } = head
  return {
    unit: unitReply(index, place),
    period: periodReply(index, place.period),
    form: { id: place.form.id, name: place.form.name },
    state: progress.state,
    version: progress.version,
    etag: head.etag,
    owed: place.owed,
    due: place.due,
    sentAt: head.sentAt,
    timeliness: { ...timeliness, text: timelinessText(timeliness, lang) },
    lock: { locked: lock.locked, because: lock.because, text: lockText(lock, lang) },
    figures: head.figures,
    may: mayReply(head.may, lang),
  }
}

function mayReply(may: Abilities, lang: Lang): ReturnReply['may'] {
  const reply = Object.entries(may).map(([name, answer]) => [name, abilityReply(answer, lang)] as const)
  return Object.fromEntries(reply) as ReturnReply['may']
}

/** A unit that is not in the tree of the period goes by its last name. */
export function unitReply(index: PackIndex, { unit, node }: ReturnPlace): ReturnReply['unit'] {
  if (node !== null) return { key: node.key, code: node.code, name: node.name, level: node.level }
  const { code, name, level } = index.pack.history.units.get(unit)!.spans.at(-1)!
  return { key: unit, code, name, level }
}

function periodReply(index: PackIndex, period: Period): ReturnReply['period'] {
  const { from, to } = index.window(period)
  return {
    code: period.code,
    name: { vi: periodName(period, 'vi'), en: periodName(period, 'en') },
    from,
    to,
  }
}

function completenessReply(counts: {
  readonly value: number
  readonly notApplicable: number
  readonly empty: number
}): ReturnReply['completeness'] {
  const { value, notApplicable, empty } = counts
  return { cells: value + notApplicable + empty, filled: value, notApplicable, empty }
}

/** Of a return that goes on after something was sent back or withdrawn: why that was. */
function closedFor({ progress }: ReturnView): string | null {
  const current = progress.versions[progress.version - 1]
  return current?.closedFor ?? progress.versions[progress.version - 2]?.closedFor ?? null
}

function entryReply(index: PackIndex, row: EntryRow, series: number): EntryReply {
  const entry = entryOf(row, series)
  if (entry.kind === 'value' && isUnreadable(index, row, series))
    return { value: entry.value, unreadable: true }
  return plainEntry(entry)
}

/** Cells of a form with what stands beside them. */
export function cellReplies(
  index: PackIndex,
  of: {
    readonly form: Form
    readonly series: readonly string[]
    readonly row: EntryRow
    readonly previous: readonly (string | null)[]
    readonly lastYear: readonly (string | null)[]
  },
): CellReply[] {
  return of.series.map((code) => {
    const at = index.seriesByCode.get(code)!.index
    return {
      series: code,
      entry: entryReply(index, of.row, at),
      required: of.form.required.includes(code),
      previous: of.previous[at - 1] ?? null,
      lastYear: of.lastYear[at - 1] ?? null,
    }
  })
}

/** What stands in a cell, as it travels. */
export function plainEntry(entry: Entry): EntryReply {
  if (entry.kind === 'empty') return null
  return entry.kind === 'value' ? { value: entry.value } : { notApplicable: true }
}

/** What is wrong, each with what it concerns and whether it has been explained. */
export function checkReplies(
  index: PackIndex,
  checks: readonly CheckResult[],
  explanations: Readonly<Record<string, string>>,
  lang: Lang,
): ReturnReply['checks'] {
  const open = new Set(unexplained(checks, new Map(Object.entries(explanations))))
  return checks.map((check) => {
    const { finding, severity, rule } = check
    const warns = severity === 'warning'
    return {
      severity,
      rule,
      series: check.series.map((at) => codeOf(index, at)),
      code: finding.code,
      message: say(problemWords, finding.code, lang, finding.params),
      key: warns ? warningKey(check) : null,
      explained: warns && !open.has(check),
    }
  })
}

/** A question, with whether it has been answered. */
export function questionReply(
  index: PackIndex,
  asked: OutlierQuestion,
  explanations: Readonly<Record<string, string>>,
  lang: Lang,
): ReturnReply['questions'][number] {
  const { key, direction, method, periods, median, least, greatest } = asked
  const number = (text: string) => formatNumber(decimal(text), undefined, lang)
  return {
    series: codeOf(index, asked.series),
    key,
    message: say(submissionWords, `question-${direction}`, lang, {
      value: number(asked.value),
      periods,
      median: number(median),
      least: number(least),
      greatest: number(greatest),
    }),
    direction,
    method,
    periods,
    median,
    least,
    greatest,
    explained: key in explanations,
  }
}

/** A step of the history, or a save with what it changed. */
export function eventReply(index: PackIndex, event: StoredEvent, lang: Lang): EventReply {
  const { seq, kind, from, to, version, office, at, reason, changes } = event
  const texts = (list: readonly (readonly [string, string | null, string | null])[] = []) =>
    list.map(([key, before, after]) => ({ key, before, after }))
  return {
    seq,
    kind,
    done: say(submissionWords, `done-${kind}`, lang),
    from,
    to,
    version,
    by: { account: event.actor, name: event.actorName },
    office: { ...office },
    at,
    reason,
    cells: (changes?.cells ?? []).map(([series, before, after]) => ({
      series: codeOf(index, series),
      before: plainEntry(before),
      after: plainEntry(after),
    })),
    narrative: texts(changes?.narrative),
    explanations: texts(changes?.explanations),
  }
}

/** What a refused write is told of the return as it is now. */
export function staleReply(desk: Desk, stale: StaleReturn, lang: Lang): z.infer<typeof staleShape> {
  return {
    return: returnReply(desk, stale.current, lang),
    since: stale.since.map((event) => eventReply(desk.index, event, lang)),
  }
}

/** A stored version in the list of them. */
export function versionReply({ held, state, ...by }: ListedVersion) {
  const moment = (at: Date | null) => at?.toISOString() ?? null
  return {
    version: held.version,
    state,
    openedFor: held.reason,
    closedFor: held.closedFor,
    source: held.source,
    enteredBy: held.enteredBy,
    enteredAt: held.enteredAt.toISOString(),
    submittedAt: moment(held.submittedAt),
    submittedBy: by.submittedBy,
    approvedAt: moment(held.approvedAt),
    approvedBy: by.approvedBy,
    acceptedAt: moment(held.acceptedAt),
    acceptedBy: by.acceptedBy,
    endedAt: moment(held.withdrawnAt),
    endedBy: by.endedBy,
  }
}

/** A stored version with what stands in it: the cells of the form that hold anything. */
export function versionContentReply(
  index: PackIndex,
  place: ReturnPlace,
  listed: ListedVersion,
): VersionReply {
  const { held } = listed
  const cells = seriesOfForm(index, place.form).map((series) => {
    return [codeOf(index, series), plainEntry(entryOf(held, series))] as const
  })
  return {
    ...versionReply(listed),
    entries: Object.fromEntries(cells),
    narrative: { ...held.narrative },
    explanations: { ...held.explanations },
  }
}

function codeOf(index: PackIndex, series: number): string {
  return index.pack.series[series - 1]?.code ?? String(series)
}
