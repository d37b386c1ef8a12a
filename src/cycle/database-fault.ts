import { finding, type Problem, type ProblemCode, Problem as Refusal } from '../domain/problem.js'
import { isUnreachable, sqlState } from '../store/database.js'

/** An error of the database as a refusal, and whether it is a fault of ours that somebody must look into. */
export interface DatabaseFault {
  readonly problem: Problem
  readonly fault: boolean
}

/** Rules that two people run into who do the same thing at the same moment: the program looks before it writes. */
const RACED: readonly string[] = [
  'account_username',
  'assignment_once',
  'notice_once',
  'backup_code_pkey',
  'external_identity_pkey',
  'idempotency_pkey',
  'return_version_pkey',
  'return_draft_pkey',
  'return_event_pkey',
  'job_run_pkey',
]

/** Rules about what somebody typed. Any other that is broken is a fault of ours. */
const TYPED: readonly string[] = [
  'account_username_form',
  'account_lang',
  'assignment_order',
  'period_closure_order',
  'lock_exception_order',
  'attachment_size',
]

/** Violations of integrity: unique, foreign key, check, exclusion, not null. */
const INTEGRITY = /^23/
/** Lost races that went on after several tries: serialisation, deadlock, lock not available. */
const RACES: readonly string[] = ['40001', '40P01', '55P03']
/** A value that no column takes: bad text, bad number, out of range. */
const DATA = /^22/
const FORBIDDEN = '42501'

/**
 * What an error of PostgreSQL means to who sent the request; null when it is none. By SQLSTATE and name of the constraint,
 * never by text. The one place where this is decided.
 */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (isUnreachable(error))
    return {
      problem: refusal('database-unreachable', { detail: sqlState(error) ?? 'connection' }),
      fault: false,
    }
  const state = sqlState(error)
  if (state === undefined) return null
  if (RACES.includes(state)) return { problem: refusal('server-busy'), fault: false }
  if (state === FORBIDDEN) return { problem: refusal('server-refused-access'), fault: true }
  if (!INTEGRITY.test(state)) return DATA.test(state) ? { problem: refused('–'), fault: true } : null
  const constraint = constraintOf(error)
  if (RACED.includes(constraint)) return { problem: refusal('server-raced'), fault: false }
  return { problem: refused(constraint), fault: !TYPED.includes(constraint) }
}

/** Citus adds the number of the shard to names of constraints. */
function constraintOf(error: unknown): string {
  const { constraint } = error as { constraint?: unknown }
  return typeof constraint === 'string' ? constraint.replace(/_\d+$/, '') : '–'
}

function refused(constraint: string): Problem {
  return refusal('server-refused-data', { constraint })
}

function refusal(code: ProblemCode, params: Readonly<Record<string, string>> = {}): Problem {
  return new Refusal(finding(code, {}, params))
}
