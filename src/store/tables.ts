import type { ColumnType, JSONColumnType } from 'kysely'

/** Numerics travel as text, exact. */
type Numeric = ColumnType<string, string, string>
/** numeric[] written as an array literal; read only through `array_to_string` (see `figures.ts`). */
type NumericArray = ColumnType<string, string, string>
type IntArray = number[]
type TextArray = string[]
/** Read as text: pg does not trust a JavaScript number with it. */
type BigInteger = ColumnType<string, number, number>

export interface PackVersionTable {
  content_hash: string
  pack: string
  version: string
  content: JSONColumnType<object>
  registered_at: Date
}

export interface EditionTable {
  edition: string
  number: number
  pack: string
  version: string
  at: Date
  actor: string
  actor_name: string | null
  source: string
  reason: string | null
  files_hash: string
  changed: TextArray
}

export interface EditionFileTable {
  edition: string
  name: string
  hash: string
}

export interface EditionTextTable {
  hash: string
  body: string
}

export interface OrgUnitTable {
  unit_id: number
  unit_key: string
  reach: IntArray
}

export interface OrgSpanTable {
  unit_id: number
  valid_from: string
  valid_to: string | null
  code: string
  name: string
  level: string
  parent_id: number | null
}

export interface OrgPlaceTable {
  unit_id: number
  path: IntArray
  reach: IntArray
}

export interface ReorganisationTable {
  act: string
  number: string
  dated: string
  effective: string
  title: string
  source: string
}

export interface CorrespondenceTable {
  from_unit: number
  to_unit: number
  effective: string
  share: Numeric | null
  basis: string
  act: string
}

export interface SeriesTable {
  series_index: number
  code: string
}

export interface ReturnVersionTable {
  unit_id: number
  period: number
  form: string
  version: number
  window_from: string
  window_to: string
  path: IntArray
  reach: IntArray
  figures: NumericArray
  not_applicable: IntArray
  narrative: JSONColumnType<Record<string, string>>
  reason: string | null
  source: string
  entered_by: string
  entered_at: Date
  submitted_at: Date | null
  approved_at: Date | null
  accepted_at: Date | null
  withdrawn_at: Date | null
  opened_at: Date | null
  saved_by: TextArray | null
  carried_from: TextArray
  approved_by: string | null
  accepted_by: string | null
  ended: string | null
  closed_for: string | null
  explanations: JSONColumnType<Record<string, string>>
}

export interface RollupDeltaTable {
  unit_id: number
  delta_id: string
  stratum: number
  periods: IntArray
  path: IntArray
  reach: IntArray
  total: NumericArray
  filled: IntArray
  excused: IntArray | null
}

export interface RollupTable {
  unit_id: number
  period: number
  scope: number
  stratum: number
  reach: IntArray
  total: NumericArray
  filled: IntArray
  excused: IntArray | null
}

export interface AuditTable {
  unit_id: number
  audit_id: string
  at: Date
  actor: string
  action: string
  detail: JSONColumnType<object>
  reach: IntArray
  actor_name: string | null
  account_id: string | null
  request_id: string | null
}

export interface OrgReachTable {
  unit_id: number
  reach: IntArray
}

export interface AccountTable {
  account_id: string
  unit_id: number
  reach: IntArray
  username: string
  name: string
  position: string
  email: string | null
  lang: string
  digest: boolean
  password_hash: string | null
  password_at: Date | null
  must_change: boolean
  totp_secret: string | null
  totp_since: Date | null
  totp_step: BigInteger | null
  failures: number
  failed_at: Date | null
  locked_until: Date | null
  disabled_at: Date | null
  demo: boolean
  created_at: Date
}

export interface AssignmentTable {
  assignment_id: string
  account_id: string
  unit_id: number
  reach: IntArray
  role: string
  valid_from: string
  valid_to: string | null
  granted_by: string
  granted_at: Date
}

