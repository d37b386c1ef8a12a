import { z } from 'zod'
import { SCOPES } from '../domain/token-scope.js'
import { ability, isoDate, moment, role, unitKey, uuid } from './common.js'
import { endpoint } from './endpoint.js'

/** Anything that somebody types to prove who they are: as it is, and not so long that checking it costs much. */
const typed = z.string().min(1).max(1000)
/** A code of an authenticator app (six digits) or a backup code; blanks do not matter. */
const code = z.string().min(1).max(40).meta({ example: '123456' })

export const lang = z.enum(['vi', 'en'])

/** A unit by the name of today, or the last it had. */
export const unitLabel = z.object({ key: unitKey, name: z.string() }).meta({ id: 'UnitLabel' })

/** A role held in a unit; `to` is the first day on which it is no longer held. */
export const heldRole = z
  .object({
    id: uuid,
    unit: unitLabel,
    role,
    from: isoDate,
    to: isoDate.nullable(),
    when: z.enum(['live', 'coming', 'past']),
  })
  .meta({ id: 'HeldRole' })

export const sessionShape = z
  .object({
    account: z.object({
      id: uuid,
      username: z.string(),
      name: z.string(),
      position: z.string(),
      email: z.string().nullable(),
      lang,
      /** Are notices sent by mail, once a day? */
      digest: z.boolean(),
      home: unitLabel,
      /** Is the second factor in force, and how many backup codes are left? */
      totp: z.boolean(),
      backupCodes: z.int(),
    }),
    offices: z.array(heldRole),
    /** By session or by access token; its scopes then. */
    scopes: z.array(z.enum(SCOPES)).nullable(),
    /** What must be done before anything else. */
    pending: z.enum(['second-factor', 'password']).nullable(),
    /** When it ends however busy, and when without another request. Null for an access token. */
    expiresAt: moment.nullable(),
    idleUntil: moment.nullable(),
    may: z.object({
      work: ability,
      changePassword: ability,
      tokens: ability,
      seeReturns: ability,
      seeAccounts: ability,
      seeAudit: ability,
    }),
  })
  .meta({ id: 'Session' })

const group = { tag: 'session', access: 'signed-in' } as const
const proves = { ...group, writes: true, signIn: true } as const

export const signInWays = endpoint({
  ...group,
  id: 'signInWays',
  method: 'get',
  path: '/session/ways',
  access: 'public',
  writes: false,
  reply: z.object({
    password: z.literal(true),
    oidc: z.object({ label: z.string(), path: z.string() }).nullable(),
  }),
  status: 200,
})

export const signIn = endpoint({
  ...proves,
  id: 'signIn',
  method: 'post',
  path: '/session',
  access: 'public',
  body: z.object({ username: z.string().min(1).max(200), password: typed }),
  reply: sessionShape,
  status: 200,
  problems: ['sign-in-wrong', 'sign-in-locked'],
})

export const showSecondFactor = endpoint({
  ...proves,
  id: 'showSecondFactor',
  method: 'post',
  path: '/session/second-factor',
  whilePending: true,
  body: z.object({ code }),
  reply: sessionShape,
  status: 200,
  problems: [
    'sign-in-code',
    'sign-in-locked',
    'sign-in-no-factor',
    'access-scope',
    'totp-key-changed',
    'totp-unavailable',
  ],
})

export const changePassword = endpoint({
  ...proves,
  id: 'changePassword',
  method: 'post',
  path: '/session/password',
  whilePending: true,
  body: z.object({ current: typed, next: typed }),
  reply: sessionShape,
  status: 200,
  problems: [
    'password-wrong',
    'password-none',
    'password-short',
    'password-long',
    'password-name',
    'password-repeated',
    'password-common',
    'password-same',
    'sign-in-locked',
    'access-scope',
  ],
})

export const readSession = endpoint({
  ...group,
  id: 'readSession',
  method: 'get',
  path: '/session',
  whilePending: true,
  writes: false,
  reply: sessionShape,
  status: 200,
})

export const signOut = endpoint({
  ...group,
  id: 'signOut',
  method: 'delete',
  path: '/session',
  whilePending: true,
  writes: true,
  status: 204,
  problems: ['access-scope'],
})

export const beginOidc = endpoint({
  ...group,
  id: 'beginOidc',
  method: 'get',
  path: '/session/oidc',
  access: 'public',
  writes: false,
  status: 303,
  problems: ['oidc-off', 'oidc-unreachable', 'totp-unavailable'],
})

