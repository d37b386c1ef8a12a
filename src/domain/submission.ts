import type { Access, AccessReason, Office, Rights } from './access.js'
import { listOf } from './access-refusal.js'
import type { Action } from './access-table.js'
import type { CheckResult } from './check.js'
import { addDays } from './date.js'
import { type LockStatus, lockFinding } from './lock.js'
import type { Words } from './measure.js'
import { formatDate } from './number-text.js'
import type { IsoDate } from './period.js'
import { type Finding, finding } from './problem.js'
import {
  authorsOf,
  follow,
  type ReturnEvent,
  type ReturnProgress,
  type VersionProgress,
  versionOf,
} from './submission-progress.js'
import {
  COMMANDS,
  type CommandKind,
  type ReturnState,
  TRANSITIONS,
  type Transition,
  transitionFrom,
} from './submission-table.js'
import { submissionWords } from './words/submission.js'
import { type Lang, say } from './words.js'

/** What somebody wants to do to a return, as data. */
export interface ReturnCommand {
  readonly kind: CommandKind
  /**
   * By which right it is meant, where several steps are called the same: handing back to the clerk (`return.hand-back`) and
   * sending back to the unit (`return.return`). Left out: whichever the return has from here.
   */
  readonly action?: Action | undefined
  /** Account of who does it. */
  readonly actor: string
  /** In which of their offices they do it. */
  readonly office: Office
  /** The moment, ISO 8601 with offset or Z. */
  readonly at: string
  readonly reason?: string | undefined
  /**
   * Of a save only: `whole` when it gives every figure of the return (a filled-in form, a load), so that what earlier
   * versions held is nobody's any more; `part` (the default) for single cells.
   */
  readonly covers?: 'part' | 'whole' | undefined
}

/** What the rules need to know beside the return itself. All of it is of now. */
export interface ReturnFacts {
  /** What the actor may do to the unit: `rightsOf`. */
  readonly rights: Rights
  /** Does the unit owe this form for this period? `expectedUnits`. */
  readonly owed: boolean
  readonly lock: LockStatus
  /** Last day of the period's window while it is not over (today is no later than it), else null. */
  readonly runningUntil: IsoDate | null
  /** The checks of the figures as they stand; looked at on submission only. */
  readonly checks: readonly CheckResult[]
  /** Written explanations of warnings, by `warningKey`. */
  readonly explanations: ReadonlyMap<string, string>
}

/** Why a step is refused by the rules of returns. The problem of each is `return-<reason>`. */
export type ReturnReason =
  | 'wrong-state'
  | 'closed'
  | 'exception-expired'
  | 'final'
  | 'not-owed'
  | 'window-running'
  | 'two-person'
  | 'own-acceptance'
  | 'check-errors'
  | 'warnings-unexplained'
  | 'reason-missing'

export interface Refusal {
  readonly no: ReturnReason | AccessReason
  readonly finding: Finding
}

export type Decision = { readonly next: ReturnProgress; readonly event: ReturnEvent } | Refusal

/** May this be done now? Either yes, or why not. */
export type Ability = true | Refusal

/**
 * Do it, or say why not. Refusals come in this order: no right; no such step from here; closed period; not owed; the
 * two-person rule; the window still running; faulty figures; no reason given.
 *
 * What is counted is not all counted before the last day of the window is over: until then a return is typed but not
 * submitted (Nghị định 09/2019/NĐ-CP, Điều 12: figures are taken up to the end of the cut-off day).
 *
 * Two-person rule: nobody approves a version of which they entered anything, also what it took over from the version
 * before. And nobody accepts for the superior unit what they entered or approved for the unit.
 */
export function decide(current: ReturnProgress, command: ReturnCommand, facts: ReturnFacts): Decision {
  const { kind, actor, office, at } = command
  const judged = judge(current, kind, actor, facts, { office, action: command.action })
  if ('no' in judged) return judged
  const reason = hasContent(command.reason) ? command.reason.trim() : null
  if (judged.reason === 'required' && reason === null) return refuse('reason-missing', commandNames(kind))
  const event: ReturnEvent = {
    kind,
    from: judged.from,
    to: judged.to,
    version: versionOf(current, judged),
    actor,
    office,
    at,
    reason,
    covers: kind === 'save' ? (command.covers ?? 'part') : null,
  }
  return { next: follow(current, event), event }
}

/**
 * What this person may do to the return now, each refusal with its reason, for replies to carry. A reason that the step
 * requires is taken as given.
 */
export function abilities(
  current: ReturnProgress,
  actor: string,
  facts: ReturnFacts,
): Readonly<Record<CommandKind, Ability>> {
  const may = COMMANDS.map((kind) => [kind, ability(current, kind, actor, facts)] as const)
  return Object.fromEntries(may) as Record<CommandKind, Ability>
}

