-- Accounts and roles, returns on their way up, closed periods, notices.

-- Who may read what concerns a unit as an institution: its accounts, its audit. Kept like org_place.
create table org_reach (
  unit_id integer not null references org_unit (unit_id),
  reach integer[] not null,
  primary key (unit_id, reach)
);

insert into org_reach (unit_id, reach) select unit_id, reach from org_unit;

-- An office holder with a way in. `unit_id` is where the account belongs; what may be done is in `assignment`.
create table account (
  account_id uuid primary key,
  unit_id integer not null,
  reach integer[] not null,
  username text not null constraint account_username unique,
  name text not null,
  position text not null,
  email text,
  lang text not null,
  digest boolean not null,
  password_hash text,
  password_at timestamptz,
  must_change boolean not null,
  totp_secret text,
  totp_since timestamptz,
  totp_step bigint,
  failures integer not null,
  failed_at timestamptz,
  locked_until timestamptz,
  disabled_at timestamptz,
  demo boolean not null,
  created_at timestamptz not null,
  constraint account_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$'),
  constraint account_lang check (lang in ('vi', 'en'))
);

create index account_unit on account (unit_id);

-- A role held in a unit for a time; `valid_to` is the first day on which it is no longer held.
create table assignment (
  assignment_id uuid primary key,
  account_id uuid not null references account (account_id),
  unit_id integer not null,
  reach integer[] not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  granted_at timestamptz not null,
  constraint assignment_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint assignment_role check (role in ('clerk', 'head', 'analyst', 'registrar', 'leader', 'administrator')),
  constraint assignment_order check (valid_to is null or valid_to > valid_from),
  constraint assignment_once exclude using gist (account_id with =, unit_id with =, role with =, daterange(valid_from, valid_to) with &&)
);

create index assignment_account on assignment (account_id);

create index assignment_unit on assignment (unit_id);

-- Failed attempts under names that nobody has, so that waiting tells nobody which names exist. By a hash: people type passwords there.
create table unknown_name (
  name_hash text primary key,
  failures integer not null,
  failed_at timestamptz,
  locked_until timestamptz
);

create table backup_code (
  account_id uuid not null references account (account_id),
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- The account at a provider of single sign-on. `identity_hash` is a hash of issuer and subject.
create table external_identity (
  identity_hash text primary key,
  account_id uuid not null references account (account_id),
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null
);

create index external_identity_account on external_identity (account_id);

-- Tokens are kept as hashes only: who reads this table cannot sign in with it.
create table session (
  session_id uuid primary key,
  account_id uuid not null references account (account_id),
  token_hash text not null constraint session_token unique,
  method text not null,
  second_factor boolean not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  agent text not null,
  address text not null,
  constraint session_method check (method in ('password', 'oidc'))
);

create index session_account on session (account_id);

create table api_token (
  token_id uuid primary key,
  account_id uuid not null references account (account_id),
  token_hash text not null constraint api_token_token unique,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  seen_at timestamptz,
  revoked_at timestamptz
);

create index api_token_account on api_token (account_id);

-- What a write answered, so that the same request sent again gets the same answer.
create table idempotency (
  account_id uuid not null references account (account_id),
  key text not null,
  request_hash text not null,
  status integer not null,
  headers jsonb not null,
  body jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);

create index idempotency_at on idempotency (at);

-- Who entered a version (`entered_by` is the name to show), who took it on, why it ended, what was said about its warnings.
-- Of a version that began as a draft: when it was opened, the accounts that saved in it, and those whose figures it took over.
-- They stay empty for what came from a file.
alter table return_version add column opened_at timestamptz;

alter table return_version add column saved_by text[];

alter table return_version add column carried_from text[] not null default '{}';

alter table return_version add column approved_by text;

alter table return_version add column accepted_by text;

alter table return_version add column ended text;

alter table return_version add column closed_for text;

alter table return_version add column explanations jsonb not null default '{}';

alter table return_version add constraint return_version_ended check (ended is null or (ended in ('returned', 'withdrawn') and withdrawn_at is not null));

-- What somebody still has something to do with.
create index return_version_open on return_version (unit_id, period) where accepted_at is null;

-- What is being typed: overwritten until it is submitted, when it becomes a version that is never changed.
-- `typed` keeps what cannot be read as a figure, by series index, as it was typed.
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
  opened_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (unit_id, period, form),
  constraint return_draft_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach),
  constraint return_draft_path check (path[array_length(path, 1)] = unit_id),
  constraint return_draft_positive check (version > 0 and revision > 0)
);

