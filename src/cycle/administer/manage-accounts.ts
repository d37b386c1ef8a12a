import { randomUUID } from 'node:crypto'
import { formatDate } from '../../domain/number-text.js'
import { fail } from '../../domain/problem.js'
import { tidyText } from '../../domain/text-normal.js'
import { spanOn } from '../../domain/unit.js'
import { isUserName, tidyUserName } from '../../domain/user-name.js'
import type { Lang } from '../../domain/words.js'
import { accountNamed, setFailures, setPassword, setTotp } from '../../store/account-secrets.js'
import { type AccountChange, addAccount, changeAccount, closeAccount } from '../../store/accounts.js'
import { replaceBackupCodes } from '../../store/backup-codes.js'
import { widen } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import { unlinkIdentities } from '../../store/identities.js'
import { endSessions } from '../../store/sessions.js'
import { revokeTokens } from '../../store/tokens.js'
import { type Desk, todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { accountToChange, auditTarget, concerning, notSelf } from './account-target.js'
import { NOTHING_FAILED } from './attempt.js'
import { keepAnAdministrator } from './last-administrator.js'
import { hashPassword, temporaryPassword } from './password.js'

/** An account as it is asked for. `unit` is a key. */
export interface WantedAccount {
  readonly username: string
  readonly name: string
  readonly position: string
  readonly unit: string
  readonly email?: string | null | undefined
  readonly lang?: Lang | undefined
}

/** A password told once, to whoever hands it over. */
export interface Handed {
  readonly account: string
  readonly password: string
}

/** Make an account without any role, with a password that must be changed at first use. */
export async function makeAccount(step: Step, wanted: WantedAccount): Promise<Handed> {
  const { tx, desk } = step
  await step.act('account.manage', { unit: wanted.unit })
  demandStanding(desk, wanted.unit, todayAt(desk))
  const username = await freeUserName(tx, wanted.username)
  const password = temporaryPassword()
  const id = randomUUID()
  const unit = step.unitId(wanted.unit)
  await addAccount(tx, {
    id,
    unit,
    username,
    name: tidyText(wanted.name),
    position: tidyText(wanted.position),
    email: wanted.email ?? null,
    lang: wanted.lang ?? 'vi',
    passwordHash: await hashPassword(password),
    mustChange: true,
    at: desk.now(),
  })
  await step.audit({ unit, action: 'account.make', account: id, detail: { username } })
  return { account: id, password }
}

/** A user name as it is kept; Problem `account-name-…` when it cannot be one or somebody has it. */
export async function freeUserName(tx: Tx, typed: string): Promise<string> {
  const username = tidyUserName(typed)
  if (!isUserName(username)) fail('account-name-form', { field: 'username' }, { username })
  await widen(tx, { signIn: username })
  if ((await accountNamed(tx, username)) !== undefined)
    fail('account-name-taken', { field: 'username' }, { username })
  return username
}

/** Problem `account-unit-ended` when the unit does not exist on that day. */
export function demandStanding(desk: Pick<Desk, 'index'>, key: string, date: string): void {
  const unit = desk.index.pack.history.units.get(key)
  if (unit === undefined) fail('unit-not-registered', { unit: key }, { unit: key })
  if (spanOn(unit, date) !== undefined) return
  const names = {
    unit: unit.spans.at(-1)!.name,
    dateVi: formatDate(date, 'vi'),
    dateEn: formatDate(date, 'en'),
  }
  fail('account-unit-ended', { unit: key }, names)
}

/** Names, position, address, language, where the account belongs. Another unit must be the caller's to administer too. */
export async function editAccount(
  step: Step,
  id: string,
  to: Omit<AccountChange, 'unit'> & { readonly unit?: string },
): Promise<void> {
  const target = await accountToChange(step, id)
  const { row, home } = target
  const given = Object.keys(to)
  if (given.length === 0) fail('account-nothing')
  const { unit, ...rest } = to
  const tidy = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [
      field,
      typeof value === 'string' ? tidyText(value) : value,
    ]),
  )
  await auditTarget(step, target, 'account.change', {
    changed: given,
    ...(unit === undefined ? {} : { from: home, to: unit }),
  })
  if (unit === undefined || unit === home) {
    await changeAccount(step.tx, id, { ...row, ...tidy })
    return
  }
  demandStanding(step.desk, unit, todayAt(step.desk))
  await step.act('account.manage', { unit })
  await concerning(step, id, () => changeAccount(step.tx, id, { ...row, ...tidy, unit: step.unitId(unit) }))
  await auditTarget(step, { row: { ...row, unit: step.unitId(unit) } }, 'account.change', {
    from: home,
    to: unit,
  })
}

/** A new temporary password; every session of the account ends. */
export async function resetPassword(step: Step, id: string): Promise<Handed> {
  const target = await accountToChange(step, id)
  notSelf(step, target)
  const password = temporaryPassword()
  const now = step.desk.now()
  await setPassword(step.tx, id, await hashPassword(password), true, now)
  await setFailures(step.tx, id, NOTHING_FAILED)
  const ended = await concerning(step, id, () => endSessions(step.tx, id, {}, now))
  await auditTarget(step, target, 'password.reset', { ended })
  return { account: id, password }
}

/** Forget failed attempts. */
export async function unlockAccount(step: Step, id: string): Promise<void> {
  const target = await accountToChange(step, id)
  await setFailures(step.tx, id, NOTHING_FAILED)
  await auditTarget(step, target, 'account.unlock')
}

/** Close an account: nobody signs in with it, its sessions end and its tokens are revoked. What it did keeps its name. */
export async function shutAccount(step: Step, id: string): Promise<void> {
  const target = await accountToChange(step, id)
  notSelf(step, target)
  if (target.row.closedAt !== null) fail('account-closed')
  await keepAnAdministrator(step, target, target.assignments)
  const now = step.desk.now()
  await closeAccount(step.tx, id, now)
  const [ended, revoked] = await concerning(step, id, async () => [
    await endSessions(step.tx, id, {}, now),
    await revokeTokens(step.tx, id, null, now),
  ])
  await auditTarget(step, target, 'account.close', { ended, revoked })
}

export async function reopenAccount(step: Step, id: string): Promise<void> {
  const target = await accountToChange(step, id)
  if (target.row.closedAt === null) fail('account-open')
  await closeAccount(step.tx, id, null)
  await setFailures(step.tx, id, NOTHING_FAILED)
  await auditTarget(step, target, 'account.reopen')
}

/** Take the second factor off an account whose phone is lost. */
export async function removeTotp(step: Step, id: string): Promise<void> {
  const target = await accountToChange(step, id)
  notSelf(step, target)
  if (!target.row.totp) fail('totp-off')
  await setTotp(step.tx, id, { secret: null, since: null, step: null })
  await concerning(step, id, () => replaceBackupCodes(step.tx, id, []))
  await auditTarget(step, target, 'totp.remove')
}

/** Take the links to providers of single sign-on off an account, so that it is linked anew at the next sign-in. */
export async function removeIdentities(step: Step, id: string): Promise<void> {
  const target = await accountToChange(step, id)
  notSelf(step, target)
  const removed = await concerning(step, id, () => unlinkIdentities(step.tx, id))
  await auditTarget(step, target, 'identity.unlink', { removed })
}
