import { z } from 'zod'
import { ACCOUNT_STATES } from '../domain/account-state.js'
import { ability, isoDate, moment, pageOf, pageQuery, role, unitKey, uuid } from './common.js'
import { endpoint } from './endpoint.js'
import { email, heldRole, lang, listedSession, tokenShape, unitLabel } from './session.js'

const name = z.string().trim().min(1).max(200).meta({ pattern: '\\S' })
const reads = { tag: 'accounts', access: ['account.read'], writes: false, status: 200 } as const
const manages = { tag: 'accounts', access: ['account.manage'], writes: true } as const
const revokes = { tag: 'accounts', access: ['token.revoke'], writes: true, status: 204 } as const
const one = { params: z.object({ id: uuid }) } as const

/** An account as its administrators see it. */
export const accountShape = z
  .object({
    id: uuid,
    username: z.string(),
    name: z.string(),
    position: z.string(),
    email: z.string().nullable(),
    lang,
    /** Are notices sent by mail, once a day? */
    digest: z.boolean(),
    unit: unitLabel,
    /** Must a temporary password be changed at the next sign-in? */
    mustChange: z.boolean(),
    totp: z.boolean(),
    /** Passwords are not taken before this moment, after failed attempts. */
    lockedUntil: moment.nullable(),
    closedAt: moment.nullable(),
    createdAt: moment,
    /** Made for trying out, with a password that all such accounts share. */
    demo: z.boolean(),
    roles: z.array(heldRole),
  })
  .meta({ id: 'Account' })

const accountDetail = accountShape
  .extend({
    /** Providers of single sign-on that it is linked to. */
    issuers: z.array(z.string()),
    may: z.object({
      change: ability,
      close: ability,
      reopen: ability,
      unlock: ability,
      resetPassword: ability,
      removeTotp: ability,
      giveRole: ability,
      endSessions: ability,
    }),
  })
  .meta({ id: 'AccountDetail' })

export const listAccounts = endpoint({
  ...reads,
  id: 'listAccounts',
  method: 'get',
  path: '/accounts',
  query: z.object({
    unit: unitKey.optional(),
    q: z.string().min(1).max(100).optional(),
    role: role.optional(),
    state: z.enum(ACCOUNT_STATES).optional(),
    ...pageQuery,
  }),
  reply: pageOf(accountShape),
})

export const readAccount = endpoint({
  ...reads,
  ...one,
  id: 'readAccount',
  method: 'get',
  path: '/accounts/{id}',
  reply: accountDetail,
  problems: ['account-unknown'],
})

/** The password is told once: it is kept as a hash only. */
const handed = z.object({ account: accountDetail, password: z.string() })

export const makeAccount = endpoint({
  ...manages,
  id: 'makeAccount',
  method: 'post',
  path: '/accounts',
  secretReply: true,
  body: z.object({
    username: z.string().min(1).max(200).meta({ example: 'nhap.03388' }),
    name,
    position: name,
    unit: unitKey,
    email: email.optional(),
    lang: lang.optional(),
  }),
  reply: handed,
  status: 201,
  problems: ['account-name-form', 'account-name-taken', 'account-unit-ended', 'unit-not-registered'],
})

export const changeAccount = endpoint({
  ...manages,
  ...one,
  id: 'changeAccount',
  method: 'patch',
  path: '/accounts/{id}',
  body: z.object({
    name: name.optional(),
    position: name.optional(),
    email: email.optional(),
    lang: lang.optional(),
    digest: z.boolean().optional(),
    unit: unitKey.optional(),
  }),
  reply: accountDetail,
  status: 200,
  problems: ['account-unknown', 'account-nothing', 'account-unit-ended'],
})

export const resetPassword = endpoint({
  ...manages,
  ...one,
  id: 'resetPassword',
  method: 'post',
  path: '/accounts/{id}/reset-password',
  secretReply: true,
  reply: handed,
  status: 200,
  problems: ['account-unknown', 'account-self'],
})

const changed = { ...manages, ...one, reply: accountDetail, status: 200 } as const

export const unlockAccount = endpoint({
  ...changed,
  id: 'unlockAccount',
  method: 'post',
  path: '/accounts/{id}/unlock',
  problems: ['account-unknown'],
})

export const closeAccount = endpoint({
  ...changed,
  id: 'closeAccount',
  method: 'post',
  path: '/accounts/{id}/close',
  problems: ['account-unknown', 'account-self', 'account-closed', 'account-last-administrator'],
})

export const reopenAccount = endpoint({
  ...changed,
  id: 'reopenAccount',
  method: 'post',
  path: '/accounts/{id}/reopen',
  problems: ['account-unknown', 'account-open'],
})