export interface UnknownNameTable {
  name_hash: string
  failures: number
  failed_at: Date | null
  locked_until: Date | null
}

export interface BackupCodeTable {
  account_id: string
  code_hash: string
  used_at: Date | null
}

export interface ExternalIdentityTable {
  identity_hash: string
  account_id: string
  issuer: string
  subject: string
  linked_at: Date
}

export interface SessionTable {
  session_id: string
  account_id: string
  token_hash: string
  method: string
  second_factor: boolean
  created_at: Date
  seen_at: Date
  expires_at: Date
  revoked_at: Date | null
  agent: string
  address: string
}

export interface ApiTokenTable {
  token_id: string
  account_id: string
  token_hash: string
  name: string
  scopes: TextArray
  created_at: Date
  expires_at: Date
  seen_at: Date | null
  revoked_at: Date | null
}

export interface IdempotencyTable {
  account_id: string
  key: string
  request_hash: string
  status: number
  headers: JSONColumnType<object>
  body: JSONColumnType<object> | null
  at: Date
}

export interface ReturnDraftTable {
  unit_id: number
  period: number
  form: string
  version: number
  revision: number
  window_from: string
  window_to: string
  path: IntArray
  reach: IntArray
  figures: NumericArray
  not_applicable: IntArray
  typed: JSONColumnType<object>
  narrative: JSONColumnType<object>
  explanations: JSONColumnType<object>
  source: string
  reason: string | null
  entered_name: string
  saved_by: TextArray
  carried_from: TextArray
  opened_at: Date
  saved_at: Date
}

export interface ReturnEventTable {
  unit_id: number
  period: number
  form: string
  seq: number
  kind: string
  from_state: string
  to_state: string
  version: number
  actor: string
  actor_name: string
  office_unit: number
  office_role: string
  at: Date
  reason: string | null
  covers: string | null
  changes: JSONColumnType<object> | null
  path: IntArray
  reach: IntArray
}

export interface ReturnCommentTable {
  unit_id: number
  comment_id: string
  period: number
  form: string
  series: string | null
  text: string
  actor: string
  actor_name: string
  office_unit: number
  office_role: string
  at: Date
  resolved_at: Date | null
  resolved_by: string | null
  resolved_name: string | null
  path: IntArray
  reach: IntArray
}

export interface AttachmentTable {
  unit_id: number
  attachment_id: string
  period: number
  form: string
  name: string
  media_type: string
  size: number
  hash: string
  added_by: string
  added_name: string
  added_at: Date
  removed_at: Date | null
  removed_by: string | null
  removed_name: string | null
  path: IntArray
  reach: IntArray
}

export interface FileContentTable {
  hash: string
  content: Buffer
  stored_at: Date
}

export interface PeriodClosureTable {
  unit_id: number
  closure_id: string
  period: number
  kind: string
  level: string | null
  valid_from: string
  valid_to: string | null
  ordered_by: string
  ordered_name: string
  office_unit: number
  office_role: string
  at: Date
  reason: string
  ended_by: string | null
  ended_name: string | null
  ended_at: Date | null
  end_reason: string | null
  reach: IntArray
}

export interface LockExceptionTable {
  unit_id: number
  exception_id: string
  period: number
  form: string | null
  valid_from: string
  valid_until: string
  granted_by: string
  granted_name: string
  office_unit: number
  office_role: string
  at: Date
  reason: string
  ended_by: string | null
  ended_name: string | null
  ended_at: Date | null
  end_reason: string | null
  reach: IntArray
}

export interface NoticeTable {
  account_id: string
  notice_id: string
  kind: string
  unit_id: number
  reach: IntArray
  period: number | null
  form: string | null
  day: string
  once: string
  detail: JSONColumnType<object>
  at: Date
  read_at: Date | null
  mailed_at: Date | null
}

