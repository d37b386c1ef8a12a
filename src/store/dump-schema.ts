import type pg from 'pg'

/** The schema as the database itself knows it, in an order that does not depend on how it came about. */
export interface Schema {
  readonly tables: readonly TableSchema[]
  /** Views, sequences, functions and triggers of our own: there should be none (ADR 0003). */
  readonly others: readonly string[]
}

export interface TableSchema {
  readonly name: string
  readonly rowSecurity: boolean
  readonly columns: readonly ColumnSchema[]
  readonly constraints: readonly ConstraintSchema[]
  /** Indexes that no constraint made. */
  readonly indexes: readonly IndexSchema[]
  readonly policies: readonly PolicySchema[]
  readonly grants: readonly Grant[]
}

export interface ColumnSchema {
  readonly name: string
  /** As PostgreSQL writes it: `integer[]`, `timestamp with time zone`. */
  readonly type: string
  readonly nullable: boolean
  readonly default: string | null
}

export interface ConstraintSchema {
  readonly name: string
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclude'
  readonly columns: readonly string[]
  /** Foreign keys: the table pointed at. */
  readonly references: string | null
  readonly definition: string
}

export interface IndexSchema {
  readonly name: string
  readonly columns: readonly string[]
  readonly definition: string
}

export interface PolicySchema {
  readonly name: string
  readonly command: string
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

export interface Grant {
  readonly role: string
  readonly privilege: string
  /** null: on the whole table. */
  readonly columns: readonly string[] | null
}

/** Read the schema `public` from the catalogue. Works from PostgreSQL 15 on; needs no rights but to connect. */
export async function readSchema(client: Pick<pg.Client | pg.Pool, 'query'>): Promise<Schema> {
  const rows = async <Row>(text: string) => (await client.query(text)).rows as (Row & { table: string })[]
  const tables = await rows<{ rowSecurity: boolean }>(TABLES)
  const columns = await rows<ColumnSchema>(COLUMNS)
  const constraints = await rows<ConstraintSchema>(CONSTRAINTS)
  const indexes = await rows<IndexSchema>(INDEXES)
  const policies = await rows<PolicySchema>(POLICIES)
  const grants = await rows<Grant>(GRANTS)
  const others = await rows<{ name: string }>(OTHERS)
  const of = <Row extends { table: string }>(all: readonly Row[], table: string) =>
    all.filter((row) => row.table === table).map(({ table: _, ...row }) => row)
  return {
    tables: tables.map(({ table, rowSecurity }) => ({
      name: table,
      rowSecurity,
      columns: of(columns, table),
      constraints: of(constraints, table),
      indexes: of(indexes, table),
      policies: of(policies, table),
      grants: of(grants, table),
    })),
    others: others.map((row) => row.name),
  }
}

const TABLES = `
  select c.relname::text as "table", c.relrowsecurity as "rowSecurity"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname::text collate "C"`

const COLUMNS = `
  select a.attrelid::regclass::text as "table", a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as "default"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`

// PostgreSQL 18 lists NOT NULL among the constraints, earlier ones do not: it is read from the columns.
const CONSTRAINTS = `
  select k.conrelid::regclass::text as "table", k.conname::text as name,
    case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
      else 'exclude' end as kind,
    array(select a.attname::text from unnest(k.conkey) with ordinality as key (number, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by key.place) as columns,
    case when k.confrelid <> 0 then k.confrelid::regclass::text end as "references",
    pg_get_constraintdef(k.oid) as definition
  from pg_constraint k
  where k.connamespace = 'public'::regnamespace and k.conrelid <> 0 and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by k.conrelid, array_position(array['p', 'u', 'x', 'f', 'c'], k.contype::text), k.conname::text collate "C"`

const INDEXES = `
  select i.indrelid::regclass::text as "table", i.indexrelid::regclass::text as name,
    array(select a.attname::text from unnest(i.indkey::smallint[]) with ordinality as key (number, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
      where key.place <= i.indnkeyatts order by key.place) as columns,
    pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace
    and i.indexrelid not in (select conindid from pg_constraint where contype in ('p', 'u', 'x'))
  order by i.indrelid, c.relname::text collate "C"`

const POLICIES = `
  select tablename::text as "table", policyname::text as name, lower(cmd) as command, roles::text[] as roles, qual as using,
    with_check as "check"
  from pg_policies
  where schemaname = 'public'
  order by tablename, policyname::text collate "C"`

const GRANTS = `
  select c.oid::regclass::text as "table", g.role, lower(g.privilege) as privilege, g.columns
  from pg_class c
  join (
    select t.oid as relid, acl.grantee::regrole::text as role, acl.privilege_type as privilege, null::text[] as columns
    from pg_class t, aclexplode(t.relacl) acl
    where acl.grantee <> t.relowner and acl.grantee <> 0
    union all
    select a.attrelid, acl.grantee::regrole::text, acl.privilege_type, array_agg(a.attname::text order by a.attnum)
    from pg_attribute a, aclexplode(a.attacl) acl
    group by a.attrelid, acl.grantee, acl.privilege_type
  ) g on g.relid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.oid, g.role, array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], g.privilege), g.privilege`

const OTHERS = `
  select '' as "table", name from (
    select case c.relkind when 'S' then 'sequence ' when 'm' then 'materialized view ' else 'view ' end || c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm', 'S')
    union all
    select 'function ' || p.oid::regprocedure::text
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and p.oid not in (select objid from pg_depend where classid = 'pg_proc'::regclass and deptype = 'e')
    union all
    select 'trigger ' || t.tgname || ' on ' || t.tgrelid::regclass::text
    from pg_trigger t
    where not t.tgisinternal
  ) others
  order by name collate "C"`

/** The schema as SQL that would make it: the text that is committed as `schema.sql`. */
export function schemaText(schema: Schema): string {
  const parts = schema.tables.map(tableText)
  if (schema.others.length > 0) parts.push(schema.others.map((other) => `-- ${other}\n`).join(''))
  return `${HEAD}\n${parts.join('\n')}`
}

const HEAD =
  '-- Generated from the catalogue of the database by `npm run schema`; a test compares it. Do not edit.\n'

function tableText(table: TableSchema): string {
  const lines = [
    ...table.columns.map(
      (column) =>
        `${column.name} ${column.type}${column.nullable ? '' : ' not null'}${
          column.default === null ? '' : ` default ${column.default}`
        }`,
    ),
    ...table.constraints.map((constraint) => `constraint ${constraint.name} ${constraint.definition}`),
  ]
  const statements = [
    `create table ${table.name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`,
    ...table.indexes.map((index) => index.definition),
    ...(table.rowSecurity ? [`alter table ${table.name} enable row level security`] : []),
    ...table.policies.map((policy) => policyText(table.name, policy)),
    ...table.grants.map(
      (grant) =>
        `grant ${grant.privilege}${grant.columns === null ? '' : ` (${grant.columns.join(', ')})`} on ${table.name} to ${grant.role}`,
    ),
  ]
  return `${statements.join(';\n')};\n`
}

function policyText(table: string, policy: PolicySchema): string {
  const using = policy.using === null ? '' : ` using (${policy.using})`
  const check = policy.check === null ? '' : ` with check (${policy.check})`
  return `create policy ${policy.name} on ${table} for ${policy.command} to ${policy.roles.join(', ')}${using}${check}`
}
