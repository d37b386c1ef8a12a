import { fail } from '../../domain/problem.js'
import { type SecretsRow, setFailures, setTotp, setTotpStep } from '../../store/account-secrets.js'
import { replaceBackupCodes, takeBackupCode } from '../../store/backup-codes.js'
import type { Tx } from '../../store/database.js'
import { factorShown } from '../../store/sessions.js'
import type { Desk } from '../desk.js'
import type { Step } from '../step.js'
import { auditOwn, countFailure, judgedOf, NOTHING_FAILED, type Refused, refused } from './attempt.js'
import type { Credential } from './authenticate.js'
import { type NewSession, type Origin, renewed } from './begin-session.js'
import { auditCaller, secretsOfCaller } from './own-account.js'
import { checkPassword, newBackupCode } from './password.js'
import { demandPerson, demandSession } from './person.js'
import { keyedHash, seal, sealKeyOf, unseal } from './seal.js'
import { newTotpSecret, totpStep, totpUri } from './totp.js'

const BACKUP_CODES = 10

/**
 * Show the second factor for a session that awaits it: a code of the app or a backup code. Problem `sign-in-code` for a wrong
 * one, which counts as a failed attempt. The session goes on under a new secret.
 */
export function showSecondFactor(
  desk: Desk,
  credential: Credential | null,
  code: string,
  origin: Origin,
): Promise<NewSession> {
  return judgedOf(desk, credential, origin.requestId, async (tx, caller, secrets) => {
    const session = demandSession(caller)
    if (caller.pending !== 'second-factor') return refused('sign-in-no-factor')
    const kind = await takeCode(tx, desk, secrets, code)
    if (kind === null) return wrongCode(tx, desk, secrets, origin)
    await setFailures(tx, caller.account, NOTHING_FAILED)
    await auditOwn(tx, secrets, 'session.open', origin.requestId, {
      session,
      factor: kind,
      address: origin.address,
    })
    return renewed(tx, desk, session, true)
  })
}

/** A secret for an authenticator app, not in force until a code of it was shown. */
export async function beginTotp(step: Step, issuer: string): Promise<{ secret: string; uri: string }> {
  demandPerson(step.caller)
  const key = sealKeyOf(step.desk)
  const secrets = await secretsOfCaller(step)
  if (secrets.totpSince !== null) fail('totp-on')
  const secret = newTotpSecret()
  const sealed = seal(key, sealedFor(secrets.account), secret)
  await setTotp(step.tx, secrets.account, { secret: sealed, since: null, step: null })
  await auditCaller(step, 'totp.begin')
  return { secret, uri: totpUri(secret, secrets.username, issuer) }
}

/** Put the second factor in force; the backup codes, shown once. */
export async function confirmTotp(step: Step, code: string): Promise<readonly string[]> {
  const session = demandPerson(step.caller)
  const { desk, tx } = step
  const key = sealKeyOf(desk)
  const secrets = await secretsOfCaller(step)
  if (secrets.totpSince !== null) fail('totp-on')
  if (secrets.totpSecret === null) fail('totp-not-begun')
  const now = desk.now()
  const used = totpStep(opened(key, secrets), code, now)
  if (used === null) fail('totp-code', { field: 'code' })
  await setTotp(tx, secrets.account, { secret: secrets.totpSecret, since: now, step: used })
  const codes = await newCodes(tx, key, secrets.account)
  await factorShown(tx, session)
  await auditCaller(step, 'totp.on')
  return codes
}

/** Turn the second factor off: needs the password, when there is one, and a code. Both wrong and missing count as failures. */
export function endTotp(
  desk: Desk,
  credential: Credential | null,
  given: { readonly password: string | undefined; readonly code: string },
  origin: Origin,
): Promise<object> {
  return judgedOf(desk, credential, origin.requestId, async (tx, caller, secrets) => {
    demandPerson(caller)
    if (secrets.totpSince === null) return refused('totp-off')
    if (secrets.passwordHash !== null && !(await checkPassword(secrets.passwordHash, given.password ?? ''))) {
      await countFailure(tx, desk, secrets, { reason: 'password', ...origin })
      return refused('password-wrong', { field: 'password' })
    }
    if ((await takeCode(tx, desk, secrets, given.code)) === null) return wrongCode(tx, desk, secrets, origin)
    await setTotp(tx, caller.account, { secret: null, since: null, step: null })
    await replaceBackupCodes(tx, caller.account, [])
    await setFailures(tx, caller.account, NOTHING_FAILED)
    await auditOwn(tx, secrets, 'totp.off', origin.requestId)
    return {}
  })
}

/** A new set of backup codes, against a code of the app or one of the old set. */
export async function renewBackupCodes(
  desk: Desk,
  credential: Credential | null,
  code: string,
  origin: Origin,
): Promise<readonly string[]> {
  const { codes } = await judgedOf(desk, credential, origin.requestId, async (tx, caller, secrets) => {
    demandPerson(caller)
    if (secrets.totpSince === null) return refused('totp-off')
    if ((await takeCode(tx, desk, secrets, code)) === null) return wrongCode(tx, desk, secrets, origin)
    await setFailures(tx, caller.account, NOTHING_FAILED)
    const codes = await newCodes(tx, sealKeyOf(desk), caller.account)
    await auditOwn(tx, secrets, 'totp.backup-codes', origin.requestId)
    return { codes }
  })
  return codes
}

/** Use a code up; which kind it was, or null when it is none. */
async function takeCode(
  tx: Tx,
  desk: Desk,
  secrets: SecretsRow,
  typed: string,
): Promise<'app' | 'backup-code' | null> {
  const key = sealKeyOf(desk)
  const code = typed.replaceAll(/\s/g, '').toLowerCase()
  const used = totpStep(opened(key, secrets), code, desk.now())
  if (used !== null) {
    if (secrets.totpStep !== null && used <= Number(secrets.totpStep)) return null
    await setTotpStep(tx, secrets.account, used)
    return 'app'
  }
  const taken = await takeBackupCode(tx, secrets.account, hashOfCode(key, secrets.account, code), desk.now())
  return taken ? 'backup-code' : null
}

async function wrongCode(tx: Tx, desk: Desk, secrets: SecretsRow, origin: Origin): Promise<Refused> {
  await countFailure(tx, desk, secrets, { reason: 'code', ...origin })
  return refused('sign-in-code', { field: 'code' })
}

async function newCodes(tx: Tx, key: Buffer, account: string): Promise<readonly string[]> {
  const codes = Array.from({ length: BACKUP_CODES }, newBackupCode)
  await replaceBackupCodes(
    tx,
    account,
    codes.map((code) => hashOfCode(key, account, code)),
  )
  return codes
}

function hashOfCode(key: Buffer, account: string, code: string): string {
  return keyedHash(key, `backup-code ${account}`, code.replaceAll('-', ''))
}

/** The app's secret. One sealed under another key was made before the server's key was lost or changed. */
function opened(key: Buffer, secrets: SecretsRow): string {
  const secret = unseal(key, sealedFor(secrets.account), secrets.totpSecret ?? '')
  return secret ?? fail('totp-key-changed')
}

function sealedFor(account: string): string {
  return `totp ${account}`
}
