import { randomUUID } from 'node:crypto'
import { holdsOn } from '../../domain/access.js'
import { grantFault } from '../../domain/access-grant.js'
import type { Role } from '../../domain/access-table.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import { fail, Problem } from '../../domain/problem.js'
import { tidyText } from '../../domain/text-normal.js'
import { tidyUserName } from '../../domain/user-name.js'
import type { Lang } from '../../domain/words.js'
import { accountNamed, readSecrets, setFailures, setPassword, setTotp } from '../../store/account-secrets.js'
import { type AccountRow, addAccount, searchAccounts } from '../../store/accounts.js'
import { addAssignment, assignmentsOf } from '../../store/assignments.js'
import { audit } from '../../store/audit.js'
import { replaceBackupCodes } from '../../store/backup-codes.js'
import { factTime, retrying, type Tx } from '../../store/database.js'
import { endSessions } from '../../store/sessions.js'
import { dayOf } from '../desk.js'
import type { Store } from '../store.js'
import { NOTHING_FAILED } from './attempt.js'
import { demandStanding, freeUserName } from './manage-accounts.js'
import { demandGoodPassword, hashPassword } from './password.js'

/** Who works at the command line of the machine, with the database open as its owner: no rights are asked for there. */
export interface Operator {
  readonly store: Store
  readonly index: PackIndex
  /** Name of the user of the system, for the audit. */
  readonly user: string
  now(): Date
}

/** An account with a first role, as it is made at the command line. `unit` is a key. */
export interface FirstAccount {
  readonly username: string
  readonly name: string
  readonly position: string
  readonly unit: string
  readonly role: Role
  readonly from: IsoDate
  readonly lang: Lang
  readonly password: string
}

/** Make an account with a role: how a real installation gets its first administrator. Its user name as it is kept. */
export async function addAccountAsOwner(operator: Operator, wanted: FirstAccount): Promise<string> {
  const { index, store } = operator
  const wantedRole = { unit: wanted.unit, role: wanted.role, from: wanted.from, to: null }
  const today = dayOf(operator.now(), index.pack.calendar.timezone)
  demandStanding(operator, wanted.unit, [wanted.from, today].sort()[1]!)
  const fault = grantFault({ giver: '', receiver: wanted.username, wanted: wantedRole, held: [] })
  if (fault !== null) throw new Problem(fault)
  demandGoodPassword(wanted.password, tidyUserName(wanted.username), 'password')
  const passwordHash = await hashPassword(wanted.password)
  const unit = index.pack.history.units.get(wanted.unit)!.id
  return retrying(() =>
    store.owner.transaction().execute(async (tx) => {
      const username = await freeUserName(tx, wanted.username)
      const id = randomUUID()
      const at = operator.now()
      await addAccount(tx, {
        id,
        unit,
        username,
        name: tidyText(wanted.name),
        position: tidyText(wanted.position),
        email: null,
        lang: wanted.lang,
        passwordHash,
        mustChange: false,
        at,
      })
      const { role, from } = wanted
      const by = operator.user
      await addAssignment(tx, { id: randomUUID(), account: id, unit, role, from, to: null, by, at })
      await auditOperator(tx, operator, { unit, account: id }, 'account.make', { username })
      await auditOperator(tx, operator, { unit, account: id }, 'role.give', {
        username,
        role,
        from,
        to: null,
      })
      return username
    }),
  )
}

/**
 * Set the password of an account; it must be changed at the next sign-in, and every session ends. With `removeTotp` the
 * second factor goes too: the way back for an only administrator whose phone is lost.
 */
export async function resetPasswordAsOwner(
  operator: Operator,
  typedName: string,
  password: string,
  removeTotp: boolean,
): Promise<void> {
  const username = tidyUserName(typedName)
  demandGoodPassword(password, username, 'password')
  const hash = await hashPassword(password)
  await retrying(() =>
    operator.store.owner.transaction().execute(async (tx) => {
      const account = (await accountNamed(tx, username)) ?? fail('account-unknown')
      const secrets = await readSecrets(tx, account, true)
      if (secrets.closed) fail('account-closed')
      await setPassword(tx, account, hash, true, operator.now())
      await setFailures(tx, account, NOTHING_FAILED)
      const target = { unit: secrets.home, account }
      if (removeTotp && secrets.totpSince !== null) {
        await setTotp(tx, account, { secret: null, since: null, step: null })
        await replaceBackupCodes(tx, account, [])
        await auditOperator(tx, operator, target, 'totp.remove', { username })
      }
      const ended = await endSessions(tx, account, {}, operator.now())
      await auditOperator(tx, operator, target, 'password.reset', { username, ended })
    }),
  )
}

/** An account as the command line lists it, with the roles of today. Units by key. */
export interface ListedAccount extends Omit<AccountRow, 'unit'> {
  readonly unit: string
  readonly roles: readonly { readonly role: Role; readonly unit: string }[]
}

/** Every account, by user name. */
export async function accountsAsOwner(operator: Operator): Promise<readonly ListedAccount[]> {
  const { index, store } = operator
  const on = dayOf(operator.now(), index.pack.calendar.timezone)
  const key = (id: number) => index.unitById.get(id)?.key ?? String(id)
  const unit = index.rootUnit().id
  return store.owner.transaction().execute(async (tx) => {
    const all = { text: null, named: [], role: null, state: null, on, at: operator.now() }
    const rows = await searchAccounts(tx, { ...all, unit, after: '', limit: MOST })
    const held = await assignmentsOf(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      ...row,
      unit: key(row.unit),
      roles: held
        .filter((one) => one.account === row.id && holdsOn({ ...one, unit: '' }, on))
        .map((one) => ({ role: one.role, unit: key(one.unit) })),
    }))
  })
}

/** More accounts than a nation has units. */
const MOST = 100_000

async function auditOperator(
  tx: Tx,
  operator: Operator,
  target: { readonly unit: number; readonly account: string },
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit(tx, { ...target, at: await factTime(tx), actor: operator.user, action, detail })
}
