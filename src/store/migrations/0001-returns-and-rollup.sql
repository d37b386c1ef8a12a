-- The pack as it was read, so that any figure can later be recomputed with the definitions of its day.
create table pack_version (
  content_hash text primary key,
  pack text not null,
  version text not null,
  content jsonb not null,
  registered_at timestamptz not null
);

-- An institution for its whole life. `reach` is who may read its figures today: its ancestors (and its successors'), itself included.
create table org_unit (
  unit_id integer primary key,
  unit_key text not null unique,
  reach integer[] not null
);

create table org_span (
  unit_id integer not null references org_unit (unit_id),
  valid_from date not null,
  valid_to date,
  code text not null,
  name text not null,
  level text not null,
  parent_id integer references org_unit (unit_id),
  primary key (unit_id, valid_from),
  constraint org_span_order check (valid_to is null or valid_to > valid_from),
  constraint org_span_no_overlap exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&),
  constraint org_span_code_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);

create index org_span_parent on org_span (parent_id);

-- What rows of a unit may say of it: a path that it had at some time, and its reach of today. Returns refer here, so that
-- nobody can send figures up a path that is not their unit's, or show them to others, or hide them. Paths are never forgotten.
create table org_place (
  unit_id integer not null references org_unit (unit_id),
  path integer[] not null,
  reach integer[] not null,
  primary key (unit_id, path, reach)
);

create table reorganisation (
  act text primary key,
  number text not null,
  dated date not null,
  effective date not null,
  title text not null,
  source text not null
);

create table correspondence (
  from_unit integer not null references org_unit (unit_id),
  to_unit integer not null references org_unit (unit_id),
  effective date not null,
  share numeric,
  basis text not null,
  act text not null references reorganisation (act),
  primary key (from_unit, to_unit, effective),
  constraint correspondence_share check (share > 0 and share <= 1),
  constraint correspondence_basis check (basis in ('whole', 'population', 'area', 'declared'))
);

create index correspondence_to on correspondence (to_unit);

create index correspondence_act on correspondence (act);

-- The position of a series in every stored array. Never reused.
create table series (
  series_index integer primary key,
  code text not null unique,
  constraint series_index_positive check (series_index > 0)
);

-- One version of one return. Rows are added; only the stamps of its way up, and `reach`, are ever set later.
-- figures[i] is the value of series i: null = not reported; positions in not_applicable = explicitly not applicable.
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
  entered_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (unit_id, period, form, version),
  constraint return_version_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach),
  constraint return_version_positive check (version > 0),
  constraint return_version_path check (path[array_length(path, 1)] = unit_id),
  constraint return_version_window check (window_to >= window_from),
  constraint return_version_way_up check (
    (approved_at is null or submitted_at is not null) and (accepted_at is null or approved_at is not null)
  )
);

create index return_version_period on return_version (period, unit_id);

-- What a change adds to the totals, until it is folded into them.
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
  primary key (unit_id, delta_id),
  constraint rollup_delta_place foreign key (unit_id, path, reach) references org_place (unit_id, path, reach),
  constraint rollup_delta_stratum check (stratum between 0 and 3)
);

-- total[i] adds the reported values of series i, filled[i] counts them, excused[i] counts "not applicable" (null: none at all).
-- Over a longer period the sum of a stock is not its value: readers take its last month instead.
-- Current sums: scope 0 = the unit's own returns, 1 = all units below it.
-- stratum 3 = accepted; 2, 1, 0 = what approved, submitted, entered versions add to that: a total at a stage sums the strata from it up.
create table rollup (
  unit_id integer not null references org_unit (unit_id),
  period integer not null,
  scope smallint not null,
  stratum smallint not null,
  reach integer[] not null,
  total numeric[] not null,
  filled integer[] not null,
  excused integer[],
  primary key (unit_id, period, scope, stratum),
  constraint rollup_scope check (scope in (0, 1)),
  constraint rollup_stratum check (stratum between 0 and 3)
);

-- What was done, by whom, when. Only ever added to.
create table audit (
  unit_id integer not null references org_unit (unit_id),
  audit_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  detail jsonb not null,
  primary key (unit_id, audit_id)
);

alter table pack_version enable row level security;

alter table org_unit enable row level security;

alter table org_span enable row level security;

alter table org_place enable row level security;

alter table reorganisation enable row level security;

alter table correspondence enable row level security;

alter table series enable row level security;

alter table return_version enable row level security;

alter table rollup_delta enable row level security;

alter table rollup enable row level security;

alter table audit enable row level security;

create policy pack_version_read on pack_version for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy org_unit_read on org_unit for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy org_span_read on org_span for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy reorganisation_read on reorganisation for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy correspondence_read on correspondence for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

create policy series_read on series for select to cungky_app using (nullif(current_setting('app.unit', true), '') is not null);

-- Who stood above a unit in a period goes on seeing what it returned for that period: their own totals are made of it, and
-- must stay the same, and open, when the unit moves away. Writing follows the tree of today alone.
create policy return_version_read on return_version for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy return_version_add on return_version for insert to cungky_app with check (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy return_version_stamp on return_version for update to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy rollup_delta_read on rollup_delta for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach) or nullif(current_setting('app.unit', true), '')::integer = any (path));

create policy rollup_delta_add on rollup_delta for insert to cungky_app with check (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy rollup_reach on rollup for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = any (reach));

create policy audit_read on audit for select to cungky_app using (nullif(current_setting('app.unit', true), '')::integer = unit_id);

create policy audit_add on audit for insert to cungky_app with check (nullif(current_setting('app.unit', true), '')::integer = unit_id);

grant usage on schema public to cungky_app;

grant select on pack_version, org_unit, org_span, reorganisation, correspondence, series, rollup, audit to cungky_app;

grant select, insert on return_version to cungky_app;

grant update (submitted_at, approved_at, accepted_at, withdrawn_at) on return_version to cungky_app;

grant select, insert on rollup_delta to cungky_app;

grant insert on audit to cungky_app;
