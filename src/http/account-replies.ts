import type { z } from 'zod'
import type {
  AccountAbilities,
  AccountView,
  RoleView,
  SessionView,
} from '../cycle/administer/account-view.js'
import type { Step } from '../cycle/step.js'
import type { Lang } from '../domain/words.js'
import type { accountShape, readAccount } from '../wire/accounts.js'
import type { listedSession, sessionShape, tokenShape } from '../wire/session.js'
import { abilityReply } from './ability.js'

/** Who is signed in, as replies tell it. */
export function sessionBody(
  { caller }: Pick<Step, 'caller'>,
  view: SessionView,
  lang: Lang,
): z.infer<typeof sessionShape> {
  const { row, unit, roles, session } = view
  return {
    account: {
      id: row.id,
      username: row.username,
      name: row.name,
      position: row.position,
      email: row.email,
      lang: row.lang,
      digest: row.digest,
      home: unit,
      totp: row.totp,
      backupCodes: view.backupCodes,
    },
    offices: roles.map(roleReply),
    scopes: caller.via.kind === 'token' ? [...caller.via.scopes] : null,
    pending: caller.pending,
    expiresAt: session?.expiresAt.toISOString() ?? null,
    idleUntil: session?.idleUntil.toISOString() ?? null,
    may: {
      work: abilityReply(view.may.work, lang),
      changePassword: abilityReply(view.may.changePassword, lang),
      tokens: abilityReply(view.may.tokens, lang),
      seeReturns: abilityReply(view.may.seeReturns, lang),
      seeAccounts: abilityReply(view.may.seeAccounts, lang),
      seeAudit: abilityReply(view.may.seeAudit, lang),
    },
  }
}

export function roleReply({ id, unit, role, from, to, when }: RoleView): RoleView {
  return { id, unit, role, from, to, when }
}

export function accountReply({ row, unit, roles }: AccountView): z.infer<typeof accountShape> {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    position: row.position,
    email: row.email,
    lang: row.lang,
    digest: row.digest,
    unit,
    mustChange: row.mustChange,
    totp: row.totp,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    demo: row.demo,
    roles: roles.map(roleReply),
  }
}

export function accountDetailReply(
  view: AccountView & { readonly issuers: readonly string[]; readonly may: AccountAbilities },
  lang: Lang,
): z.infer<NonNullable<typeof readAccount.reply>> {
  const { may } = view
  return {
    ...accountReply(view),
    issuers: [...view.issuers],
    may: {
      change: abilityReply(may.change, lang),
      close: abilityReply(may.close, lang),
      reopen: abilityReply(may.reopen, lang),
      unlock: abilityReply(may.unlock, lang),
      resetPassword: abilityReply(may.resetPassword, lang),
      removeTotp: abilityReply(may.removeTotp, lang),
      giveRole: abilityReply(may.giveRole, lang),
      endSessions: abilityReply(may.endSessions, lang),
    },
  }
}

export function sessionReply(row: {
  readonly id: string
  readonly method: 'password' | 'oidc'
  readonly secondFactor: boolean
  readonly agent: string
  readonly address: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}): z.infer<typeof listedSession> {
  const { id, method, secondFactor, agent, address, createdAt, seenAt, expiresAt } = row
  return {
    id,
    method,
    secondFactor,
    agent,
    address,
    since: createdAt.toISOString(),
    seen: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}

export function tokenReply(row: {
  readonly id: string
  readonly name: string
  readonly scopes: readonly z.infer<typeof tokenShape>['scopes'][number][]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly seenAt: Date | null
}): z.infer<typeof tokenShape> {
  const { id, name, scopes, createdAt, expiresAt, seenAt } = row
  return {
    id,
    name,
    scopes: [...scopes],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    seen: seenAt?.toISOString() ?? null,
  }
}
