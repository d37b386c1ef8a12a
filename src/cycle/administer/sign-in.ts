import { createHash } from 'node:crypto'
import { afterFailure, NO_FAILURES } from '../../domain/lock-out.js'
import { isUserName, tidyUserName } from '../../domain/user-name.js'
import {
  accountNamed,
  readSecrets,
  type SecretsRow,
  setFailures,
  setPasswordHash,
} from '../../store/account-secrets.js'
import { widen } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import { lockUnknown, setUnknownFailures, unknownFailures } from '../../store/unknown-names.js'
import type { Desk } from '../desk.js'
import {
  auditOwn,
  countFailure,
  failuresRow,
  held,
  judged,
  lockState,
  NOTHING_FAILED,
  type Refused,
  refused,
} from './attempt.js'
import { beginSession, type NewSession, type Origin } from './begin-session.js'
import { checkPassword, hashPassword, isOutdated } from './password.js'

/**
 * Sign in by user name and password. Problem `sign-in-wrong` whether the name is unknown, the password wrong or the account
 * closed, after the same work; `sign-in-locked` while attempts under this name are held back, whether or not anybody has it.
 *
 * The password is checked between two short transactions: hashing takes long, and connections and locks are few. What counts
 * is decided in the second, which holds the account's row, so that attempts at the same time are judged one after another
 * and no more of them are answered than the lock-out allows.
 */
export async function signIn(
  desk: Desk,
  given: { readonly username: string; readonly password: string },
  origin: Origin,
): Promise<NewSession> {
  const name = nameGiven(given.username)
  const before = await judged(desk, async (tx) => {
    const secrets = await secretsOf(tx, name, false)
    const failures = secrets ?? (await underUnknownName(tx, name, false))
    return held(failures, desk.now()) ?? { hash: secrets?.passwordHash ?? null }
  })
  const right = await checkPassword(before.hash, given.password)
  const fresh =
    right && before.hash !== null && isOutdated(before.hash) ? await hashPassword(given.password) : null

  return judged(desk, async (tx): Promise<NewSession | Refused> => {
    const secrets = await secretsOf(tx, name, true)
    if (secrets === undefined) return unknown(tx, desk, name)
    const wait = held(secrets, desk.now())
    if (wait !== undefined) return wait
    // A password that was changed since then was not the one that was checked.
    const stillRight = right && secrets.passwordHash === before.hash
    if (!stillRight || secrets.closed) {
      const reason = secrets.closed ? 'closed' : 'password'
      await countFailure(tx, desk, secrets, { reason, requestId: origin.requestId, address: origin.address })
      return refused('sign-in-wrong')
    }
    if (fresh !== null) await setPasswordHash(tx, secrets.account, fresh)
    return opened(tx, desk, secrets, origin)
  })
}

/** The password was right: failures are forgotten only when nothing else is to be shown, or codes could be guessed for ever. */
async function opened(tx: Tx, desk: Desk, secrets: SecretsRow, origin: Origin): Promise<NewSession> {
  const awaitsFactor = secrets.totpSince !== null
  if (!awaitsFactor) await setFailures(tx, secrets.account, NOTHING_FAILED)
  const session = await beginSession(tx, desk, {
    account: secrets.account,
    method: 'password',
    secondFactor: false,
    awaitsFactor,
    origin,
  })
  await auditOwn(tx, secrets, awaitsFactor ? 'session.half-open' : 'session.open', origin.requestId, {
    method: 'password',
    session: session.id,
    address: origin.address,
  })
  return session
}

interface NameGiven {
  /** Null when it cannot be anybody's. */
  readonly username: string | null
  readonly hash: string
}

function nameGiven(typed: string): NameGiven {
  const tidy = tidyUserName(typed)
  return {
    username: isUserName(tidy) ? tidy : null,
    hash: createHash('sha256').update(tidy).digest('hex'),
  }
}

async function secretsOf(tx: Tx, { username }: NameGiven, lock: boolean): Promise<SecretsRow | undefined> {
  if (username === null) return undefined
  await widen(tx, { signIn: username })
  const account = await accountNamed(tx, username)
  if (account === undefined) return undefined
  await widen(tx, { account })
  return readSecrets(tx, account, lock)
}

async function underUnknownName(tx: Tx, { hash }: NameGiven, lock: boolean) {
  await widen(tx, { signIn: hash })
  return lock ? lockUnknown(tx, hash) : ((await unknownFailures(tx, hash)) ?? failuresRow(NO_FAILURES))
}

async function unknown(tx: Tx, desk: Desk, name: NameGiven): Promise<Refused> {
  const failures = await underUnknownName(tx, name, true)
  const wait = held(failures, desk.now())
  if (wait !== undefined) return wait
  await setUnknownFailures(
    tx,
    name.hash,
    failuresRow(afterFailure(lockState(failures), desk.now().getTime())),
  )
  return refused('sign-in-wrong')
}
