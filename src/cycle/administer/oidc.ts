import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { fail, finding, Problem } from '../../domain/problem.js'
import { isUserName, tidyUserName } from '../../domain/user-name.js'
import { accountNamed, readSecrets, type SecretsRow } from '../../store/account-secrets.js'
import { widen } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import { accountOfIdentity, identitiesOf, linkIdentity } from '../../store/identities.js'
import type { Desk } from '../desk.js'
import { auditOwn, judged, type Refused, refused } from './attempt.js'
import { beginSession, type NewSession, type Origin } from './begin-session.js'
import { providerOf } from './oidc-provider.js'
import { type OidcSettings, USUAL_CLAIM } from './oidc-settings.js'
import { seal, sealKeyOf, unseal } from './seal.js'

/** Seconds within which somebody must be back from the provider. */
export const ROUND_TRIP_SECONDS = 600

/** Sending somebody to the provider: where to, and what the browser keeps until they are back, sealed. */
export interface RoundTrip {
  readonly url: string
  readonly kept: string
}

interface Kept {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly until: number
}

/** Begin single sign-on: authorization code with PKCE (RFC 7636), a state and a nonce. `redirectUri` unless one is configured. */
export async function beginOidc(desk: Desk, redirectUri: string): Promise<RoundTrip> {
  const settings = settingsOf(desk)
  const key = sealKeyOf(desk)
  const provider = await providerOf(settings, desk.now())
  const kept: Kept = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    until: desk.now().getTime() + ROUND_TRIP_SECONDS * 1000,
  }
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: settings.redirectUri ?? redirectUri,
    scope: 'openid profile',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, kept: seal(key, ABOUT, JSON.stringify(kept)) }
}

/**
 * Somebody is back from the provider. The account must be there already: the first time it is found by the user name that
 * the provider vouches for and linked to the provider's user; from then on by that link alone. Problems `oidc-…`.
 */
export async function endOidc(
  desk: Desk,
  back: { readonly query: string; readonly kept: string | null; readonly redirectUri: string },
  origin: Origin,
): Promise<NewSession> {
  const settings = settingsOf(desk)
  const kept = opened(desk, back.kept)
  const claims = await vouched(
    desk,
    settings,
    kept,
    `${settings.redirectUri ?? back.redirectUri}?${back.query}`,
  )
  return judged(desk, async (tx): Promise<NewSession | Refused> => {
    const found = await linked(tx, desk, settings, claims, origin)
    if ('refused' in found) return found
    // Whoever has an own second factor shows it, unless the provider says that it asked for one.
    const shown = showsFactor(settings, claims)
    const awaitsFactor = found.totpSince !== null && !shown
    const session = await beginSession(tx, desk, {
      account: found.account,
      method: 'oidc',
      secondFactor: shown,
      awaitsFactor,
      origin,
    })
    const { address } = origin
    const detail = { method: 'oidc', session: session.id, address }
    await auditOwn(tx, found, awaitsFactor ? 'session.half-open' : 'session.open', origin.requestId, detail)
    return session
  })
}

const ABOUT = 'oidc'

function settingsOf(desk: Desk): OidcSettings {
  return desk.oidc ?? fail('oidc-off')
}

function opened(desk: Desk, sealed: string | null): Kept {
  const text = sealed === null ? null : unseal(sealKeyOf(desk), ABOUT, sealed)
  if (text === null) fail('oidc-state')
  const kept = JSON.parse(text) as Kept
  if (kept.until <= desk.now().getTime()) fail('oidc-state')
  return kept
}

interface Claims {
  readonly iss: string
  readonly sub: string
  readonly [claim: string]: unknown
}

/** What the provider vouches for, once state, code, signature, issuer, audience and nonce are found right. */
async function vouched(desk: Desk, settings: OidcSettings, kept: Kept, url: string): Promise<Claims> {
  const provider = await providerOf(settings, desk.now())
  const asked = new URL(url)
  if (asked.searchParams.get('state') !== kept.state) fail('oidc-state')
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, asked, {
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      pkceCodeVerifier: kept.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims() as Claims
    // OpenID Connect Core §5.4: a provider may tell names at the userinfo endpoint only.
    if (claims[settings.claim ?? USUAL_CLAIM] !== undefined) return claims
    if (provider.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims }
  } catch (error) {
    throw new Problem(finding('oidc-refused', {}, { reason: reasonOf(error) }))
  }
}

/** A word for the operator: never a token, a code or what the provider wrote at length. */
function reasonOf(error: unknown): string {
  const { error: told, code } = error as { error?: unknown; code?: unknown }
  const word = [told, code].find(
    (one): one is string => typeof one === 'string' && /^[A-Za-z_]{3,60}$/.test(one),
  )
  return word ?? 'invalid_response'
}

/** The account of a provider's user, linked now if it was not before. */
async function linked(
  tx: Tx,
  desk: Desk,
  settings: OidcSettings,
  claims: Claims,
  origin: Origin,
): Promise<SecretsRow | Refused> {
  const hash = createHash('sha256')
    .update(JSON.stringify([claims.iss, claims.sub]))
    .digest('hex')
  await widen(tx, { signIn: hash })
  const account = await accountOfIdentity(tx, hash)
  if (account !== undefined) {
    await widen(tx, { account })
    const secrets = await readSecrets(tx, account, true)
    return secrets.closed ? closed(tx, secrets, origin) : secrets
  }
  const claim = settings.claim ?? USUAL_CLAIM
  const told = claims[claim]
  if (typeof told !== 'string') return refused('oidc-claim', {}, { claim })
  const username = tidyUserName(told)
  const secrets = isUserName(username) ? await byName(tx, username) : undefined
  if (secrets === undefined) return refused('oidc-unknown', {}, { username })
  if (secrets.closed) return closed(tx, secrets, origin)
  if ((await identitiesOf(tx, secrets.account)).some(({ issuer }) => issuer === claims.iss))
    return refused('oidc-linked-other', {}, { username })
  const link = { hash, account: secrets.account, issuer: claims.iss, subject: claims.sub }
  await linkIdentity(tx, link, desk.now())
  await auditOwn(tx, secrets, 'identity.link', origin.requestId, { issuer: claims.iss })
  return secrets
}

async function byName(tx: Tx, username: string): Promise<SecretsRow | undefined> {
  await widen(tx, { signIn: username })
  const account = await accountNamed(tx, username)
  if (account === undefined) return undefined
  await widen(tx, { account })
  return readSecrets(tx, account, true)
}

async function closed(tx: Tx, secrets: SecretsRow, origin: Origin): Promise<Refused> {
  await auditOwn(tx, secrets, 'session.refused', origin.requestId, {
    reason: 'closed',
    address: origin.address,
  })
  return refused('oidc-unknown', {}, { username: secrets.username })
}

function showsFactor({ secondFactor }: OidcSettings, claims: Claims): boolean {
  if (secondFactor === undefined) return false
  const amr = Array.isArray(claims.amr) ? claims.amr : []
  return (
    amr.some((one) => secondFactor.amr.includes(String(one))) || secondFactor.acr.includes(String(claims.acr))
  )
}