create index return_draft_period on return_draft (period, unit_id);

-- The history of a return, step by step and, while it is a draft, cell by cell. Only ever added to.
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
  at timestamptz not null,
  reason text,
  covers text,
  changes jsonb,
  path integer[] not null,
  reach integer[] not null,
  primary key (unit_id, period, form, seq),
  constraint return_event_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach)
);

-- Other servers follow what happened since they last looked.
create index return_event_at on return_event (at);

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
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  resolved_name text,
  path integer[] not null,
  reach integer[] not null,
  primary key (unit_id, comment_id),
  constraint return_comment_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach)
);

create index return_comment_return on return_comment (unit_id, period, form);

create index return_comment_at on return_comment (at);

-- A file beside a return; its content is stored once, under its hash.
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
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_by text,
  removed_name text,
  path integer[] not null,
  reach integer[] not null,
  primary key (unit_id, attachment_id),
  constraint attachment_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach),
  constraint attachment_size check (size > 0)
);

create index attachment_return on attachment (unit_id, period, form);

create table file_content (
  hash text primary key,
  content bytea not null,
  stored_at timestamptz not null
);

-- Orders that end work on a period, and leave given to single units. One that was ended before it began holds on no day.
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
  at timestamptz not null,
  reason text not null,
  ended_by text,
  ended_name text,
  ended_at timestamptz,
  end_reason text,
  reach integer[] not null,
  primary key (unit_id, closure_id),
  constraint period_closure_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint period_closure_kind check (kind in ('closed', 'final')),
  constraint period_closure_order check (valid_to is null or valid_to >= valid_from)
);

create index period_closure_period on period_closure (period);

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
  at timestamptz not null,
  reason text not null,
  ended_by text,
  ended_name text,
  ended_at timestamptz,
  end_reason text,
  reach integer[] not null,
  primary key (unit_id, exception_id),
  constraint lock_exception_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint lock_exception_order check (valid_until >= valid_from - 1)
);

create index lock_exception_period on lock_exception (period);

-- Something an office holder should know: a return due or late, sent back, a comment. Never a figure.
create table notice (
  account_id uuid not null references account (account_id),
  notice_id uuid not null,
  kind text not null,
  unit_id integer not null,
  reach integer[] not null,
  period integer,
  form text,
  day date not null,
  once text not null,
  detail jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  primary key (account_id, notice_id),
  constraint notice_once unique (account_id, once),
  constraint notice_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index notice_unit on notice (unit_id);

-- What came or was read since somebody last looked.
create index notice_at on notice (greatest(at, read_at));

create index notice_unmailed on notice (account_id, at) where mailed_at is null;

-- Letters to be sent. Whoever sends one takes a lease first, so that two servers never send the same.
create table mail (
  mail_id uuid primary key,
  account_id uuid not null references account (account_id),
  unit_id integer not null,
  reach integer[] not null,
  address text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  lease_until timestamptz,
  tries integer not null,
  sent_at timestamptz,
  failed_at timestamptz,
  error text,
  constraint mail_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index mail_account on mail (account_id);

create index mail_unit on mail (unit_id);

create index mail_waiting on mail (created_at) where sent_at is null and failed_at is null;

-- What was run for which slot of time, so that it is run once whoever comes first.
create table job_run (
  name text not null,
  slot text not null,
  started_at timestamptz not null,
  done_at timestamptz,
  result jsonb,
  primary key (name, slot)
);

-- The audit learns whom it concerns, by what name the actor was known, and who may read it.
alter table audit add column reach integer[];

update audit as a set reach = u.reach from org_unit u where u.unit_id = a.unit_id;

alter table audit alter column reach set not null;

alter table audit add constraint audit_reach foreign key (unit_id, reach) references org_reach (unit_id, reach);

alter table audit add column actor_name text;

alter table audit add column account_id uuid;

alter table audit add column request_id text;

create index audit_at on audit (unit_id, at);

-- The newest entries of a whole tree.
create index audit_newest on audit (at, audit_id);
