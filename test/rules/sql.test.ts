import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkSql } from '../../rules/sql/check-sql.js'
import { lintSql } from '../../rules/sql/statement.js'
import type { ExemptStatement, SafePlace } from '../../rules/sql/tables.js'
import { withHoles } from './with-holes.js'

const rulesOf = (text: string) => [...new Set(lintSql(text).map((fault) => fault.rule))]

const BROKEN: readonly (readonly [rule: string, text: string])[] = [
  ['S1', 'create trigger t after insert on audit execute function f()'],
  ['S1', 'create or replace function f() returns integer language sql as $$ select 1 $$'],
  ['S1', 'do $body$ begin perform 1; end $body$'],
  ['S2', 'create or replace rule r as on insert to audit do also notify x'],
  ['S3', 'merge into rollup using x on true when matched then do nothing'],
  ['S4', 'listen returns'],
  ['S4', "select pg_notify('returns', $1)"],
  ['S5', "select set_config('app.unit', $1, true)"],
  ['S6', "set app.unit = '4'"],
  ['S6', 'set session authorization cungky_owner'],
  ['S6', 'set role cungky_owner'],
  ['S6', 'reset all'],
  ['S7', "set local app.unit = '4'; select 1"],
  ['S8', 'insert into org_unit values ($1) on conflict (unit_id) do update set at = now()'],
  ['S8', 'update org_unit set at = clock_timestamp() where unit_id = $1'],
  ['S8', 'update org_unit set a = $1, b = (random() * 6) where unit_id = $1'],
  ['S8', 'create table x (at timestamptz not null default current_timestamp)'],
  ['S9', 'insert into org_unit (unit_id, reach) values ($1, $2), ((select max(unit_id) from org_unit), $3)'],
  ['S10', 'with recursive up as (select 1) select * from return_version join up on true'],
  ['S10', 'select unit_id, sum(x) from rollup group by grouping sets ((unit_id), ())'],
  ['S10', 'select unit_id, sum(x) from rollup group by rollup (unit_id, period)'],
  [
    'S10',
    'select 1 from org_unit u cross join lateral (select 1 from return_version v limit 1) x order by 1',
  ],
  [
    'S10',
    'select 1 from org_unit u where not exists (select 1 from return_version v where v.unit_id = u.unit_id)',
  ],
  ['S11', 'update return_version set reason = $1, unit_id = $2 where unit_id = $3'],
  ['S12', 'select version from return_version where period = $1 order by version for update'],
  ['S12', 'select version from return_version where unit_id = any ($1) order by version for update'],
  ['S13', 'create table audit (audit_id uuid primary key, unit_id integer not null)'],
  ['S13', 'create table rollup (unit_id integer, period integer, primary key (period, unit_id))'],
  ['S13', 'create table rollup (unit_id integer, period integer)'],
  ['S14', 'create table audit (unit_id integer, audit_id uuid unique, primary key (unit_id, audit_id))'],
  ['S14', 'create unique index one on return_version (unit_id, period)'],
  ['S14', 'alter table rollup_delta add constraint once unique (unit_id, stratum)'],
  ['S15', 'create table note (unit_id integer references return_version (unit_id))'],
  ['S16', 'select * from audit where unit_id = $1 limit 10'],
  ['S17', 'alter table return_version add column share double precision'],
  ['S17', 'select sum(figures[1])::float8 from return_version'],
  ['S17', 'create table x (a real)'],
  ['S18', 'create policy p on rollup using (unit_id in (select unit_id from org_unit))'],
  ['S18', 'create policy p on rollup using (may_read(unit_id))'],
  ['S18', "create policy p on rollup using (current_setting('app.unit')::integer = any (reach))"],
  ['S19', 'create table audit (unit_id integer, n bigserial, primary key (unit_id, n))'],
  ['S19', 'alter table audit add column n bigint generated always as identity'],
]

const KEPT: readonly string[] = [
  "set local app.unit = '4'",
  'set transaction isolation level repeatable read',
  'select clock_timestamp() as at from (select pg_advisory_xact_lock_shared($1)) held',
  'insert into rollup (unit_id, total) values ($1, $2) on conflict (unit_id) do update set total = excluded.total',
  'update return_version as t set reach = u.reach from org_unit u where u.unit_id = t.unit_id',
  'select version from return_version where unit_id = $1 and period = $2 order by version for update',
  'with recursive up as (select unit_id from org_span) select * from up',
  'select unit_id from rollup where unit_id = any (array(select unnest($1::integer[]))) order by 1',
  'create temp table rollup_check (like rollup including indexes) on commit drop',
  'create temp table staged (id bigserial unique) on commit drop',
  'create table org_span (unit_id integer references org_unit (unit_id), code text unique)',
  "create policy p on rollup for select to app using (nullif(current_setting('app.unit', true), '')::integer = any (reach))",
  "insert into audit (unit_id, detail) values ($1, 'now(); merge into x')",
  '-- now(); create trigger\nselect 1;',
  'select now()',
]

