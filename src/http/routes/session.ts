import { viewSession } from '../../cycle/administer/account-view.js'
import type { Credential } from '../../cycle/administer/authenticate.js'
import type { NewSession, Origin } from '../../cycle/administer/begin-session.js'
import { beginOidc, endOidc, ROUND_TRIP_SECONDS } from '../../cycle/administer/oidc.js'
import {
  changePassword,
  changeProfile,
  endOwnSession,
  makeToken,
  ownSessions,
  ownTokens,
  revokeOwnToken,
  signOut,
} from '../../cycle/administer/own-account.js'
import {
  beginTotp,
  confirmTotp,
  endTotp,
  renewBackupCodes,
  showSecondFactor,
} from '../../cycle/administer/second-factor.js'
import { signIn } from '../../cycle/administer/sign-in.js'
import type { Desk } from '../../cycle/desk.js'
import { readInStep } from '../../cycle/run-step.js'
import { Problem } from '../../domain/problem.js'
import * as wire from '../../wire/session.js'
import { sessionBody, sessionReply, tokenReply } from '../account-replies.js'
import { type Call, type Handler, handle, handlePublic, type Reply } from '../handler.js'
import { HttpProblem } from '../problem-reply.js'
import { clearSessionCookie, cookie, readCookie, setSessionCookie } from '../session-cookie.js'

type AnyCall = Call<unknown, unknown, unknown>

/** What authenticator apps show above the code. */
const PRODUCT = 'Cùng Kỳ'

/** Signing in and out, the own account, its second factor, sessions and access tokens. */
export const sessionRoutes: readonly Handler[] = [
  handlePublic(wire.signInWays, async ({ oidc }) => ({
    body: {
      password: true,
      oidc: oidc === undefined ? null : { label: oidc.label, path: '/api/v1/session/oidc' },
    },
  })),
  handlePublic(wire.signIn, async (desk, call) =>
    opened(desk, call, await waiting(signIn(desk, call.body, originOf(call)))),
  ),
  handlePublic(wire.showSecondFactor, async (desk, call, credential) =>
    opened(desk, call, await waiting(showSecondFactor(desk, credential, call.body.code, originOf(call)))),
  ),
  handlePublic(wire.changePassword, async (desk, call, credential) =>
    opened(desk, call, await waiting(changePassword(desk, credential, call.body, originOf(call)))),
  ),
  handle(wire.readSession, async (step, { lang }) => ({
    body: sessionBody(step, await viewSession(step), lang),
  })),
  handle(wire.signOut, async (step, { secure }) => {
    await signOut(step)
    return { body: undefined, cookies: [clearSessionCookie(secure)] }
  }),
  handlePublic(wire.beginOidc, async (desk, call) => {
    const trip = await beginOidc(desk, callbackOf(call))
    return {
      body: undefined,
      headers: { location: trip.url },
      cookies: [cookie(tripCookie(call), trip.kept, call.secure, ROUND_TRIP_SECONDS)],
    }
  }),
  handlePublic(wire.endOidc, async (desk, call) => {
    const forget = cookie(tripCookie(call), '', call.secure, 0)
    try {
      const back = {
        query: new URLSearchParams(call.query as Record<string, string>).toString(),
        kept: readCookie(call.header('cookie'), tripCookie(call)),
        redirectUri: callbackOf(call),
      }
      const { secret, expiresAt } = await endOidc(desk, back, originOf(call))
      const session = setSessionCookie(secret, call.secure, desk.now(), expiresAt)
      return { body: undefined, headers: { location: '/' }, cookies: [session, forget] }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (!(call.header('accept') ?? '').includes('text/html'))
        throw new HttpProblem(error.findings[0]!, { 'set-cookie': forget })
      // A person at a browser: the page that explains the refusal and what to do.
      const location = `/docs/problems?lang=${call.lang}#${error.code}`
      return { body: undefined, headers: { location }, cookies: [forget] }
    }
  }),
  handle(wire.listSessions, async (step) => ({
    body: {
      sessions: (await ownSessions(step)).map((row) => ({ ...sessionReply(row), current: row.current })),
    },
  })),
  handle(wire.endSession, async (step, { params }) => {
    await endOwnSession(step, params.id)
    return { body: undefined }
  }),
  handle(wire.changeProfile, async (step, { body, lang }) => {
    await changeProfile(step, body)
    return { body: sessionBody(step, await viewSession(step), lang) }
  }),
  handle(wire.beginTotp, async (step) => ({ body: await beginTotp(step, PRODUCT) })),
  handle(wire.confirmTotp, async (step, { body }) => ({
    body: { backupCodes: [...(await confirmTotp(step, body.code))] },
  })),
  handlePublic(wire.endTotp, async (desk, call, credential) => {
    const { password, code } = call.body
    await waiting(endTotp(desk, credential, { password, code }, originOf(call)))
    return { body: undefined }
  }),
  handlePublic(wire.renewBackupCodes, async (desk, call, credential) => {
    const codes = await waiting(renewBackupCodes(desk, credential, call.body.code, originOf(call)))
    return { body: { backupCodes: [...codes] } }
  }),
  handle(wire.listTokens, async (step) => ({ body: { tokens: (await ownTokens(step)).map(tokenReply) } })),
  handle(wire.makeToken, async (step, { body }) => {
    const { secret, token } = await makeToken(step, body)
    return { body: { secret, token: tokenReply(token) } }
  }),
  handle(wire.revokeToken, async (step, { params }) => {
    await revokeOwnToken(step, params.id)
    return { body: undefined }
  }),
]

/** The reply to a session that began or goes on under a new secret: who it is, and the cookie. */
async function opened(
  desk: Desk,
  call: AnyCall,
  { secret, expiresAt }: NewSession,
): Promise<Reply<ReturnType<typeof sessionBody>>> {
  const credential: Credential = { kind: 'session', secret }
  const body = await readInStep(desk, credential, call.requestId, async (step) =>
    sessionBody(step, await viewSession(step), call.lang),
  )
  return { body, cookies: [setSessionCookie(secret, call.secure, desk.now(), expiresAt)] }
}

/** A refusal to wait for says so to programs too. */
async function waiting<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem && error.code === 'sign-in-locked')
      throw new HttpProblem(error.findings[0]!, { 'retry-after': String(error.findings[0]!.params.seconds) })
    throw error
  }
}

function originOf({ address, agent, requestId }: AnyCall): Origin {
  return { address, agent, requestId }
}

function callbackOf({ origin }: AnyCall): string {
  return `${origin}/api/v1${wire.endOidc.path}`
}

function tripCookie({ secure }: AnyCall): string {
  return secure ? '__Host-cungky_oidc' : 'cungky_oidc'
}
