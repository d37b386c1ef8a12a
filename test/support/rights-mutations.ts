/** One wall taken away or made lower: what the checks of rights must find. */
export interface Mutation {
  readonly name: string
  /** The tables to look at; all when left out. */
  readonly tables: readonly string[]
  readonly statements: readonly string[]
}

const within = (setting: string) =>
  `nullif(current_setting('app.${setting}', true), '')::integer = any (reach)`

/** Each is applied to a database of its own, under the owner. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'versions are read by everybody',
    tables: ['return_version'],
    statements: ['alter policy return_version_read on return_version using (true)'],
  },
  {
    name: 'a policy more lets versions of other units through',
    tables: ['return_version'],
    statements: [
      `create policy more on return_version for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null)`,
    ],
  },
  {
    name: 'a superior of the past reads no more',
    tables: ['return_version'],
    statements: [`alter policy return_version_read on return_version using (${within('unit')})`],
  },
  {
    name: 'reading is enough to add versions',
    tables: ['return_version'],
    statements: [`alter policy return_version_add on return_version with check (${within('unit')})`],
  },
  {
    name: 'reading is enough to stamp versions',
    tables: ['return_version'],
    statements: [`alter policy return_version_stamp on return_version using (${within('unit')})`],
  },
  {
    name: 'a superior of the past stamps versions',
    tables: ['return_version'],
    statements: [
      `alter policy return_version_stamp on return_version using (nullif(current_setting('app.write', true), '')::integer = any (path))`,
    ],
  },
  {
    name: 'figures of a version may be changed',
    tables: ['return_version'],
    statements: ['grant update (figures) on return_version to cungky_app'],
  },
  {
    name: 'the reach of a version may be changed',
    tables: ['return_version'],
    statements: ['grant update (path, reach) on return_version to cungky_app'],
  },
  {
    name: 'a version need not stand where its unit does',
    tables: ['return_version'],
    statements: ['alter table return_version drop constraint return_version_place'],
  },
  {
    name: 'totals are read by everybody',
    tables: ['rollup'],
    statements: ['alter policy rollup_reach on rollup using (true)'],
  },
  {
    name: 'waiting totals are taken from whoever reads',
    tables: ['rollup_delta'],
    statements: [`alter policy rollup_delta_add on rollup_delta with check (${within('unit')})`],
  },
  {
    name: 'drafts without row-level security',
    tables: ['return_draft'],
    statements: ['alter table return_draft disable row level security'],
  },
  {
    name: 'history may be deleted',
    tables: ['return_event'],
    statements: [
      'grant delete on return_event to cungky_app',
      `create policy away on return_event for delete to cungky_app using (${within('write')})`,
    ],
  },
  {
    name: 'an administrator reads drafts',
    tables: ['return_draft'],
    statements: [`create policy admin on return_draft for select to cungky_app using (${within('admin')})`],
  },
  {
    name: 'accounts are read with figures',
    tables: ['account'],
    statements: [`alter policy account_admin on account using (${within('unit')})`],
  },
  {
    name: 'an administrator reaches every account',
    tables: ['account'],
    statements: [
      `alter policy account_admin on account using (nullif(current_setting('app.admin', true), '') is not null)`,
    ],
  },
  {
    name: 'roles are given anywhere',
    tables: ['assignment'],
    statements: ['alter policy assignment_add on assignment with check (true)'],
  },
  {
    name: 'a role may be made longer or of another kind',
    tables: ['assignment'],
    statements: ['grant update (role) on assignment to cungky_app'],
  },
  {
    name: 'sessions of others are read',
    tables: ['session'],
    statements: ['alter policy session_read on session using (true)'],
  },
  {
    name: 'knowing a secret is enough to begin a session of any account',
    tables: ['session'],
    statements: [
      `alter policy session_add on session with check (token_hash = nullif(current_setting('app.session', true), ''))`,
    ],
  },
  {
    name: 'answers kept for others are read',
    tables: ['idempotency'],
    statements: ['alter policy idempotency_own on idempotency using (true)'],
  },
  {
    name: 'files are read without their hash',
    tables: ['file_content'],
    statements: ['alter policy file_content_named on file_content using (true)'],
  },
  {
    name: 'orders are given by whoever reads',
    tables: ['period_closure'],
    statements: [`alter policy period_closure_add on period_closure with check (${within('unit')})`],
  },
  {
    name: 'the audit is read with figures',
    tables: ['audit'],
    statements: [`alter policy audit_watch on audit using (${within('unit')})`],
  },
  {
    name: 'the audit may be written over',
    tables: ['audit'],
    statements: [
      'grant update on audit to cungky_app',
      `create policy over on audit for update to cungky_app using (${within('watch')})`,
    ],
  },
  {
    name: 'letters of others are read',
    tables: ['mail'],
    statements: ['alter policy mail_admin on mail using (true)'],
  },
  {
    name: 'who reaches whom may be looked up',
    tables: ['org_place'],
    statements: ['grant select on org_place to cungky_app'],
  },
  {
    name: 'documents are read by everybody',
    tables: ['document'],
    statements: ['alter policy document_read on document using (true)'],
  },
  {
    name: 'reading is enough to write documents',
    tables: ['document', 'document_version'],
    statements: [
      `alter policy document_change on document using (${within('unit')})`,
      `alter policy document_version_add on document_version with check (${within('unit')})`,
    ],
  },
  {
    name: 'the history of a document may be written over',
    tables: ['document_event'],
    statements: [
      'grant update on document_event to cungky_app',
      `create policy over on document_event for update to cungky_app using (${within('write')})`,
    ],
  },
  {
    name: 'issued files may be put in place of others',
    tables: ['document_file'],
    statements: [
      'grant update (content) on document_file to cungky_app',
      `create policy over on document_file for update to cungky_app using (${within('write')})`,
    ],
  },
  {
    name: 'a document may be moved to another unit',
    tables: ['document'],
    statements: ['grant update (unit_id, reach) on document to cungky_app'],
  },
  {
    name: 'numbers of documents are taken by whoever reads',
    tables: ['document_number'],
    statements: [`alter policy document_number_add on document_number with check (${within('unit')})`],
  },
  {
    name: 'keys for signing are seen by everybody',
    tables: ['signing_key'],
    statements: ['grant select on signing_key to cungky_app'],
  },
]
