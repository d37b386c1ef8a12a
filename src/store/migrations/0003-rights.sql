-- Who may see and change what of accounts, returns under way, orders and notices.
--
-- What a transaction may see and do is said by settings, each for one kind of data, so that no mistake in one place opens another:
--   app.unit      figures and narrative within the reach of this unit, to read
--   app.write     the same, to write: set only for a step of a return
--   app.admin     accounts and roles within the reach of this unit
--   app.watch     the audit within the reach of this unit
--   app.account   what belongs to this account alone
--   app.sign_in   the one account that carries this name; app.session the one session or token that has this hash;
--   app.file      the one stored file that has this hash; app.job the one job of this name
-- The last five name a single row that only somebody who knows it can name.

-- Row-level security.
alter table org_reach enable row level security;

alter table account enable row level security;

alter table assignment enable row level security;

alter table unknown_name enable row level security;

alter table backup_code enable row level security;

alter table external_identity enable row level security;

alter table session enable row level security;

alter table api_token enable row level security;

alter table idempotency enable row level security;

alter table return_draft enable row level security;

alter table return_event enable row level security;

alter table return_comment enable row level security;

alter table attachment enable row level security;

alter table file_content enable row level security;

alter table period_closure enable row level security;

alter table lock_exception enable row level security;

alter table notice enable row level security;

alter table mail enable row level security;

alter table job_run enable row level security;

create policy account_sign_in on account for select to cungky_app using (username = nullif(current_setting('app.sign_in', true), ''));

create policy account_self on account for select to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy account_admin on account for select to cungky_app using (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy account_add on account for insert to cungky_app with check (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy account_change_self on account for update to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy account_change on account for update to cungky_app using (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy assignment_read on assignment for select to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid or nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy assignment_add on assignment for insert to cungky_app with check (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy assignment_change on assignment for update to cungky_app using (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy assignment_cancel on assignment for delete to cungky_app using (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy unknown_name_own on unknown_name to cungky_app using (name_hash = nullif(current_setting('app.sign_in', true), ''));

create policy backup_code_own on backup_code to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy external_identity_read on external_identity for select to cungky_app using (identity_hash = nullif(current_setting('app.sign_in', true), '') or account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy external_identity_add on external_identity for insert to cungky_app with check (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy external_identity_remove on external_identity for delete to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy session_read on session for select to cungky_app using (token_hash = nullif(current_setting('app.session', true), '') or account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy session_add on session for insert to cungky_app with check (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy session_change on session for update to cungky_app using (token_hash = nullif(current_setting('app.session', true), '') or account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy api_token_read on api_token for select to cungky_app using (token_hash = nullif(current_setting('app.session', true), '') or account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy api_token_add on api_token for insert to cungky_app with check (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy api_token_change on api_token for update to cungky_app using (token_hash = nullif(current_setting('app.session', true), '') or account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy idempotency_own on idempotency to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid);

create policy return_draft_read on return_draft for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy return_draft_add on return_draft for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy return_draft_change on return_draft for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy return_draft_remove on return_draft for delete to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy return_event_read on return_event for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy return_event_add on return_event for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy return_comment_read on return_comment for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy return_comment_add on return_comment for insert to cungky_app with check (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy return_comment_resolve on return_comment for update to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy attachment_read on attachment for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy attachment_add on attachment for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy attachment_remove on attachment for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy file_content_named on file_content to cungky_app using (hash = nullif(current_setting('app.file', true), ''));

create policy period_closure_read on period_closure for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy period_closure_add on period_closure for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy period_closure_end on period_closure for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy lock_exception_read on lock_exception for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy lock_exception_add on lock_exception for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy lock_exception_end on lock_exception for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy notice_read on notice for select to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid or nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy notice_add on notice for insert to cungky_app with check (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy notice_change on notice for update to cungky_app using (account_id = nullif(current_setting('app.account', true), '')::uuid or nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy mail_admin on mail to cungky_app using (nullif(current_setting('app.admin', true), '')::integer = any (reach));

create policy job_run_named on job_run to cungky_app using (name = nullif(current_setting('app.job', true), ''));

-- A step of a return is written only by a transaction that was opened for one.
drop policy return_version_add on return_version;

create policy return_version_add on return_version for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

drop policy return_version_stamp on return_version;

create policy return_version_stamp on return_version for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

drop policy rollup_delta_add on rollup_delta;

create policy rollup_delta_add on rollup_delta for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

drop policy audit_read on audit;

drop policy audit_add on audit;

create policy audit_watch on audit for select to cungky_app using (nullif(current_setting('app.watch', true), '')::integer = any (reach));

create policy audit_add on audit for insert to cungky_app with check (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.admin', true), '')::integer = any (reach) or account_id = nullif(current_setting('app.account', true), '')::uuid);

-- Names and definitions are for whoever has signed in.
drop policy pack_version_read on pack_version;

create policy pack_version_read on pack_version for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

drop policy org_unit_read on org_unit;

create policy org_unit_read on org_unit for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

drop policy org_span_read on org_span;

create policy org_span_read on org_span for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

drop policy reorganisation_read on reorganisation;

create policy reorganisation_read on reorganisation for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

drop policy correspondence_read on correspondence;

create policy correspondence_read on correspondence for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

drop policy series_read on series;

create policy series_read on series for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

grant select, insert on account, assignment, notice, mail to cungky_app;

grant update (unit_id, reach, name, position, email, lang, digest, password_hash, password_at, must_change, totp_secret, totp_since, totp_step, failures, failed_at, locked_until, disabled_at) on account to cungky_app;

grant update (valid_to) on assignment to cungky_app;

grant delete on assignment to cungky_app;

grant select, insert on unknown_name to cungky_app;

grant update (failures, failed_at, locked_until) on unknown_name to cungky_app;

grant select, insert, update, delete on backup_code to cungky_app;

grant select, insert, delete on external_identity to cungky_app;

grant select, insert on session, api_token to cungky_app;

grant update (second_factor, seen_at, expires_at, revoked_at, token_hash) on session to cungky_app;

grant update (seen_at, revoked_at) on api_token to cungky_app;

grant select, insert on idempotency to cungky_app;

grant update (approved_by, accepted_by, ended, closed_for) on return_version to cungky_app;

grant select, insert, update, delete on return_draft to cungky_app;

grant select, insert on return_event to cungky_app;

grant select, insert on return_comment to cungky_app;

grant update (resolved_at, resolved_by, resolved_name) on return_comment to cungky_app;

grant select, insert on attachment to cungky_app;

grant update (removed_at, removed_by, removed_name) on attachment to cungky_app;

grant select, insert on file_content to cungky_app;

grant select, insert on period_closure, lock_exception to cungky_app;

grant update (valid_to, ended_by, ended_name, ended_at, end_reason) on period_closure to cungky_app;

grant update (valid_until, ended_by, ended_name, ended_at, end_reason) on lock_exception to cungky_app;

grant update (read_at, mailed_at) on notice to cungky_app;

grant update (lease_until, tries, sent_at, failed_at, error) on mail to cungky_app;

grant select, insert on job_run to cungky_app;

grant update (started_at, done_at, result) on job_run to cungky_app;
