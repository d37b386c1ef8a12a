import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../../store/database.js'
import { addSession, endSessions, renewSession } from '../../store/sessions.js'
import type { Desk } from '../desk.js'
import { hashSecret } from './authenticate.js'
import { FACTOR_MINUTES, SESSION_LIMITS } from './session-limits.js'

/** Where a request comes from, as lists of sessions show it. */
export interface Origin {
  readonly address: string
  readonly agent: string
  readonly requestId: string | null
}

/** A session as its browser gets it: the secret goes into a cookie, once. */
export interface NewSession {
  readonly secret: string
  readonly expiresAt: Date
}

const AGENT_LENGTH = 300

/** Begin a session in a transaction that is open to the account. While the second factor is awaited it lasts minutes. */
export async function beginSession(
  tx: Tx,
  desk: Desk,
  of: {
    readonly account: string
    readonly method: 'password' | 'oidc'
    readonly secondFactor: boolean
    readonly awaitsFactor: boolean
    readonly origin: Origin
  },
): Promise<NewSession & { readonly id: string }> {
  const id = randomUUID()
  const secret = newSecret()
  const now = desk.now()
  const expiresAt = of.awaitsFactor ? after(now, FACTOR_MINUTES) : endOfSession(desk, now)
  await addSession(tx, {
    id,
    account: of.account,
    hash: hashSecret(secret),
    method: of.method,
    secondFactor: of.secondFactor,
    createdAt: now,
    expiresAt,
    agent: of.origin.agent.slice(0, AGENT_LENGTH),
    address: of.origin.address,
  })
  return { id, secret, expiresAt }
}

/** The same session under a new secret, as long as a session lasts: nobody who fixed or saw the old one goes on with it. */
export async function renewed(tx: Tx, desk: Desk, id: string, secondFactor: boolean): Promise<NewSession> {
  const secret = newSecret()
  const expiresAt = endOfSession(desk, desk.now())
  await renewSession(tx, id, { hash: hashSecret(secret), secondFactor, expiresAt })
  return { secret, expiresAt }
}

/** End every session of the account but this one. */
export function endOthers(tx: Tx, desk: Desk, account: string, id: string): Promise<number> {
  return endSessions(tx, account, { except: id }, desk.now())
}

function endOfSession(desk: Desk, now: Date): Date {
  return after(now, (desk.sessionLimits ?? SESSION_LIMITS).absoluteMinutes)
}

function after(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}

/** 256 bits. */
function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
