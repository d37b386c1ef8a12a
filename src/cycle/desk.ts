import {
  type Access,
  type Assignment,
  can,
  type Office,
  type Relation,
  type Rights,
} from '../domain/access.js'
import { refuseAccess } from '../domain/access-refusal.js'
import type { Action } from '../domain/access-table.js'
import type { PackIndex } from '../domain/pack-index.js'
import type { IsoDate } from '../domain/period.js'
import { fail, Problem } from '../domain/problem.js'
import { type Scope, scopesCover } from '../domain/token-scope.js'
import type { Lang } from '../domain/words.js'
import type { OidcSettings } from './administer/oidc-settings.js'
import type { SessionLimits } from './administer/session-limits.js'
import type { LiveDefinitions } from './register/live-definitions.js'
import type { Store } from './store.js'

/** What the server works with: the database, the definitions in force, the clock. */
export interface Desk {
  readonly store: Store
  /** The definitions in force. Another edition may come at any time: whoever works takes `deskNow` and keeps to it. */
  readonly index: PackIndex
  /** Which edition that is; left out where editions are not followed (tests). */
  readonly edition?: string | null | undefined
  /** Follows what comes into force, here or through another server. */
  readonly definitions?: LiveDefinitions | undefined
  /** Texts of the templates of the definitions in force, by file name: `templates/half-year.md`. */
  readonly templates?: ReadonlyMap<string, string> | undefined
  now(): Date
  /** Tells those who watch that something happened; called after commit, and waited for. */
  readonly told?: ((news: News) => unknown) | undefined
  /** 32 bytes under which secrets of second factors are sealed; without them nobody can set one up. */
  readonly sealKey?: Buffer | undefined
  /** How long a session lasts; the usual limits when left out. */
  readonly sessionLimits?: SessionLimits | undefined
  /** The provider of single sign-on, when there is one. */
  readonly oidc?: OidcSettings | undefined
}

/** That something happened to a return, or to a person's notices: what, never which figures. */
export type News =
  | { readonly kind: 'return'; readonly unit: string; readonly period: string; readonly form: string }
  | { readonly kind: 'notice'; readonly account: string }
  | { readonly kind: 'order'; readonly period: string }
  | { readonly kind: 'definitions'; readonly edition: string }

/** The desk as it is now, with one edition of the definitions: what began with it ends with it. */
export function deskNow(desk: Desk): Desk {
  return { ...desk }
}

/** Who sent a request, and with what rights. */
export interface Caller {
  /** Account id (uuid). */
  readonly account: string
  readonly username: string
  /** Name and position, as histories print them. */
  readonly name: string
  readonly position: string
  readonly lang: Lang
  /** Key of the unit that the account belongs to. */
  readonly home: string
  /** Every role, also past and coming ones. */
  readonly assignments: readonly Assignment[]
  readonly via:
    | { readonly kind: 'session'; readonly id: string }
    | { readonly kind: 'token'; readonly id: string; readonly scopes: readonly Scope[] }
  /** When the session or token was last marked as used; it need not be marked again within a minute. */
  readonly seenAt?: Date | null | undefined
  /** What must be done before anything else. */
  readonly pending: 'second-factor' | 'password' | null
  readonly requestId: string | null
}

/** A right that was found: in which capacity, and how the unit stands to it. */
export interface Granted {
  readonly by: Office
  readonly relation: Relation
}

/** Which unit, and of which day when figures of a period are read (last day of its window). */
export interface On {
  readonly unit: string
  readonly asAt?: IsoDate | undefined
  /** In which of the caller's offices; any when left out. */
  readonly office?: Office | undefined
}

/** Today in the pack's time zone. */
export function todayAt(desk: Pick<Desk, 'index' | 'now'>): IsoDate {
  return dayOf(desk.now(), desk.index.pack.calendar.timezone)
}

/** Making a format costs far more than using one, and a request asks for today several times. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The day of a moment in a time zone. */
export function dayOf(moment: Date, timezone: string): IsoDate {
  let format = dayFormats.get(timezone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone })
    dayFormats.set(timezone, format)
  }
  return format.format(moment)
}

/** What the caller may do to a unit today; a token never more than its scopes. */
export function rightsAt(desk: Pick<Desk, 'index' | 'now'>, caller: Caller, on: On): Rights {
  const today = todayAt(desk)
  const { history } = desk.index.pack
  return (action, office): Access => {
    const { via } = caller
    if (via.kind === 'token' && !scopesCover(via.scopes, action))
      return refuseAccess('scope', { action, unit: on.unit, role: null, today, history })
    return can(caller.assignments, action, on, today, history, office ?? on.office)
  }
}

/** The right to do something to a unit, or the Problem that says who may. */
export function demand(desk: Pick<Desk, 'index' | 'now'>, caller: Caller, action: Action, on: On): Granted {
  if (caller.pending !== null) fail(`sign-in-${caller.pending}`)
  const access = rightsAt(desk, caller, on)(action)
  if ('no' in access) throw new Problem(access.finding)
  return { by: access.by, relation: access.relation }
}
