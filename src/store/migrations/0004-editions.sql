-- The text of a file of the definitions, once, under the hash of its bytes.
create table edition_text (
  hash text primary key,
  body text not null
);

-- One edition of the definitions: who brought it, when and why. Only ever added to; the newest is in force.
create table edition (
  edition text primary key,
  number integer not null,
  pack text not null,
  version text not null,
  at timestamptz not null,
  actor text not null,
  actor_name text,
  source text not null,
  reason text,
  files_hash text not null,
  changed text[] not null,
  constraint edition_number unique (number),
  constraint edition_number_positive check (number > 0),
  constraint edition_source check (source in ('folder', 'edit', 'import'))
);

-- Which text each file of an edition has.
create table edition_file (
  edition text not null references edition,
  name text not null,
  hash text not null references edition_text,
  primary key (edition, name)
);

create index edition_file_hash on edition_file (hash);

alter table edition_text enable row level security;

alter table edition enable row level security;

alter table edition_file enable row level security;

create policy edition_text_read on edition_text for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

create policy edition_read on edition for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

create policy edition_file_read on edition_file for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null or nullif(current_setting('app.admin', true), '') is not null or nullif(current_setting('app.account', true), '') is not null);

grant select on edition_text, edition, edition_file to cungky_app;
