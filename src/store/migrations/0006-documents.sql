-- Documents of a unit: written in the template language, signed off, numbered, issued, and frozen then.
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
  known_at timestamptz,
  edition text,
  number integer,
  symbol text,
  issued_on date,
  created_by text not null,
  created_name text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_name text not null,
  changed_at timestamptz not null,
  reach integer[] not null,
  primary key (unit_id, document_id),
  constraint document_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint document_state check (state in ('draft', 'review', 'approved', 'issued', 'withdrawn', 'discarded')),
  constraint document_stage check (stage in ('entered', 'submitted', 'approved', 'accepted')),
  constraint document_version check (version > 0),
  constraint document_numbered check ((number is null) = (issued_on is null)),
  constraint document_number_issued check (number is null or state in ('issued', 'withdrawn')),
  constraint document_frozen check (state not in ('approved', 'issued', 'withdrawn') or known_at is not null)
);

create index document_reach_key on document (unit_id, reach);

create index document_changed on document (unit_id, changed_at);

-- The text as it was. Saves of one writer that follow closely are one version.
create table document_version (
  unit_id integer not null,
  document_id uuid not null,
  version integer not null,
  body text not null,
  title text not null,
  note text,
  actor text not null,
  actor_name text not null,
  at timestamptz not null,
  reach integer[] not null,
  primary key (unit_id, document_id, version),
  constraint document_version_document foreign key (unit_id, document_id) references document,
  constraint document_version_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index document_version_reach_key on document_version (unit_id, reach);

-- What was done to a document, step by step. Only ever added to.
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
  at timestamptz not null,
  reason text,
  reach integer[] not null,
  primary key (unit_id, document_id, seq),
  constraint document_event_document foreign key (unit_id, document_id) references document,
  constraint document_event_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index document_event_reach_key on document_event (unit_id, reach);

-- What was said about a document, or about one part of it.
create table document_comment (
  unit_id integer not null,
  document_id uuid not null,
  comment_id uuid not null,
  heading text,
  quoted text,
  text text not null,
  actor text not null,
  actor_name text not null,
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  resolved_name text,
  reach integer[] not null,
  primary key (unit_id, document_id, comment_id),
  constraint document_comment_document foreign key (unit_id, document_id) references document,
  constraint document_comment_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index document_comment_reach_key on document_comment (unit_id, reach);

-- Who writes which part of a document, and by when.
create table document_task (
  unit_id integer not null,
  document_id uuid not null,
  task_id uuid not null,
  heading text,
  assignee text not null,
  assignee_name text not null,
  due date,
  note text,
  done_at timestamptz,
  given_by text not null,
  given_name text not null,
  given_at timestamptz not null,
  reach integer[] not null,
  primary key (unit_id, document_id, task_id),
  constraint document_task_document foreign key (unit_id, document_id) references document,
  constraint document_task_reach foreign key (unit_id, reach) references org_reach (unit_id, reach)
);

create index document_task_reach_key on document_task (unit_id, reach);

create index document_task_assignee on document_task (assignee);

-- The last number given to a kind of document in a year: numbers have no gap, because a number is given in the transaction that issues.
create table document_number (
  unit_id integer not null,
  kind text not null,
  year integer not null,
  last integer not null,
  last_on date not null,
  reach integer[] not null,
  primary key (unit_id, kind, year),
  constraint document_number_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint document_number_positive check (last > 0)
);

create index document_number_reach_key on document_number (unit_id, reach);

-- The files of an issued document, byte for byte as they were issued, each with the manifest of its figures.
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
  primary key (unit_id, document_id, format),
  constraint document_file_document foreign key (unit_id, document_id) references document,
  constraint document_file_reach foreign key (unit_id, reach) references org_reach (unit_id, reach),
  constraint document_file_format check (format in ('docx', 'pdf', 'xlsx', 'pptx', 'html'))
);

create index document_file_reach_key on document_file (unit_id, reach);

-- Keys under which documents were signed. The private half is sealed with the key of the installation.
create table signing_key (
  key_id text primary key,
  public_key text not null,
  sealed_private_key text not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

alter table document enable row level security;

alter table document_version enable row level security;

alter table document_event enable row level security;

alter table document_comment enable row level security;

alter table document_task enable row level security;

alter table document_number enable row level security;

alter table document_file enable row level security;

alter table signing_key enable row level security;

create policy document_read on document for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_add on document for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_change on document for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_version_read on document_version for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_version_add on document_version for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_version_change on document_version for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_event_read on document_event for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_event_add on document_event for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_comment_read on document_comment for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_comment_add on document_comment for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_comment_resolve on document_comment for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_task_read on document_task for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_task_add on document_task for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_task_change on document_task for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_number_read on document_number for select to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_number_add on document_number for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_number_change on document_number for update to cungky_app using (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy document_file_read on document_file for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy document_file_add on document_file for insert to cungky_app with check (nullif(current_setting('app.write', true), '')::integer = any (reach));

create policy signing_key_read on signing_key for select to cungky_app using (nullif(current_setting('app.write', true), '') is not null);

grant select, insert, update on document, document_version, document_comment, document_task, document_number to cungky_app;

grant select, insert on document_event, document_file to cungky_app;

grant select on signing_key to cungky_app;
