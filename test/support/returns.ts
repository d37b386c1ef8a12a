import { type Assignment, type Role, rightsOf } from '../../src/domain/access.js'
import type { CheckResult } from '../../src/domain/check.js'
import type { Closure, LockException, LockStatus } from '../../src/domain/lock.js'
import { finding } from '../../src/domain/problem.js'
import { type Decision, decide, type ReturnFacts } from '../../src/domain/submission.js'
import { NOTHING_ENTERED, type ReturnProgress } from '../../src/domain/submission-progress.js'
import { type CommandKind, transitionFrom } from '../../src/domain/submission-table.js'
import { LAI_CHAU } from './histories.js'

const UNIT = 'x03386'
const TODAY = '2024-06-17'
const FROM = '2020-01-01'

/** Who works here: An and Bình enter, Chi and Dũng head the commune, Em collects and Giang heads above, Hà has two hats. */
export const PEOPLE: Readonly<Record<string, readonly Assignment[]>> = {
  an: [office('clerk', UNIT)],
  binh: [office('clerk', UNIT)],
  chi: [office('head', UNIT)],
  dung: [office('head', UNIT), office('clerk', UNIT)],
  em: [office('analyst', 'h105')],
  giang: [office('head', 'h105')],
  ha: [office('clerk', UNIT), office('head', UNIT), office('head', 'h105')],
  kien: [office('administrator', 'h105')],
  lan: [office('clerk', 'x03388')],
}

function office(role: Role, unit: string): Assignment {
  return { role, unit, from: FROM, to: null }
}

export const OPEN: LockStatus = { locked: false, because: 'open' }

export function factsFor(actor: string, more: Partial<ReturnFacts> = {}): ReturnFacts {
  const rights = rightsOf(PEOPLE[actor]!, { unit: UNIT }, TODAY, LAI_CHAU)
  return { rights, owed: true, lock: OPEN, runningUntil: null, checks: [], explanations: new Map(), ...more }
}

/** `an save`, `giang return: reason`. The office is the first of the person's that may take such a step, else their first. */
export function run(progress: ReturnProgress, line: string, more: Partial<ReturnFacts> = {}): Decision {
  const [, actor, kind, whole, reason] = /^(\w+) (\w+)( all)?(?:: (.*))?$/.exec(line)!
  return decide(
    progress,
    {
      kind: kind as CommandKind,
      actor: actor!,
      office: officeFor(progress, actor!, kind as CommandKind),
      at: '2024-06-17T08:00:00+07:00',
      reason,
      covers: whole === undefined ? undefined : 'whole',
    },
    factsFor(actor!, more),
  )
}

export function officeFor(progress: ReturnProgress, actor: string, kind: CommandKind) {
  const action = transitionFrom(progress.state, kind)?.action
  const own = PEOPLE[actor]!
  const rights = rightsOf(own, { unit: UNIT }, TODAY, LAI_CHAU)
  const fit = own.find((held) => action !== undefined && 'yes' in rights(action, held)) ?? own[0]!
  return { role: fit.role, unit: fit.unit }
}

/** Runs lines that must all be taken. */
export function come(...lines: string[]): ReturnProgress {
  let progress = NOTHING_ENTERED
  for (const line of lines) {
    const decision = run(progress, line)
    if ('no' in decision) throw new Error(`${line}: ${decision.no}`)
    progress = decision.next
  }
  return progress
}

export const TO_STATE: Readonly<Record<string, string[]>> = {
  empty: [],
  draft: ['an save'],
  submitted: ['an save', 'an submit'],
  approved: ['an save', 'an submit', 'chi approve'],
  accepted: ['an save', 'an submit', 'chi approve', 'em accept'],
  returned: ['an save', 'an submit', 'chi return: sai cột 3'],
  withdrawn: ['an save', 'an submit', 'an withdraw'],
}

const closure = {
  kind: 'closed',
  period: 1,
  unit: 'h105',
  level: null,
  from: '2024-06-17',
  to: null,
} as const
const order = { by: 'giang', office: { role: 'head', unit: 'h105' }, at: '2024-06-17T07:00:00Z' } as const
const CLOSED: Closure = { ...closure, ...order, reason: 'chốt số liệu' }
const EXCEPTION: LockException = {
  unit: UNIT,
  period: 1,
  form: null,
  from: '2024-06-17',
  until: '2024-06-18',
  reason: 'đính chính',
  ...order,
}
export const LOCKS = {
  closed: { locked: true, because: 'closed', closure: CLOSED },
  final: { locked: true, because: 'final', closure: { ...CLOSED, kind: 'final' } },
  expired: { locked: true, because: 'exception-expired', closure: CLOSED, exception: EXCEPTION },
  excepted: { locked: false, because: 'excepted', closure: CLOSED, exception: EXCEPTION },
} satisfies Record<string, LockStatus>

export function check(severity: 'error' | 'warning', rule: string | null, series: number[]): CheckResult {
  return { finding: finding('check-required'), severity, rule, series }
}
