import { listAccounts, sessionsOf, tokensOf, viewAccount } from '../../cycle/administer/account-view.js'
import { endSessionsOf, revokeTokensOf } from '../../cycle/administer/end-access.js'
import {
  editAccount,
  makeAccount,
  removeIdentities,
  removeTotp,
  reopenAccount,
  resetPassword,
  shutAccount,
  unlockAccount,
} from '../../cycle/administer/manage-accounts.js'
import { type AuditLine, readAudit } from '../../cycle/administer/read-audit.js'
import { cancelRole, giveRole, moveEnd } from '../../cycle/administer/roles.js'
import type { Caller } from '../../cycle/desk.js'
import type { Step } from '../../cycle/step.js'
import type { Role } from '../../domain/access-table.js'
import { USER_NAME } from '../../domain/user-name.js'
import type { Lang } from '../../domain/words.js'
import * as wire from '../../wire/accounts.js'
import { accountDetailReply, accountReply, roleReply, sessionReply, tokenReply } from '../account-replies.js'
import { cursorOf, page, readCursor } from '../cursor.js'
import { type Handler, handle } from '../handler.js'

const PAGE = 50
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Accounts, roles, other people's sessions and tokens, the audit. */
export const accountsRoutes: readonly Handler[] = [
  handle(wire.listAccounts, async (step, { query }) => {
    const limit = query.limit ?? PAGE
    const rows = await listAccounts(step, {
      unit: query.unit ?? officeOf(step.caller, ['administrator']),
      q: query.q,
      role: query.role,
      state: query.state,
      after: readCursor(query.cursor, USER_NAME)?.[0] ?? '',
      limit: limit + 1,
    })
    return { body: page(rows, limit, accountReply, ({ row }) => cursorOf(row.username)) }
  }),
  handle(wire.readAccount, async (step, { params, lang }) => ({ body: await detail(step, params.id, lang) })),
  handle(wire.makeAccount, async (step, { body, lang }) => {
    const { account, password } = await makeAccount(step, body)
    return { body: { account: await detail(step, account, lang), password } }
  }),
  handle(wire.changeAccount, async (step, { params, body, lang }) => {
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    await editAccount(step, params.id, given)
    return { body: await detail(step, params.id, lang) }
  }),
  handle(wire.resetPassword, async (step, { params, lang }) => {
    const { password } = await resetPassword(step, params.id)
    return { body: { account: await detail(step, params.id, lang), password } }
  }),
  changing(wire.unlockAccount, unlockAccount),
  changing(wire.closeAccount, shutAccount),
  changing(wire.reopenAccount, reopenAccount),
  changing(wire.removeTotp, removeTotp),
  changing(wire.removeIdentities, removeIdentities),
  handle(wire.listAccountSessions, async (step, { params }) => ({
    body: { sessions: (await sessionsOf(step, params.id)).map(sessionReply) },
  })),
  handle(wire.endAccountSessions, async (step, { params }) => {
    await endSessionsOf(step, params.id, null)
    return { body: undefined }
  }),
  handle(wire.endAccountSession, async (step, { params }) => {
    await endSessionsOf(step, params.id, params.session)
    return { body: undefined }
  }),
  handle(wire.listAccountTokens, async (step, { params }) => ({
    body: { tokens: (await tokensOf(step, params.id)).map(tokenReply) },
  })),
  handle(wire.revokeAccountTokens, async (step, { params }) => {
    await revokeTokensOf(step, params.id, null)
    return { body: undefined }
  }),
  handle(wire.revokeAccountToken, async (step, { params }) => {
    await revokeTokensOf(step, params.id, params.token)
    return { body: undefined }
  }),
  handle(wire.listRoles, async (step, { params }) => ({
    body: { roles: (await viewAccount(step, params.id)).roles.map(roleReply) },
  })),
  handle(wire.giveRole, async (step, { params, body, lang }) => {
    await giveRole(step, params.id, { ...body, to: body.to ?? null })
    return { body: await detail(step, params.id, lang) }
  }),
  handle(wire.moveRoleEnd, async (step, { params, body, lang }) => {
    await moveEnd(step, params.id, params.role, body.to)
    return { body: await detail(step, params.id, lang) }
  }),
  handle(wire.cancelRole, async (step, { params, lang }) => {
    await cancelRole(step, params.id, params.role)
    return { body: await detail(step, params.id, lang) }
  }),
  handle(wire.readAudit, async (step, { query }) => {
    const limit = query.limit ?? PAGE
    const after = readCursor(query.cursor, MOMENT, UUID)
    const rows = await readAudit(step, {
      unit: query.unit ?? officeOf(step.caller, ['administrator', 'registrar', 'head']),
      account: query.account ?? null,
      action: query.action ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      after: after === null ? null : { at: new Date(after[0]!), id: after[1]! },
      limit: limit + 1,
    })
    return { body: page(rows, limit, auditReply, ({ at, id }) => cursorOf(at.toISOString(), id)) }
  }),
]

/** A change without a body, answered with the account as it is then. */
function changing(
  contract: typeof wire.unlockAccount,
  change: (step: Step, id: string) => Promise<void>,
): Handler {
  return handle(contract, async (step, { params, lang }) => {
    await change(step, params.id)
    return { body: await detail(step, params.id, lang) }
  })
}

async function detail(step: Step, id: string, lang: Lang): Promise<ReturnType<typeof accountDetailReply>> {
  return accountDetailReply(await viewAccount(step, id), lang)
}

/** The unit of the first of these roles that the caller holds; else where the account belongs, for the refusal to name. */
function officeOf({ assignments, home }: Caller, roles: readonly Role[]): string {
  return roles.flatMap((role) => assignments.filter((held) => held.role === role))[0]?.unit ?? home
}

function auditReply(line: AuditLine) {
  const { id, at, unitLabel, action, actor, actorName, account, requestId, detail } = line
  return {
    id,
    at: at.toISOString(),
    unit: unitLabel,
    action,
    actor,
    actorName,
    account,
    requestId,
    detail: { ...detail },
  }
}
