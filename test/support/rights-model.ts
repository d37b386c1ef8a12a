/**
 * What the application's role may do with every table, said anew and in other words than the policies of the migrations, so that
 * a policy that is lost, widened or narrowed is found. Kept apart from the program on purpose.
 */

/** Settings of a transaction; what is left out is not set. */
export interface Context {
  readonly unit?: string
  readonly write?: string
  readonly admin?: string
  readonly watch?: string
  readonly account?: string
  readonly sign_in?: string
  readonly session?: string
  readonly file?: string
  readonly job?: string
}

export const SETTINGS = [
  'unit',
  'write',
  'admin',
  'watch',
  'account',
  'sign_in',
  'session',
  'file',
  'job',
] as const satisfies readonly (keyof Context)[]

export type Row = Readonly<Record<string, unknown>>
type Rule = (row: Row, context: Context) => boolean

/** A unit for which rows are made. `n` is another number each time. */
export interface RowMaker {
  readonly key: string
  readonly id: number
  readonly path: readonly number[]
  readonly reach: readonly number[]
  readonly account: string
  readonly n: number
}

export interface TableRights {
  /** A row about the unit; what is not null and not given is filled by its type. None: rows are not made here. */
  readonly row?: (unit: RowMaker) => Row
  /** Which rows may be read, added, changed, removed; left out: none, ever. */
  readonly read?: Rule
  readonly add?: Rule
  readonly change?: Rule
  /** Columns that may be changed; the first one takes the same value in every row. */
  readonly columns?: readonly string[]
  readonly remove?: Rule
}

const is = (given: string | undefined, value: unknown) =>
  given !== undefined && given !== '' && given === value
const among = (given: string | undefined, ids: unknown) =>
  given !== undefined && given !== '' && (ids as number[]).includes(Number(given))

/** Something of the context is set that only who has signed in has. */
const signedIn: Rule = (_, { unit, admin, account }) =>
  [unit, admin, account].some((one) => one !== undefined && one !== '')
const reads: Rule = ({ reach, path }, { unit }) =>
  among(unit, reach) || (path !== undefined && among(unit, path))
const writes: Rule = ({ reach }, { write }) => among(write, reach)
const readsOrders: Rule = (_, { unit }) => unit !== undefined && unit !== ''
const readsDocuments: Rule = ({ reach }, { unit }) => among(unit, reach)
const administers: Rule = ({ reach }, { admin }) => among(admin, reach)
const own: Rule = ({ account_id }, { account }) => is(account, account_id)
const bySecret: Rule = (row, context) => is(context.session, row.token_hash) || own(row, context)

const either =
  (...rules: readonly Rule[]): Rule =>
  (row, context) =>
    rules.some((rule) => rule(row, context))

const NAMES: TableRights = { read: signedIn }
const HIDDEN: TableRights = {}

const place = ({ id, path, reach }: RowMaker) => ({ unit_id: id, path, reach })
const ofUnit = ({ id, reach }: RowMaker) => ({ unit_id: id, reach })
/** What belongs to the one document of the unit that is there from the beginning. */
const ofDocument = (u: RowMaker) => ({ ...ofUnit(u), document_id: u.account })
const PERIOD = 320_260_001
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const hash = (n: number) => String(n).padStart(64, '0')