describe('SQL rules', () => {
  test.each(BROKEN)('%s: %s', (rule, text) => {
    expect(rulesOf(text)).toContain(rule)
  })

  test.each(KEPT)('kept: %s', (text) => {
    expect(lintSql(text)).toEqual([])
  })

  test('a fault tells its line', () => {
    const [fault] = lintSql('select 1\nfrom rollup\n  cross join lateral (select 2) x')
    expect(fault).toMatchObject({ rule: 'S10', line: 2 })
  })

  test('ADR 0003 names every rule', () => {
    const page = readFileSync(new URL('../../docs/adr/0003-sql-rules.md', import.meta.url), 'utf8')
    const named = [...page.matchAll(/^\| (S\d+) \|/gm)].map((row) => row[1])
    expect(new Set(named)).toEqual(new Set([...BROKEN.map(([rule]) => rule), 'S20']))
  })
})

const NONE = { places: [] as SafePlace[], statements: [] as ExemptStatement[] }
/** Holes of templates are written ‹x› here. */
const inStore = (text: string, exemptions = NONE) =>
  checkSql([{ path: 'src/store/x.ts', text: withHoles(text) }], exemptions).map(
    ({ rule, line }) => `${rule}:${line}`,
  )

describe('SQL in the sources', () => {
  test('a template is read with its holes as parameters', () => {
    expect(inStore('const q = sql`select ‹a›, ‹b.c›`')).toEqual([])
    expect(
      inStore('\n\nconst q = sql<{ a: Map<string, number> }>`\n  select a\n  from rollup\n  limit ‹n›`'),
    ).toEqual(['S16:6'])
  })

  test('a part in a hole is read in its place', () => {
    const part = 'sql`order by ‹sql.ref(x)›`'
    expect(inStore(`q(sql\`select a from rollup ‹${part}› limit 1\`)`)).toEqual([])
    expect(inStore('q(sql`select a from rollup ‹\n  x(\n  1)› where ‹2› = 1\n limit 1`)')).toEqual(['S16:4'])
  })

  test('what is handed to query, raw and copyFrom is read as it stands', () => {
    expect(inStore("client.query('select 1; select 2')")).toEqual(['S7:1'])
    expect(inStore("client.query<{ n: number }>('set x = 1', [2])")).toEqual(['S6:1'])
    expect(inStore('CompiledQuery.raw(`set session x = 1`)')).toEqual(['S6:1'])
    expect(inStore("copyFrom('merge into x')")).toEqual(['S3:1'])
    expect(inStore("client.query(copyFrom('copy x from stdin'))")).toEqual([])
  })

  test('a value that becomes part of the text is refused', () => {
    expect(inStore('client.query(`select ‹name›`)')).toEqual(['S20:1'])
    expect(inStore("client.query('select ' + name)")).toEqual(['S20:1'])
    expect(inStore('client.query(text)')).toEqual(['S20:1'])
    expect(inStore('sql`select ‹sql.raw(name)›`')).toEqual(['S20:1'])
  })

  test('quoted names, constants of the file and listed places pass', () => {
    expect(inStore('c.query(`create database ‹c.escapeIdentifier(name)›`)')).toEqual([])
    expect(inStore("const ROLE = 'app'\nc.query(`create role ‹ROLE›`)")).toEqual([])
    const place = { file: 'src/store/x.ts', what: 'name', why: 'a test' }
    expect(inStore('sql.raw(name)', { places: [place], statements: [] })).toEqual([])
  })

  test('an exemption that nothing needs is itself a finding', () => {
    const place = { file: 'src/store/x.ts', what: 'name', why: 'a test' }
    expect(inStore('const x = 1', { places: [place], statements: [] })).toEqual(['S20:1'])
  })

  test('a migration is read statement by statement, with the lines of the file', () => {
    const text =
      '-- A table.\ncreate table org_unit (\n  unit_id integer primary key\n);\n\ncreate table rollup (\n  unit_id integer primary key,\n  -- a share\n  total real\n);\n'
    const found = checkSql([{ path: 'src/store/migrations/0009-x.sql', text }], NONE)
    expect(found.map(({ rule, line }) => `${rule}:${line}`)).toEqual(['S17:9'])
  })

  test('rooms that cannot reach the database are left alone', () => {
    expect(checkSql([{ path: 'src/domain/x.ts', text: 'issue.raw(path)' }], NONE)).toEqual([])
  })
})
