-- Generated from the catalogue of the database by `npm run schema`; a test compares it. Do not edit.

create table audit (
  unit_id integer not null,
  audit_id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  detail jsonb not null,
  constraint audit_pkey PRIMARY KEY (unit_id, audit_id),
  constraint audit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id)
);
alter table audit enable row level security;
create policy audit_add on audit for insert to cungky_app with check (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = unit_id));
create policy audit_read on audit for select to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = unit_id));
grant select on audit to cungky_app;
grant insert on audit to cungky_app;

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
create policy correspondence_read on correspondence for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on correspondence to cungky_app;

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);
alter table migration enable row level security;

create table org_place (
  unit_id integer not null,
  path integer[] not null,
  reach integer[] not null,
  constraint org_place_pkey PRIMARY KEY (unit_id, path, reach),
  constraint org_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org_unit(unit_id)
);
alter table org_place enable row level security;

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
create policy org_span_read on org_span for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on org_span to cungky_app;

create table org_unit (
  unit_id integer not null,
  unit_key text not null,
  reach integer[] not null,
  constraint org_unit_pkey PRIMARY KEY (unit_id),
  constraint org_unit_unit_key_key UNIQUE (unit_key)
);
alter table org_unit enable row level security;
create policy org_unit_read on org_unit for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
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
create policy pack_version_read on pack_version for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on pack_version to cungky_app;

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
create policy reorganisation_read on reorganisation for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on reorganisation to cungky_app;

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
  constraint return_version_pkey PRIMARY KEY (unit_id, period, form, version),
  constraint return_version_place FOREIGN KEY (unit_id, path, reach) REFERENCES org_place(unit_id, path, reach),
  constraint return_version_path CHECK ((path[array_length(path, 1)] = unit_id)),
  constraint return_version_positive CHECK ((version > 0)),
  constraint return_version_way_up CHECK ((((approved_at IS NULL) OR (submitted_at IS NOT NULL)) AND ((accepted_at IS NULL) OR (approved_at IS NOT NULL)))),
  constraint return_version_window CHECK ((window_to >= window_from))
);
CREATE INDEX return_version_period ON public.return_version USING btree (period, unit_id);
alter table return_version enable row level security;
create policy return_version_add on return_version for insert to cungky_app with check (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
create policy return_version_read on return_version for select to cungky_app using ((((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)) OR ((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (path))));
create policy return_version_stamp on return_version for update to cungky_app using (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
grant select on return_version to cungky_app;
grant insert on return_version to cungky_app;
grant update (submitted_at, approved_at, accepted_at, withdrawn_at) on return_version to cungky_app;

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
create policy rollup_delta_add on rollup_delta for insert to cungky_app with check (((NULLIF(current_setting('app.unit'::text, true), ''::text))::integer = ANY (reach)));
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
create policy series_read on series for select to cungky_app using ((NULLIF(current_setting('app.unit'::text, true), ''::text) IS NOT NULL));
grant select on series to cungky_app;