export interface MailTable {
  mail_id: string
  account_id: string
  unit_id: number
  reach: IntArray
  address: string
  subject: string
  body: string
  created_at: Date
  lease_until: Date | null
  tries: number
  sent_at: Date | null
  failed_at: Date | null
  error: string | null
}

export interface JobRunTable {
  name: string
  slot: string
  started_at: Date
  done_at: Date | null
  result: JSONColumnType<object> | null
}

/** The tables as Kysely sees them; a test compares them with the database's own catalogue. */
export interface DocumentTable {
  unit_id: number
  document_id: string
  kind: string
  template: string | null
  lang: string
  title: string
  period: number
  base: string
  stage: string
  body: string
  state: string
  version: number
  revision: number
  writers: TextArray
  known_at: Date | null
  edition: string | null
  number: number | null
  symbol: string | null
  issued_on: string | null
  created_by: string
  created_name: string
  created_at: Date
  changed_by: string
  changed_name: string
  changed_at: Date
  reach: IntArray
}

export interface DocumentVersionTable {
  unit_id: number
  document_id: string
  version: number
  body: string
  title: string
  note: string | null
  actor: string
  actor_name: string
  at: Date
  reach: IntArray
}

export interface DocumentEventTable {
  unit_id: number
  document_id: string
  seq: number
  step: string
  from_state: string
  to_state: string
  version: number
  actor: string
  actor_name: string
  office_unit: number
  office_role: string
  at: Date
  reason: string | null
  reach: IntArray
}

export interface DocumentCommentTable {
  unit_id: number
  document_id: string
  comment_id: string
  heading: string | null
  quoted: string | null
  text: string
  actor: string
  actor_name: string
  at: Date
  resolved_at: Date | null
  resolved_by: string | null
  resolved_name: string | null
  reach: IntArray
}

export interface DocumentTaskTable {
  unit_id: number
  document_id: string
  task_id: string
  heading: string | null
  assignee: string
  assignee_name: string
  due: string | null
  note: string | null
  done_at: Date | null
  given_by: string
  given_name: string
  given_at: Date
  reach: IntArray
}

export interface DocumentNumberTable {
  unit_id: number
  kind: string
  year: number
  last: number
  last_on: string
  reach: IntArray
}

export interface DocumentFileTable {
  unit_id: number
  document_id: string
  format: string
  name: string
  media_type: string
  hash: string
  content: Buffer
  manifest: JSONColumnType<object>
  reach: IntArray
}

export interface SigningKeyTable {
  key_id: string
  public_key: string
  sealed_private_key: string
  created_at: Date
  retired_at: Date | null
}

export interface Database {
  pack_version: PackVersionTable
  edition: EditionTable
  edition_file: EditionFileTable
  edition_text: EditionTextTable
  org_unit: OrgUnitTable
  org_span: OrgSpanTable
  org_place: OrgPlaceTable
  reorganisation: ReorganisationTable
  correspondence: CorrespondenceTable
  series: SeriesTable
  return_version: ReturnVersionTable
  rollup_delta: RollupDeltaTable
  rollup: RollupTable
  audit: AuditTable
  org_reach: OrgReachTable
  account: AccountTable
  assignment: AssignmentTable
  unknown_name: UnknownNameTable
  backup_code: BackupCodeTable
  external_identity: ExternalIdentityTable
  session: SessionTable
  api_token: ApiTokenTable
  idempotency: IdempotencyTable
  return_draft: ReturnDraftTable
  return_event: ReturnEventTable
  return_comment: ReturnCommentTable
  attachment: AttachmentTable
  file_content: FileContentTable
  period_closure: PeriodClosureTable
  lock_exception: LockExceptionTable
  notice: NoticeTable
  mail: MailTable
  job_run: JobRunTable
  document: DocumentTable
  document_version: DocumentVersionTable
  document_event: DocumentEventTable
  document_comment: DocumentCommentTable
  document_task: DocumentTaskTable
  document_number: DocumentNumberTable
  document_file: DocumentFileTable
  signing_key: SigningKeyTable
}