export const endOidc = endpoint({
  ...proves,
  id: 'endOidc',
  method: 'get',
  path: '/session/oidc/callback',
  access: 'public',
  /** What a provider adds is let through: RFC 6749 §4.1.2 says to ignore it. */
  query: z.looseObject({
    code: z.string().optional(),
    state: z.string().optional(),
    error: z.string().optional(),
  }),
  status: 303,
  problems: [
    'oidc-off',
    'oidc-unreachable',
    'oidc-state',
    'oidc-refused',
    'oidc-claim',
    'oidc-unknown',
    'oidc-linked-other',
    'totp-unavailable',
  ],
})

/** A session as lists show it. */
export const listedSession = z
  .object({
    id: uuid,
    method: z.enum(['password', 'oidc']),
    secondFactor: z.boolean(),
    agent: z.string(),
    address: z.string(),
    since: moment,
    seen: moment,
    expiresAt: moment,
  })
  .meta({ id: 'ListedSession' })

export const listSessions = endpoint({
  ...group,
  id: 'listSessions',
  method: 'get',
  path: '/sessions',
  writes: false,
  reply: z.object({ sessions: z.array(listedSession.extend({ current: z.boolean() })) }),
  status: 200,
  problems: ['access-scope'],
})

export const endSession = endpoint({
  ...group,
  id: 'endSession',
  method: 'delete',
  path: '/sessions/{id}',
  writes: true,
  params: z.object({ id: uuid }),
  status: 204,
  problems: ['session-unknown', 'access-scope'],
})

export const email = z.email().max(200).nullable()

export const changeProfile = endpoint({
  ...group,
  id: 'changeProfile',
  method: 'patch',
  path: '/me',
  writes: true,
  body: z.object({ lang: lang.optional(), digest: z.boolean().optional(), email: email.optional() }),
  reply: sessionShape,
  status: 200,
  problems: ['account-nothing', 'access-scope'],
})

export const beginTotp = endpoint({
  ...group,
  id: 'beginTotp',
  method: 'post',
  path: '/me/totp',
  writes: true,
  secretReply: true,
  reply: z.object({ secret: z.string(), uri: z.string() }),
  status: 201,
  problems: ['totp-on', 'totp-unavailable', 'access-scope'],
})

const backupCodes = z.object({ backupCodes: z.array(z.string()) })

export const confirmTotp = endpoint({
  ...group,
  id: 'confirmTotp',
  method: 'post',
  path: '/me/totp/confirm',
  writes: true,
  secretReply: true,
  body: z.object({ code }),
  reply: backupCodes,
  status: 200,
  problems: [
    'totp-on',
    'totp-code',
    'totp-not-begun',
    'totp-key-changed',
    'totp-unavailable',
    'access-scope',
  ],
})

const NEEDS_CODE = [
  'totp-off',
  'sign-in-code',
  'sign-in-locked',
  'totp-key-changed',
  'totp-unavailable',
  'access-scope',
] as const

export const endTotp = endpoint({
  ...proves,
  id: 'endTotp',
  method: 'delete',
  path: '/me/totp',
  body: z.object({ password: typed.optional(), code }),
  status: 204,
  problems: ['password-wrong', ...NEEDS_CODE],
})

export const renewBackupCodes = endpoint({
  ...proves,
  id: 'renewBackupCodes',
  method: 'post',
  path: '/me/totp/backup-codes',
  secretReply: true,
  body: z.object({ code }),
  reply: backupCodes,
  status: 200,
  problems: [...NEEDS_CODE],
})

/** An access token without its secret. */
export const tokenShape = z
  .object({
    id: uuid,
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    createdAt: moment,
    expiresAt: moment,
    seen: moment.nullable(),
  })
  .meta({ id: 'Token' })

const own = { tag: 'session', access: ['token.own'] } as const

export const listTokens = endpoint({
  ...own,
  id: 'listTokens',
  method: 'get',
  path: '/tokens',
  writes: false,
  reply: z.object({ tokens: z.array(tokenShape) }),
  status: 200,
})

export const makeToken = endpoint({
  ...own,
  id: 'makeToken',
  method: 'post',
  path: '/tokens',
  writes: true,
  secretReply: true,
  body: z.object({
    name: z.string().trim().min(1).max(100).meta({ pattern: '\\S' }),
    scopes: z.array(z.enum(SCOPES)).min(1),
    days: z.int().min(1).max(366),
  }),
  reply: z.object({ secret: z.string(), token: tokenShape }),
  status: 201,
  problems: ['token-many'],
})

export const revokeToken = endpoint({
  ...own,
  id: 'revokeToken',
  method: 'delete',
  path: '/tokens/{id}',
  writes: true,
  params: z.object({ id: uuid }),
  status: 204,
  problems: ['token-unknown'],
})
