import { type Access, holdsOn } from '../../domain/access.js'
import type { Action, Role } from '../../domain/access-table.js'
import type { AccountState } from '../../domain/account-state.js'
import { type Finding, finding } from '../../domain/problem.js'
import { matchesSearch, stripMarks } from '../../domain/text-normal.js'
import { spanOn } from '../../domain/unit.js'
import { type AccountRow, readAccount, searchAccounts } from '../../store/accounts.js'
import { type AssignmentRow, assignmentsOf } from '../../store/assignments.js'
import { backupCodesLeft } from '../../store/backup-codes.js'
import { identitiesOf } from '../../store/identities.js'
import { liveSessions, type SessionRow } from '../../store/sessions.js'
import { liveTokens, type TokenRow } from '../../store/tokens.js'
import { type Desk, rightsAt, todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { accountToRead, concerning, unitKey } from './account-target.js'
import { idleSince } from './authenticate.js'

/** A unit as lists of accounts name it: by the name of today, or the last it had. */
export interface UnitLabel {
  readonly key: string
  readonly name: string
}

/** A role of an account on the day looked at. */
export interface RoleView {
  readonly id: string
  readonly unit: UnitLabel
  readonly role: Role
  readonly from: string
  readonly to: string | null
  readonly when: 'live' | 'coming' | 'past'
}

/** Something that may be done, or the refusal. */
export type Ability = true | { readonly no: string; readonly finding: Finding }

export interface AccountView {
  readonly row: AccountRow
  readonly unit: UnitLabel
  readonly roles: readonly RoleView[]
}

export function unitLabel(desk: Pick<Desk, 'index' | 'now'>, id: number): UnitLabel {
  const unit = desk.index.unitById.get(id)
  if (unit === undefined) return { key: String(id), name: String(id) }
  const span = spanOn(unit, todayAt(desk)) ?? unit.spans.at(-1)!
  return { key: unit.key, name: span.name }
}

export function roleView(desk: Pick<Desk, 'index' | 'now'>, row: AssignmentRow): RoleView {
  const today = todayAt(desk)
  const { id, role, from, to } = row
  const when = from > today ? 'coming' : holdsOn({ ...row, unit: '' }, today) ? 'live' : 'past'
  return { id, unit: unitLabel(desk, row.unit), role, from, to, when }
}

/** Accounts of a unit and all under it. `q` is found in name, user name, position and the name of the unit, with marks or without. */
export async function listAccounts(
  step: Step,
  asked: {
    readonly unit: string
    readonly q: string | undefined
    readonly role: Role | undefined
    readonly state: AccountState | undefined
    readonly after: string
    readonly limit: number
  },
): Promise<readonly AccountView[]> {
  const { desk, tx } = step
  await step.act('account.read', { unit: asked.unit })
  const rows = await searchAccounts(tx, {
    unit: step.unitId(asked.unit),
    text: asked.q === undefined ? null : stripMarks(asked.q),
    named: asked.q === undefined ? [] : unitsNamed(desk, asked.q),
    role: asked.role ?? null,
    state: asked.state ?? null,
    on: todayAt(desk),
    at: desk.now(),
    after: asked.after,
    limit: asked.limit,
  })
  const ids = rows.map(({ id }) => id)
  const held = await assignmentsOf(tx, ids)
  return rows.map((row) => ({
    row,
    unit: unitLabel(desk, row.unit),
    roles: held.filter(({ account }) => account === row.id).map((one) => roleView(desk, one)),
  }))
}

/** Ids of the units of today whose name or code is searched for. */
function unitsNamed(desk: Desk, typed: string): number[] {
  const units = desk.index.tree(todayAt(desk)).nodes.values()
  return [...units].filter(({ name, code }) => matchesSearch(`${name} ${code}`, typed)).map(({ id }) => id)
}

/** What may be done to an account, by name. */
export type AccountAbilities = Readonly<
  Record<
    'change' | 'close' | 'reopen' | 'unlock' | 'resetPassword' | 'removeTotp' | 'giveRole' | 'endSessions',
    Ability
  >
>

/** One account with its roles, and what the caller may do to it. */
export async function viewAccount(
  step: Step,
  id: string,
): Promise<AccountView & { readonly issuers: readonly string[]; readonly may: AccountAbilities }> {
  const target = await accountToRead(step, id)
  const { row, home, assignments } = target
  const today = todayAt(step.desk)
  const issuers = await concerning(step, id, async () =>
    (await identitiesOf(step.tx, id)).map(({ issuer }) => issuer),
  )
  const units = [
    home,
    ...assignments.filter(({ to }) => to === null || to > today).map(({ unit }) => unitKey(step, unit)),
  ]
  const right = (action: Action): Ability =>
    units
      .map((unit) => ability(rightsAt(step.desk, step.caller, { unit })(action)))
      .find((answer) => answer !== true) ?? true
  const manage = right('account.manage')
  const self = row.id === step.caller.account
  const unless = (code: Finding['code'] | false): Ability =>
    manage === true && code !== false ? { no: code, finding: finding(code) } : manage
  return {
    row,
    unit: unitLabel(step.desk, row.unit),
    roles: assignments.map((one) => roleView(step.desk, one)),
    issuers,
    may: {
      change: manage,
      close: unless(self ? 'account-self' : row.closedAt !== null && 'account-closed'),
      reopen: unless(row.closedAt === null && 'account-open'),
      unlock: manage,
      resetPassword: unless(self && 'account-self'),
      removeTotp: unless(self ? 'account-self' : !row.totp && 'totp-off'),
      giveRole: unless(self ? 'access-self-grant' : row.closedAt !== null && 'account-closed'),
      endSessions: right('token.revoke'),
    },
  }
}

function ability(access: Access): Ability {
  return 'yes' in access ? true : access
}

/** Sessions and tokens of another account. */
export async function sessionsOf(step: Step, id: string): Promise<readonly SessionRow[]> {
  await accountToRead(step, id)
  const now = step.desk.now()
  return concerning(step, id, () => liveSessions(step.tx, id, now, idleSince(step.desk, now)))
}

export async function tokensOf(step: Step, id: string): Promise<readonly TokenRow[]> {
  await accountToRead(step, id)
  return concerning(step, id, () => liveTokens(step.tx, id, step.desk.now()))
}

/** Who has signed in, what is still awaited, and what may be done next. */
export interface SessionView extends AccountView {
  readonly session: { readonly expiresAt: Date; readonly idleUntil: Date } | null
  readonly backupCodes: number
  readonly may: Readonly<
    Record<'work' | 'changePassword' | 'tokens' | 'seeReturns' | 'seeAccounts' | 'seeAudit', Ability>
  >
}

/** The caller's own account, session and abilities. Asks for no right: it is what a page needs to know what to show. */
export async function viewSession(step: Step): Promise<SessionView> {
  const { caller, desk, tx } = step
  const row = (await readAccount(tx, caller.account))!
  const assignments = await assignmentsOf(tx, [caller.account])
  const now = desk.now()
  const session = (await liveSessions(tx, caller.account, now, idleSince(desk, now))).find(
    ({ id }) => id === caller.via.id,
  )
  const idle = now.getTime() - idleSince(desk, now).getTime()
  return {
    row,
    unit: unitLabel(desk, row.unit),
    roles: assignments.map((one) => roleView(desk, one)),
    session:
      session === undefined
        ? null
        : {
            expiresAt: session.expiresAt,
            idleUntil: new Date(Math.min(now.getTime() + idle, session.expiresAt.getTime())),
          },
    backupCodes: await backupCodesLeft(tx, caller.account),
    may: abilitiesOf(step),
  }
}

function abilitiesOf({ caller, desk }: Step): SessionView['may'] {
  const { pending } = caller
  const waits: Ability | null =
    pending === null ? null : { no: `sign-in-${pending}`, finding: finding(`sign-in-${pending}`) }
  const offices = caller.assignments.filter((held) => holdsOn(held, todayAt(desk)))
  const units = [caller.home, ...offices.map(({ unit }) => unit)]
  const anywhere = (action: Action): Ability => {
    const answers = units.map((unit) => ability(rightsAt(desk, caller, { unit })(action)))
    return waits ?? answers.find((answer) => answer === true) ?? answers[0]!
  }
  return {
    work: waits ?? (offices.length > 0 ? true : anywhere('return.read')),
    changePassword:
      pending === 'second-factor' ? waits! : caller.via.kind === 'token' ? anywhere('token.own') : true,
    tokens: anywhere('token.own'),
    seeReturns: anywhere('return.read'),
    seeAccounts: anywhere('account.read'),
    seeAudit: anywhere('audit.read'),
  }
}
