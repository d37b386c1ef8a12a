-- Generated from the catalogue of the database by `npm run schema`; a test compares it. Do not edit.

create table account (
  account_id uuid not null,
  unit_id integer not null,
  reach integer[] not null,
  username text not null,
  name text not null,
  position text not null,
  email text,
  lang text not null,
  digest boolean not null,
  password_hash text,
  password_at timestamp with time zone,
  must_change boolean not null,
  totp_secret text,
  totp_since timestamp with time zone,
  totp_step bigint,
  failures integer not null,
  failed_at timestamp with time zone,
  locked_until timestamp with time zone,
  disabled_at timestamp with time zone,
  demo boolean not null,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_username UNIQUE (username),
  constraint account_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint account_lang CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint account_username_form CHECK ((username ~ '^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$'::text))
);
CREATE INDEX account_unit ON public.account USING btree (unit_id);
alter table account enable row level security;
create policy account_add on account for insert to cungky_app with check (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy account_admin on account for select to cungky_app using (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy account_change on account for update to cungky_app using (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy account_change_self on account for update to cungky_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy account_self on account for select to cungky_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy account_sign_in on account for select to cungky_app using ((username = NULLIF(current_setting('app.sign_in'::text, true), ''::text)));
grant select on account to cungky_app;
grant insert on account to cungky_app;
grant update (unit_id, reach, name, position, email, lang, digest, password_hash, password_at, must_change, totp_secret, totp_since, totp_step, failures, failed_at, locked_until, disabled_at) on account to cungky_app;

create table api_token (
  token_id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (token_id),
  constraint api_token_token UNIQUE (token_hash),
  constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX api_token_account ON public.api_token USING btree (account_id);
alter table api_token enable row level security;
create policy api_token_add on api_token for insert to cungky_app with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy api_token_change on api_token for update to cungky_app using (((token_hash = NULLIF(current_setting('app.session'::text, true), ''::text)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy api_token_read on api_token for select to cungky_app using (((token_hash = NULLIF(current_setting('app.session'::text, true), ''::text)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
grant select on api_token to cungky_app;
grant insert on api_token to cungky_app;
grant update (seen_at, revoked_at) on api_token to cungky_app;

create table assignment (
  assignment_id uuid not null,
  account_id uuid not null,
  unit_id integer not null,
  reach integer[] not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  constraint assignment_pkey PRIMARY KEY (assignment_id),
  constraint assignment_once EXCLUDE USING gist (account_id WITH =, unit_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint assignment_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint assignment_order CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint assignment_role CHECK ((role = ANY (ARRAY['clerk'::text, 'head'::text, 'analyst'::text, 'registrar'::text, 'leader'::text, 'administrator'::text])))
);
CREATE INDEX assignment_account ON public.assignment USING btree (account_id);
CREATE INDEX assignment_unit ON public.assignment USING btree (unit_id);
alter table assignment enable row level security;
create policy assignment_add on assignment for insert to cungky_app with check (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy assignment_cancel on assignment for delete to cungky_app using (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy assignment_change on assignment for update to cungky_app using (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy assignment_read on assignment for select to cungky_app using (((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid) OR ((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach))));
grant select on assignment to cungky_app;
grant insert on assignment to cungky_app;
grant update (valid_to) on assignment to cungky_app;
grant delete on assignment to cungky_app;

create table attachment (
  unit_id integer not null,
  attachment_id uuid not null,
  period integer not null,
  form text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  hash text not null,
  added_by text not null,
  added_name text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by text,
  removed_name text,
  path integer[] not null,
  reach integer[] not null,
  constraint attachment_pkey PRIMARY KEY (unit_id, attachment_id),
  constraint attachment_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach),
  constraint attachment_size CHECK ((size > 0))
);
CREATE INDEX attachment_return ON public.attachment USING btree (unit_id, period, form);
alter table attachment enable row level security;
create policy attachment_add on attachment for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy attachment_read on attachment for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
create policy attachment_remove on attachment for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
grant select on attachment to cungky_app;
grant insert on attachment to cungky_app;
grant update (removed_at, removed_by, removed_name) on attachment to cungky_app;

create table audit (
  unit_id integer not null,
  audit_id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  detail jsonb not null,
  reach integer[] not null,
  actor_name text,
  account_id uuid,
  request_id text,
  constraint audit_pkey PRIMARY KEY (unit_id, audit_id),
  constraint audit_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint audit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id)
);
CREATE INDEX audit_at ON public.audit USING btree (unit_id, at);
CREATE INDEX audit_newest ON public.audit USING btree (at, audit_id);
alter table audit enable row level security;
create policy audit_add on audit for insert to cungky_app with check ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy audit_watch on audit for select to cungky_app using (((NULLIF(current_setting('app.watch'::text, true), ''::text))::integer = ANY (reach)));
grant select on audit to cungky_app;
grant insert on audit to cungky_app;

create table backup_code (
  account_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint backup_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint backup_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
alter table backup_code enable row level security;
create policy backup_code_own on backup_code for all to cungky_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant select on backup_code to cungky_app;
grant insert on backup_code to cungky_app;
grant update on backup_code to cungky_app;
grant delete on backup_code to cungky_app;

create table correspondence (
  from_unit integer not null,
  to_unit integer not null,
  effective date not null,
  share numeric,
  basis text not null,
  act text not null,
  constraint correspondence_pkey PRIMARY KEY (from_unit, to_unit, effective),
  constraint correspondence_act_fkey FOREIGN KEY (act) REFERENCES reorganisation(act),
  constraint correspondence_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES org_unit(unit_id),
  constraint correspondence_to_unit_fkey FOREIGN KEY (to_unit) REFERENCES org_unit(unit_id),
  constraint correspondence_basis CHECK ((basis = ANY (ARRAY['whole'::text, 'population'::text, 'area'::text, 'declared'::text]))),
  constraint correspondence_share CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);
CREATE INDEX correspondence_act ON public.correspondence USING btree (act);
CREATE INDEX correspondence_to ON public.correspondence USING btree (to_unit);
alter table correspondence enable row level security;
create policy correspondence_read on correspondence for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on correspondence to cungky_app;

create table document (
  unit_id integer not null,
  document_id uuid not null,
  kind text not null,
  template text,
  lang text not null,
  title text not null,
  period integer not null,
  base text not null,
  stage text not null,
  body text not null,
  state text not null,
  version integer not null,
  revision integer not null,
  writers text[] not null,
  known_at timestamp with time zone,
  edition text,
  number integer,
  symbol text,
  issued_on date,
  created_by text not null,
  created_name text not null,
  created_at timestamp with time zone not null,
  changed_by text not null,
  changed_name text not null,
  changed_at timestamp with time zone not null,
  reach integer[] not null,
  constraint document_pkey PRIMARY KEY (unit_id, document_id),
  constraint document_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint document_frozen CHECK (((state <> ALL (ARRAY['approved'::text, 'issued'::text, 'withdrawn'::text])) OR (known_at IS NOT NULL))),
  constraint document_number_issued CHECK (((number IS NULL) OR (state = ANY (ARRAY['issued'::text, 'withdrawn'::text])))),
  constraint document_numbered CHECK (((number IS NULL) = (issued_on IS NULL))),
  constraint document_stage CHECK ((stage = ANY (ARRAY['entered'::text, 'submitted'::text, 'approved'::text, 'accepted'::text]))),
  constraint document_state CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'approved'::text, 'issued'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint document_version CHECK ((version > 0))
);
CREATE INDEX document_changed ON public.document USING btree (unit_id, changed_at);
CREATE INDEX document_reach_key ON public.document USING btree (unit_id, reach);
alter table document enable row level security;
create policy document_add on document for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_change on document for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_read on document for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on document to cungky_app;
grant insert on document to cungky_app;
grant update (kind, lang, title, period, base, stage, body, state, version, revision, writers, known_at, edition, number, symbol, issued_on, changed_by, changed_name, changed_at) on document to cungky_app;

create table document_comment (
  unit_id integer not null,
  document_id uuid not null,
  comment_id uuid not null,
  heading text,
  quoted text,
  text text not null,
  actor text not null,
  actor_name text not null,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by text,
  resolved_name text,
  reach integer[] not null,
  constraint document_comment_pkey PRIMARY KEY (unit_id, document_id, comment_id),
  constraint document_comment_document FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, document_id),
  constraint document_comment_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX document_comment_reach_key ON public.document_comment USING btree (unit_id, reach);
alter table document_comment enable row level security;
create policy document_comment_add on document_comment for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_comment_read on document_comment for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
create policy document_comment_resolve on document_comment for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_comment to cungky_app;
grant insert on document_comment to cungky_app;
grant update (resolved_at, resolved_by, resolved_name) on document_comment to cungky_app;

create table document_event (
  unit_id integer not null,
  document_id uuid not null,
  seq integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  version integer not null,
  actor text not null,
  actor_name text not null,
  office_unit integer not null,
  office_role text not null,
  at timestamp with time zone not null,
  reason text,
  reach integer[] not null,
  constraint document_event_pkey PRIMARY KEY (unit_id, document_id, seq),
  constraint document_event_document FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, document_id),
  constraint document_event_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX document_event_reach_key ON public.document_event USING btree (unit_id, reach);
alter table document_event enable row level security;
create policy document_event_add on document_event for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_event_read on document_event for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_event to cungky_app;
grant insert on document_event to cungky_app;

create table document_file (
  unit_id integer not null,
  document_id uuid not null,
  format text not null,
  name text not null,
  media_type text not null,
  hash text not null,
  content bytea not null,
  manifest jsonb not null,
  reach integer[] not null,
  constraint document_file_pkey PRIMARY KEY (unit_id, document_id, format),
  constraint document_file_document FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, document_id),
  constraint document_file_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint document_file_format CHECK ((format = ANY (ARRAY['docx'::text, 'pdf'::text, 'xlsx'::text, 'pptx'::text, 'html'::text])))
);
CREATE INDEX document_file_reach_key ON public.document_file USING btree (unit_id, reach);
alter table document_file enable row level security;
create policy document_file_add on document_file for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_file_read on document_file for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_file to cungky_app;
grant insert on document_file to cungky_app;

create table document_number (
  unit_id integer not null,
  kind text not null,
  year integer not null,
  last integer not null,
  last_on date not null,
  reach integer[] not null,
  constraint document_number_pkey PRIMARY KEY (unit_id, kind, year),
  constraint document_number_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint document_number_positive CHECK ((last > 0))
);
CREATE INDEX document_number_reach_key ON public.document_number USING btree (unit_id, reach);
alter table document_number enable row level security;
create policy document_number_add on document_number for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_number_change on document_number for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_number_read on document_number for select to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_number to cungky_app;
grant insert on document_number to cungky_app;
grant update (last, last_on) on document_number to cungky_app;

create table document_task (
  unit_id integer not null,
  document_id uuid not null,
  task_id uuid not null,
  heading text,
  assignee text not null,
  assignee_name text not null,
  due date,
  note text,
  done_at timestamp with time zone,
  given_by text not null,
  given_name text not null,
  given_at timestamp with time zone not null,
  reach integer[] not null,
  constraint document_task_pkey PRIMARY KEY (unit_id, document_id, task_id),
  constraint document_task_document FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, document_id),
  constraint document_task_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX document_task_assignee ON public.document_task USING btree (assignee);
CREATE INDEX document_task_reach_key ON public.document_task USING btree (unit_id, reach);
alter table document_task enable row level security;
create policy document_task_add on document_task for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_task_change on document_task for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_task_read on document_task for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_task to cungky_app;
grant insert on document_task to cungky_app;
grant update (done_at) on document_task to cungky_app;

create table document_version (
  unit_id integer not null,
  document_id uuid not null,
  version integer not null,
  body text not null,
  title text not null,
  note text,
  actor text not null,
  actor_name text not null,
  at timestamp with time zone not null,
  reach integer[] not null,
  constraint document_version_pkey PRIMARY KEY (unit_id, document_id, version),
  constraint document_version_document FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, document_id),
  constraint document_version_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX document_version_reach_key ON public.document_version USING btree (unit_id, reach);
alter table document_version enable row level security;
create policy document_version_add on document_version for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_version_change on document_version for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy document_version_read on document_version for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on document_version to cungky_app;
grant insert on document_version to cungky_app;
grant update (body, title, note, actor, actor_name, at) on document_version to cungky_app;

create table edition (
  edition text not null,
  number integer not null,
  pack text not null,
  version text not null,
  at timestamp with time zone not null,
  actor text not null,
  actor_name text,
  source text not null,
  reason text,
  files_hash text not null,
  changed text[] not null,
  constraint edition_pkey PRIMARY KEY (edition),
  constraint edition_number UNIQUE (number),
  constraint edition_number_positive CHECK ((number > 0)),
  constraint edition_source CHECK ((source = ANY (ARRAY['folder'::text, 'edit'::text, 'import'::text])))
);
alter table edition enable row level security;
create policy edition_read on edition for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on edition to cungky_app;

create table edition_file (
  edition text not null,
  name text not null,
  hash text not null,
  constraint edition_file_pkey PRIMARY KEY (edition, name),
  constraint edition_file_edition_fkey FOREIGN KEY (edition) REFERENCES edition(edition),
  constraint edition_file_hash_fkey FOREIGN KEY (hash) REFERENCES edition_text(hash)
);
CREATE INDEX edition_file_hash ON public.edition_file USING btree (hash);
alter table edition_file enable row level security;
create policy edition_file_read on edition_file for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on edition_file to cungky_app;

create table edition_text (
  hash text not null,
  body text not null,
  constraint edition_text_pkey PRIMARY KEY (hash)
);
alter table edition_text enable row level security;
create policy edition_text_read on edition_text for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on edition_text to cungky_app;

create table external_identity (
  identity_hash text not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  linked_at timestamp with time zone not null,
  constraint external_identity_pkey PRIMARY KEY (identity_hash),
  constraint external_identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX external_identity_account ON public.external_identity USING btree (account_id);
alter table external_identity enable row level security;
create policy external_identity_add on external_identity for insert to cungky_app with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy external_identity_read on external_identity for select to cungky_app using (((identity_hash = NULLIF(current_setting('app.sign_in'::text, true), ''::text)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy external_identity_remove on external_identity for delete to cungky_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant select on external_identity to cungky_app;
grant insert on external_identity to cungky_app;
grant delete on external_identity to cungky_app;

create table file_content (
  hash text not null,
  content bytea not null,
  stored_at timestamp with time zone not null,
  constraint file_content_pkey PRIMARY KEY (hash)
);
alter table file_content enable row level security;
create policy file_content_named on file_content for all to cungky_app using ((hash = NULLIF(current_setting('app.file'::text, true), ''::text)));
grant select on file_content to cungky_app;
grant insert on file_content to cungky_app;

create table idempotency (
  account_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  headers jsonb not null,
  body jsonb,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (account_id, key),
  constraint idempotency_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX idempotency_at ON public.idempotency USING btree (at);
alter table idempotency enable row level security;
create policy idempotency_own on idempotency for all to cungky_app using ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
grant select on idempotency to cungky_app;
grant insert on idempotency to cungky_app;

create table job_run (
  name text not null,
  slot text not null,
  started_at timestamp with time zone not null,
  done_at timestamp with time zone,
  result jsonb,
  constraint job_run_pkey PRIMARY KEY (name, slot)
);
alter table job_run enable row level security;
create policy job_run_named on job_run for all to cungky_app using ((name = NULLIF(current_setting('app.job'::text, true), ''::text)));
grant select on job_run to cungky_app;
grant insert on job_run to cungky_app;
grant update (started_at, done_at, result) on job_run to cungky_app;

create table lock_exception (
  unit_id integer not null,
  exception_id uuid not null,
  period integer not null,
  form text,
  valid_from date not null,
  valid_until date not null,
  granted_by text not null,
  granted_name text not null,
  office_unit integer not null,
  office_role text not null,
  at timestamp with time zone not null,
  reason text not null,
  ended_by text,
  ended_name text,
  ended_at timestamp with time zone,
  end_reason text,
  reach integer[] not null,
  constraint lock_exception_pkey PRIMARY KEY (unit_id, exception_id),
  constraint lock_exception_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint lock_exception_order CHECK ((valid_until >= (valid_from - 1)))
);
CREATE INDEX lock_exception_period ON public.lock_exception USING btree (period);
alter table lock_exception enable row level security;
create policy lock_exception_add on lock_exception for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy lock_exception_end on lock_exception for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy lock_exception_read on lock_exception for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on lock_exception to cungky_app;
grant insert on lock_exception to cungky_app;
grant update (valid_until, ended_by, ended_name, ended_at, end_reason) on lock_exception to cungky_app;

create table mail (
  mail_id uuid not null,
  account_id uuid not null,
  unit_id integer not null,
  reach integer[] not null,
  address text not null,
  subject text not null,
  body text not null,
  created_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  tries integer not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  error text,
  constraint mail_pkey PRIMARY KEY (mail_id),
  constraint mail_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint mail_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX mail_account ON public.mail USING btree (account_id);
CREATE INDEX mail_unit ON public.mail USING btree (unit_id);
CREATE INDEX mail_waiting ON public.mail USING btree (created_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
alter table mail enable row level security;
create policy mail_admin on mail for all to cungky_app using (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
grant select on mail to cungky_app;
grant insert on mail to cungky_app;
grant update (lease_until, tries, sent_at, failed_at, error) on mail to cungky_app;

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);
alter table migration enable row level security;

create table notice (
  account_id uuid not null,
  notice_id uuid not null,
  kind text not null,
  unit_id integer not null,
  reach integer[] not null,
  period integer,
  form text,
  day date not null,
  once text not null,
  detail jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (account_id, notice_id),
  constraint notice_once UNIQUE (account_id, once),
  constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint notice_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach)
);
CREATE INDEX notice_at ON public.notice USING btree (GREATEST(at, read_at));
CREATE INDEX notice_unit ON public.notice USING btree (unit_id);
CREATE INDEX notice_unmailed ON public.notice USING btree (account_id, at) WHERE (mailed_at IS NULL);
alter table notice enable row level security;
create policy notice_add on notice for insert to cungky_app with check (((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach)));
create policy notice_change on notice for update to cungky_app using (((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid) OR ((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach))));
create policy notice_read on notice for select to cungky_app using (((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid) OR ((NULLIF(current_setting('app.admin'::text, true), ''::text))::integer = ANY (reach))));
grant select on notice to cungky_app;
grant insert on notice to cungky_app;
grant update (read_at, mailed_at) on notice to cungky_app;

create table org_place (
  unit_id integer not null,
  path integer[] not null,
  reach integer[] not null,
  constraint org_place_pkey PRIMARY KEY (unit_id, path, reach),
  constraint org_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id)
);
alter table org_place enable row level security;

create table org_reach (
  unit_id integer not null,
  reach integer[] not null,
  constraint org_reach_pkey PRIMARY KEY (unit_id, reach),
  constraint org_reach_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id)
);
alter table org_reach enable row level security;

create table org_span (
  unit_id integer not null,
  valid_from date not null,
  valid_to date,
  code text not null,
  name text not null,
  level text not null,
  parent_id integer,
  constraint org_span_pkey PRIMARY KEY (unit_id, valid_from),
  constraint org_span_code_once EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint org_span_no_overlap EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint org_span_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org_unit(unit_id),
  constraint org_span_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id),
  constraint org_span_order CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
CREATE INDEX org_span_parent ON public.org_span USING btree (parent_id);
alter table org_span enable row level security;
create policy org_span_read on org_span for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on org_span to cungky_app;

create table org_unit (
  unit_id integer not null,
  unit_key text not null,
  reach integer[] not null,
  constraint org_unit_pkey PRIMARY KEY (unit_id),
  constraint org_unit_unit_key_key UNIQUE (unit_key)
);
alter table org_unit enable row level security;
create policy org_unit_read on org_unit for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on org_unit to cungky_app;

create table pack_version (
  content_hash text not null,
  pack text not null,
  version text not null,
  content jsonb not null,
  registered_at timestamp with time zone not null,
  constraint pack_version_pkey PRIMARY KEY (content_hash)
);
alter table pack_version enable row level security;
create policy pack_version_read on pack_version for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on pack_version to cungky_app;

create table period_closure (
  unit_id integer not null,
  closure_id uuid not null,
  period integer not null,
  kind text not null,
  level text,
  valid_from date not null,
  valid_to date,
  ordered_by text not null,
  ordered_name text not null,
  office_unit integer not null,
  office_role text not null,
  at timestamp with time zone not null,
  reason text not null,
  ended_by text,
  ended_name text,
  ended_at timestamp with time zone,
  end_reason text,
  reach integer[] not null,
  constraint period_closure_pkey PRIMARY KEY (unit_id, closure_id),
  constraint period_closure_reach FOREIGN KEY (unit_id, reach) REFERENCES org_reach(unit_id, reach),
  constraint period_closure_kind CHECK ((kind = ANY (ARRAY['closed'::text, 'final'::text]))),
  constraint period_closure_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE INDEX period_closure_period ON public.period_closure USING btree (period);
alter table period_closure enable row level security;
create policy period_closure_add on period_closure for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy period_closure_end on period_closure for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy period_closure_read on period_closure for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on period_closure to cungky_app;
grant insert on period_closure to cungky_app;
grant update (valid_to, ended_by, ended_name, ended_at, end_reason) on period_closure to cungky_app;

create table reorganisation (
  act text not null,
  number text not null,
  dated date not null,
  effective date not null,
  title text not null,
  source text not null,
  constraint reorganisation_pkey PRIMARY KEY (act)
);
alter table reorganisation enable row level security;
create policy reorganisation_read on reorganisation for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on reorganisation to cungky_app;

create table return_comment (
  unit_id integer not null,
  comment_id uuid not null,
  period integer not null,
  form text not null,
  series text,
  text text not null,
  actor text not null,
  actor_name text not null,
  office_unit integer not null,
  office_role text not null,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by text,
  resolved_name text,
  path integer[] not null,
  reach integer[] not null,
  constraint return_comment_pkey PRIMARY KEY (unit_id, comment_id),
  constraint return_comment_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach)
);
CREATE INDEX return_comment_at ON public.return_comment USING btree (at);
CREATE INDEX return_comment_return ON public.return_comment USING btree (unit_id, period, form);
alter table return_comment enable row level security;
create policy return_comment_add on return_comment for insert to cungky_app with check (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
create policy return_comment_read on return_comment for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
create policy return_comment_resolve on return_comment for update to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on return_comment to cungky_app;
grant insert on return_comment to cungky_app;
grant update (resolved_at, resolved_by, resolved_name) on return_comment to cungky_app;

create table return_draft (
  unit_id integer not null,
  period integer not null,
  form text not null,
  version integer not null,
  revision integer not null,
  window_from date not null,
  window_to date not null,
  path integer[] not null,
  reach integer[] not null,
  figures numeric[] not null,
  not_applicable integer[] not null,
  typed jsonb not null,
  narrative jsonb not null,
  explanations jsonb not null,
  source text not null,
  reason text,
  entered_name text not null,
  saved_by text[] not null,
  carried_from text[] not null,
  opened_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  constraint return_draft_pkey PRIMARY KEY (unit_id, period, form),
  constraint return_draft_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach),
  constraint return_draft_path CHECK ((path[array_length(path, 1)] = unit_id)),
  constraint return_draft_positive CHECK (((version > 0) AND (revision > 0)))
);
CREATE INDEX return_draft_period ON public.return_draft USING btree (period, unit_id);
alter table return_draft enable row level security;
create policy return_draft_add on return_draft for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy return_draft_change on return_draft for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy return_draft_read on return_draft for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
create policy return_draft_remove on return_draft for delete to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
grant select on return_draft to cungky_app;
grant insert on return_draft to cungky_app;
grant update on return_draft to cungky_app;
grant delete on return_draft to cungky_app;

create table return_event (
  unit_id integer not null,
  period integer not null,
  form text not null,
  seq integer not null,
  kind text not null,
  from_state text not null,
  to_state text not null,
  version integer not null,
  actor text not null,
  actor_name text not null,
  office_unit integer not null,
  office_role text not null,
  at timestamp with time zone not null,
  reason text,
  covers text,
  changes jsonb,
  path integer[] not null,
  reach integer[] not null,
  constraint return_event_pkey PRIMARY KEY (unit_id, period, form, seq),
  constraint return_event_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach)
);
CREATE INDEX return_event_at ON public.return_event USING btree (at);
alter table return_event enable row level security;
create policy return_event_add on return_event for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy return_event_read on return_event for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
grant select on return_event to cungky_app;
grant insert on return_event to cungky_app;

create table return_version (
  unit_id integer not null,
  period integer not null,
  form text not null,
  version integer not null,
  window_from date not null,
  window_to date not null,
  path integer[] not null,
  reach integer[] not null,
  figures numeric[] not null,
  not_applicable integer[] not null,
  narrative jsonb not null,
  reason text,
  source text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  opened_at timestamp with time zone,
  saved_by text[],
  carried_from text[] not null default '{}'::text[],
  approved_by text,
  accepted_by text,
  ended text,
  closed_for text,
  explanations jsonb not null default '{}'::jsonb,
  constraint return_version_pkey PRIMARY KEY (unit_id, period, form, version),
  constraint return_version_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach),
  constraint return_version_ended CHECK (((ended IS NULL) OR ((ended = ANY (ARRAY['returned'::text, 'withdrawn'::text])) AND (withdrawn_at IS NOT NULL)))),
  constraint return_version_path CHECK ((path[array_length(path, 1)] = unit_id)),
  constraint return_version_positive CHECK ((version > 0)),
  constraint return_version_way_up CHECK ((((approved_at IS NULL) OR (submitted_at IS NOT NULL)) AND ((accepted_at IS NULL) OR (approved_at IS NOT NULL)))),
  constraint return_version_window CHECK ((window_to >= window_from))
);
CREATE INDEX return_version_open ON public.return_version USING btree (unit_id, period) WHERE (accepted_at IS NULL);
CREATE INDEX return_version_period ON public.return_version USING btree (period, unit_id);
alter table return_version enable row level security;
create policy return_version_add on return_version for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy return_version_read on return_version for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
create policy return_version_stamp on return_version for update to cungky_app using (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
grant select on return_version to cungky_app;
grant insert on return_version to cungky_app;
grant update (submitted_at, approved_at, accepted_at, withdrawn_at, approved_by, accepted_by, ended, closed_for) on return_version to cungky_app;

create table rollup (
  unit_id integer not null,
  period integer not null,
  scope smallint not null,
  stratum smallint not null,
  reach integer[] not null,
  total numeric[] not null,
  filled integer[] not null,
  excused integer[],
  constraint rollup_pkey PRIMARY KEY (unit_id, period, scope, stratum),
  constraint rollup_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id),
  constraint rollup_scope CHECK ((scope = ANY (ARRAY[0, 1]))),
  constraint rollup_stratum CHECK (((stratum >= 0) AND (stratum <= 3)))
);
alter table rollup enable row level security;
create policy rollup_reach on rollup for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on rollup to cungky_app;

create table rollup_delta (
  unit_id integer not null,
  delta_id uuid not null,
  stratum smallint not null,
  periods integer[] not null,
  path integer[] not null,
  reach integer[] not null,
  total numeric[] not null,
  filled integer[] not null,
  excused integer[],
  constraint rollup_delta_pkey PRIMARY KEY (unit_id, delta_id),
  constraint rollup_delta_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach),
  constraint rollup_delta_stratum CHECK (((stratum >= 0) AND (stratum <= 3)))
);
alter table rollup_delta enable row level security;
create policy rollup_delta_add on rollup_delta for insert to cungky_app with check (((NULLIF(current_setting('app.write'::text, true), ''::text))::integer = ANY (reach)));
create policy rollup_delta_read on rollup_delta for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
grant select on rollup_delta to cungky_app;
grant insert on rollup_delta to cungky_app;

create table series (
  series_index integer not null,
  code text not null,
  constraint series_pkey PRIMARY KEY (series_index),
  constraint series_code_key UNIQUE (code),
  constraint series_index_positive CHECK ((series_index > 0))
);
alter table series enable row level security;
create policy series_read on series for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.admin'::text, true), ''::text) IS NOT NULL) OR (NULLIF(current_setting('app.account'::text, true), ''::text) IS NOT NULL)));
grant select on series to cungky_app;

create table session (
  session_id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  method text not null,
  second_factor boolean not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  agent text not null,
  address text not null,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint session_token UNIQUE (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint session_method CHECK ((method = ANY (ARRAY['password'::text, 'oidc'::text])))
);
CREATE INDEX session_account ON public.session USING btree (account_id);
alter table session enable row level security;
create policy session_add on session for insert to cungky_app with check ((account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid));
create policy session_change on session for update to cungky_app using (((token_hash = NULLIF(current_setting('app.session'::text, true), ''::text)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
create policy session_read on session for select to cungky_app using (((token_hash = NULLIF(current_setting('app.session'::text, true), ''::text)) OR (account_id = (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid)));
grant select on session to cungky_app;
grant insert on session to cungky_app;
grant update (token_hash, second_factor, seen_at, expires_at, revoked_at) on session to cungky_app;

create table signing_key (
  key_id text not null,
  public_key text not null,
  sealed_private_key text not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (key_id)
);
alter table signing_key enable row level security;

create table unknown_name (
  name_hash text not null,
  failures integer not null,
  failed_at timestamp with time zone,
  locked_until timestamp with time zone,
  constraint unknown_name_pkey PRIMARY KEY (name_hash)
);
alter table unknown_name enable row level security;
create policy unknown_name_own on unknown_name for all to cungky_app using ((name_hash = NULLIF(current_setting('app.sign_in'::text, true), ''::text)));
grant select on unknown_name to cungky_app;
grant insert on unknown_name to cungky_app;
grant update (failures, failed_at, locked_until) on unknown_name to cungky_app;