export const removeTotp = endpoint({
  ...changed,
  id: 'removeTotp',
  method: 'delete',
  path: '/accounts/{id}/totp',
  problems: ['account-unknown', 'account-self', 'totp-off'],
})

export const removeIdentities = endpoint({
  ...changed,
  id: 'removeIdentities',
  method: 'delete',
  path: '/accounts/{id}/identities',
  problems: ['account-unknown', 'account-self'],
})

export const listAccountSessions = endpoint({
  ...reads,
  ...one,
  id: 'listAccountSessions',
  method: 'get',
  path: '/accounts/{id}/sessions',
  reply: z.object({ sessions: z.array(listedSession) }),
  problems: ['account-unknown'],
})

export const endAccountSessions = endpoint({
  ...revokes,
  ...one,
  id: 'endAccountSessions',
  method: 'delete',
  path: '/accounts/{id}/sessions',
  problems: ['account-unknown'],
})

export const endAccountSession = endpoint({
  ...revokes,
  id: 'endAccountSession',
  method: 'delete',
  path: '/accounts/{id}/sessions/{session}',
  params: z.object({ id: uuid, session: uuid }),
  problems: ['account-unknown', 'session-unknown'],
})

export const listAccountTokens = endpoint({
  ...reads,
  ...one,
  id: 'listAccountTokens',
  method: 'get',
  path: '/accounts/{id}/tokens',
  reply: z.object({ tokens: z.array(tokenShape) }),
  problems: ['account-unknown'],
})

export const revokeAccountTokens = endpoint({
  ...revokes,
  ...one,
  id: 'revokeAccountTokens',
  method: 'delete',
  path: '/accounts/{id}/tokens',
  problems: ['account-unknown'],
})

export const revokeAccountToken = endpoint({
  ...revokes,
  id: 'revokeAccountToken',
  method: 'delete',
  path: '/accounts/{id}/tokens/{token}',
  params: z.object({ id: uuid, token: uuid }),
  problems: ['account-unknown', 'token-unknown'],
})

export const listRoles = endpoint({
  ...reads,
  ...one,
  id: 'listRoles',
  method: 'get',
  path: '/accounts/{id}/roles',
  reply: z.object({ roles: z.array(heldRole) }),
  problems: ['account-unknown'],
})

const GRANTING = [
  'account-unknown',
  'access-self-grant',
  'access-role-dates',
  'access-roles-clash',
  'role-again',
  'account-last-administrator',
  'account-own-role',
] as const

export const giveRole = endpoint({
  ...manages,
  ...one,
  id: 'giveRole',
  method: 'post',
  path: '/accounts/{id}/roles',
  body: z.object({
    unit: unitKey,
    role,
    from: isoDate,
    /** First day on which it is no longer held; null or left out = until further notice. */
    to: isoDate.nullable().optional(),
  }),
  reply: accountDetail,
  status: 201,
  problems: [...GRANTING, 'account-closed', 'account-unit-ended', 'unit-not-registered'],
})

export const moveRoleEnd = endpoint({
  ...manages,
  id: 'moveRoleEnd',
  method: 'patch',
  path: '/accounts/{id}/roles/{role}',
  params: z.object({ id: uuid, role: uuid }),
  body: z.object({ to: isoDate.nullable() }),
  reply: accountDetail,
  status: 200,
  problems: [...GRANTING, 'role-unknown', 'role-over', 'role-end-past'],
})

export const cancelRole = endpoint({
  ...manages,
  id: 'cancelRole',
  method: 'delete',
  path: '/accounts/{id}/roles/{role}',
  params: z.object({ id: uuid, role: uuid }),
  reply: accountDetail,
  status: 200,
  problems: [
    'account-unknown',
    'role-unknown',
    'role-begun',
    'account-last-administrator',
    'account-own-role',
  ],
})

export const readAudit = endpoint({
  ...reads,
  id: 'readAudit',
  method: 'get',
  path: '/audit',
  access: ['audit.read'],
  query: z.object({
    unit: unitKey.optional(),
    /** Who did it, or whom it concerns. */
    account: uuid.optional(),
    /** An action such as `account.close`, or a family of them: `account`. */
    action: z
      .string()
      .regex(/^[a-z]+([.-][a-z]+)*$/)
      .max(60)
      .optional(),
    /** Days in the time zone of the pack, both included. */
    from: isoDate.optional(),
    to: isoDate.optional(),
    ...pageQuery,
  }),
  reply: pageOf(
    z
      .object({
        id: uuid,
        at: moment,
        unit: unitLabel,
        action: z.string(),
        /** Id of the account, `unknown`, or the name of a user at the command line. */
        actor: z.string(),
        actorName: z.string().nullable(),
        account: uuid.nullable(),
        requestId: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
      })
      .meta({ id: 'AuditEntry' }),
  ),
})