/** One of `abilities`; with `action` as in a command. */
export function ability(
  current: ReturnProgress,
  kind: CommandKind,
  actor: string,
  facts: ReturnFacts,
  action?: Action,
): Ability {
  const judged = judge(current, kind, actor, facts, { action })
  return 'no' in judged ? judged : true
}

/** What a warning is known by while its figures change: its rule and the series it concerns. */
export function warningKey(check: Pick<CheckResult, 'finding' | 'rule' | 'series'>): string {
  return `${check.rule ?? check.finding.code}:${check.series.join(',')}`
}

/** Warnings that nobody has explained yet; each needs a sentence, not a dash. */
export function unexplained(
  checks: readonly CheckResult[],
  explanations: ReadonlyMap<string, string>,
): readonly CheckResult[] {
  return checks.filter((c) => c.severity === 'warning' && !hasContent(explanations.get(warningKey(c))))
}

function judge(
  current: ReturnProgress,
  kind: CommandKind,
  actor: string,
  facts: ReturnFacts,
  { office, action }: Partial<Pick<ReturnCommand, 'office' | 'action'>>,
): Transition | Refusal {
  const meant = (t: Transition) => action === undefined || t.action === action
  const from = transitionFrom(current.state, kind)
  const row = from === undefined || !meant(from) ? undefined : from
  // Whoever has no part in such a step at any time is told that, and not where the return is.
  const denied = denial(
    row === undefined ? TRANSITIONS.filter((t) => t.command === kind && meant(t)) : [row],
    facts,
    office,
  )
  if (denied !== null) return denied
  if (row === undefined) return refuse('wrong-state', wrongState(current.state, kind))
  const { lock } = facts
  if (lock.locked && !(row.whileClosed && lock.because !== 'final'))
    return { no: lock.because, finding: lockFinding(lock) }
  if (row.owedOnly && !facts.owed) return refuse('not-owed')
  const version = current.versions[current.version - 1]
  const hands = version === undefined ? null : sameHands(version, kind, actor)
  if (hands !== null) return hands
  if (kind === 'submit' && facts.runningUntil !== null)
    return refuse('window-running', windowRunning(facts.runningUntil))
  return (kind === 'submit' ? faulty(facts) : null) ?? row
}

/** Null when the actor may take one of these steps; else why not. */
function denial(rows: readonly Transition[], { rights }: ReturnFacts, office?: Office): Refusal | null {
  const answers: readonly Access[] = rows.map((row) => rights(row.action, office))
  const refusals = answers.flatMap((answer) => ('no' in answer ? [answer] : []))
  return refusals.length < answers.length ? null : refusals[0]!
}

function sameHands(version: VersionProgress, kind: CommandKind, actor: string): Refusal | null {
  const entered = authorsOf(version).includes(actor)
  if (kind === 'approve' && entered) return refuse('two-person')
  if (kind === 'accept' && (entered || version.approvedBy === actor)) return refuse('own-acceptance')
  return null
}

function faulty({ checks, explanations }: ReturnFacts): Refusal | null {
  const errors = checks.filter((check) => check.severity === 'error').length
  if (errors > 0) return refuse('check-errors', { count: errors })
  const open = unexplained(checks, explanations).length
  return open > 0 ? refuse('warnings-unexplained', { count: open }) : null
}

function wrongState(state: ReturnState, kind: CommandKind): Record<string, string> {
  const next = both((lang) =>
    (['unit', 'superior'] as const)
      .map((by) => ({ by, rows: TRANSITIONS.filter((row) => row.from === state && row.by === by) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ by, rows }) => {
        const commands = listOf(
          rows.map((row) => say(submissionWords, `command-${row.command}`, lang)),
          lang,
        )
        return say(submissionWords, `next-${by}`, lang, { commands })
      })
      .join('; '),
  )
  const name = both((lang) => say(submissionWords, `state-${state}`, lang))
  return { ...commandNames(kind), stateVi: name.vi, stateEn: name.en, nextVi: next.vi, nextEn: next.en }
}

function windowRunning(last: IsoDate): Record<string, string> {
  const first = addDays(last, 1)
  return {
    lastVi: formatDate(last, 'vi'),
    lastEn: formatDate(last, 'en'),
    firstVi: formatDate(first, 'vi'),
    firstEn: formatDate(first, 'en'),
  }
}

function commandNames(kind: CommandKind): { commandVi: string; commandEn: string } {
  const name = both((lang) => say(submissionWords, `command-${kind}`, lang))
  return { commandVi: name.vi, commandEn: name.en }
}

function both(text: (lang: Lang) => string): Words {
  return { vi: text('vi'), en: text('en') }
}

function refuse(
  no: Exclude<ReturnReason, 'closed' | 'exception-expired' | 'final'>,
  params: Readonly<Record<string, string | number>> = {},
): Refusal {
  return { no, finding: finding(`return-${no}`, {}, params) }
}

/** Blanks, dashes and dots are no reason. */
function hasContent(text: string | undefined): text is string {
  return text !== undefined && /[\p{L}\p{N}]/u.test(text)
}