/** Every table of the schema. A new one fails the test until it stands here. Rows are made in this order. */
export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  pack_version: NAMES,
  edition_text: NAMES,
  edition: NAMES,
  edition_file: NAMES,
  org_unit: NAMES,
  org_span: NAMES,
  reorganisation: NAMES,
  correspondence: NAMES,
  series: NAMES,
  org_place: HIDDEN,
  org_reach: HIDDEN,
  migration: HIDDEN,

  account: {
    row: (u) => ({
      ...ofUnit(u),
      account_id: u.n < SEEDED ? u.account : uuid(u.n),
      username: `user-${u.n}`,
      lang: 'vi',
    }),
    read: either(own, administers, ({ username }, { sign_in }) => is(sign_in, username)),
    add: administers,
    change: either(own, administers),
    columns: [
      'name',
      'unit_id',
      'reach',
      'position',
      'email',
      'lang',
      'digest',
      'password_hash',
      'password_at',
      'must_change',
      'totp_secret',
      'totp_since',
      'totp_step',
      'failures',
      'failed_at',
      'locked_until',
      'disabled_at',
    ],
  },
  assignment: {
    row: (u) => ({
      ...ofUnit(u),
      account_id: u.account,
      assignment_id: uuid(u.n),
      role: 'clerk',
      valid_from: `${2000 + (u.n % 900)}-01-01`,
      valid_to: `${2000 + (u.n % 900)}-02-01`,
    }),
    read: either(own, administers),
    add: administers,
    change: administers,
    columns: ['valid_to'],
    remove: administers,
  },
  backup_code: {
    row: (u) => ({ account_id: u.account, code_hash: hash(u.n) }),
    read: own,
    add: own,
    change: own,
    columns: ['used_at', 'account_id', 'code_hash'],
    remove: own,
  },
  external_identity: {
    row: (u) => ({ account_id: u.account, identity_hash: hash(u.n) }),
    read: either(own, ({ identity_hash }, { sign_in }) => is(sign_in, identity_hash)),
    add: own,
    remove: own,
  },
  unknown_name: {
    row: (u) => ({ name_hash: hash(u.n) }),
    read: ({ name_hash }, { sign_in }) => is(sign_in, name_hash),
    add: ({ name_hash }, { sign_in }) => is(sign_in, name_hash),
    change: ({ name_hash }, { sign_in }) => is(sign_in, name_hash),
    columns: ['failures', 'failed_at', 'locked_until'],
  },
  session: {
    row: (u) => ({ account_id: u.account, session_id: uuid(u.n), token_hash: hash(u.n), method: 'password' }),
    read: bySecret,
    add: own,
    change: bySecret,
    columns: ['seen_at', 'second_factor', 'expires_at', 'revoked_at', 'token_hash'],
  },
  api_token: {
    row: (u) => ({ account_id: u.account, token_id: uuid(u.n), token_hash: hash(u.n) }),
    read: bySecret,
    add: own,
    change: bySecret,
    columns: ['seen_at', 'revoked_at'],
  },
  idempotency: {
    row: (u) => ({ account_id: u.account, key: `key-${u.n}` }),
    read: own,
    add: own,
  },

  return_version: {
    row: (u) => ({ ...place(u), period: PERIOD, form: 'crime', version: 1 + u.n }),
    read: reads,
    add: writes,
    change: writes,
    columns: [
      'withdrawn_at',
      'submitted_at',
      'approved_at',
      'accepted_at',
      'approved_by',
      'accepted_by',
      'ended',
      'closed_for',
    ],
  },
  rollup: {
    row: (u) => ({ ...ofUnit(u), period: PERIOD + u.n, scope: 0, stratum: 3 }),
    read: ({ reach }, { unit }) => among(unit, reach),
  },
  rollup_delta: {
    row: (u) => ({ ...place(u), delta_id: uuid(u.n), stratum: 3 }),
    read: reads,
    add: writes,
  },
  return_draft: {
    row: (u) => ({ ...place(u), period: PERIOD + u.n, form: 'crime', version: 1, revision: 1 }),
    read: reads,
    add: writes,
    change: writes,
    columns: ['reason'],
    remove: writes,
  },
  return_event: {
    row: (u) => ({ ...place(u), period: PERIOD, form: 'crime', seq: u.n }),
    read: reads,
    add: writes,
  },
  return_comment: {
    row: (u) => ({ ...place(u), comment_id: uuid(u.n), period: PERIOD }),
    read: reads,
    add: ({ reach }, { unit }) => among(unit, reach),
    change: ({ reach }, { unit }) => among(unit, reach),
    columns: ['resolved_at', 'resolved_by', 'resolved_name'],
  },
  attachment: {
    row: (u) => ({ ...place(u), attachment_id: uuid(u.n), period: PERIOD, size: 1 }),
    read: reads,
    add: writes,
    change: writes,
    columns: ['removed_at', 'removed_by', 'removed_name'],
  },
  file_content: {
    row: (u) => ({ hash: hash(u.n) }),
    read: (row, { file }) => is(file, row.hash),
    add: (row, { file }) => is(file, row.hash),
  },
  period_closure: {
    row: (u) => ({ ...ofUnit(u), closure_id: uuid(u.n), period: PERIOD, kind: 'closed' }),
    read: readsOrders,
    add: writes,
    change: writes,
    columns: ['valid_to', 'ended_by', 'ended_name', 'ended_at', 'end_reason'],
  },
  lock_exception: {
    row: (u) => ({ ...ofUnit(u), exception_id: uuid(u.n), period: PERIOD }),
    read: readsOrders,
    add: writes,
    change: writes,
    columns: ['valid_until', 'ended_by', 'ended_name', 'ended_at', 'end_reason'],
  },
  notice: {
    row: (u) => ({ ...ofUnit(u), account_id: u.account, notice_id: uuid(u.n), once: `once-${u.n}` }),
    read: either(own, administers),
    add: administers,
    change: either(own, administers),
    columns: ['read_at', 'mailed_at'],
  },
  mail: {
    row: (u) => ({ ...ofUnit(u), account_id: u.account, mail_id: uuid(u.n) }),
    read: administers,
    add: administers,
    change: administers,
    columns: ['lease_until', 'tries', 'sent_at', 'failed_at', 'error'],
  },
  job_run: {
    row: (u) => ({ name: `job-${u.n}`, slot: 'x' }),
    read: ({ name }, { job }) => is(job, name),
    add: ({ name }, { job }) => is(job, name),
    change: ({ name }, { job }) => is(job, name),
    columns: ['done_at', 'started_at', 'result'],
  },
  audit: {
    row: (u) => ({ ...ofUnit(u), audit_id: uuid(u.n), account_id: u.account }),
    read: ({ reach }, { watch }) => among(watch, reach),
    add: either(({ reach }, { unit }) => among(unit, reach), administers, own),
  },

  document: {
    row: (u) => ({
      ...ofUnit(u),
      document_id: u.n < SEEDED ? u.account : uuid(u.n),
      period: PERIOD,
      stage: 'accepted',
      state: 'draft',
    }),
    read: readsDocuments,
    add: writes,
    change: writes,
    columns: [
      'title',
      'kind',
      'lang',
      'period',
      'base',
      'stage',
      'body',
      'state',
      'version',
      'revision',
      'writers',
      'known_at',
      'edition',
      'number',
      'symbol',
      'issued_on',
      'changed_by',
      'changed_name',
      'changed_at',
    ],
  },
  document_version: {
    row: (u) => ({ ...ofDocument(u), version: u.n }),
    read: readsDocuments,
    add: writes,
    change: writes,
    columns: ['title', 'body', 'note', 'actor', 'actor_name', 'at'],
  },
  document_event: {
    row: (u) => ({ ...ofDocument(u), seq: u.n }),
    read: readsDocuments,
    add: writes,
  },
  document_comment: {
    row: (u) => ({ ...ofDocument(u), comment_id: uuid(u.n) }),
    read: readsDocuments,
    add: writes,
    change: writes,
    columns: ['resolved_name', 'resolved_at', 'resolved_by'],
  },
  document_task: {
    row: (u) => ({ ...ofDocument(u), task_id: uuid(u.n) }),
    read: readsDocuments,
    add: writes,
    change: writes,
    columns: ['done_at'],
  },
  document_number: {
    row: (u) => ({ ...ofUnit(u), kind: 'report', year: 2000 + u.n }),
    read: writes,
    add: writes,
    change: writes,
    columns: ['last', 'last_on'],
  },
  document_file: {
    row: (u) => ({ ...ofDocument(u), format: u.n < SEEDED ? 'docx' : 'pdf' }),
    read: readsDocuments,
    add: writes,
  },
  signing_key: HIDDEN,
}

/** Rows with a smaller number are those made at the beginning, one a table and unit. */
export const SEEDED = 100
