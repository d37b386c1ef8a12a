import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databasePage } from '../../rules/schema/database-page.js'
import { DISTRIBUTED } from '../../rules/sql/tables.js'
import { Problem } from '../../src/domain/problem.js'
import { readSchema, type Schema, schemaText } from '../../src/store/dump-schema.js'
import { migrate, shippedMigrations } from '../../src/store/migrate.js'
import { ownerClient, type TestStore, withEmptyStore } from '../support/database.js'
import { tablesOfKysely } from './table-types.js'

const committed = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

let opened: TestStore
let owner: pg.Client
let schema: Schema

beforeAll(async () => {
  opened = await withEmptyStore()
  owner = await ownerClient(opened.store)
  schema = await readSchema(owner)
})

afterAll(async () => {
  await owner?.end()
  await opened?.close()
})

describe('what is committed is what the migrations make', () => {
  test('src/store/schema.sql (npm run schema writes it anew)', () => {
    expect(schemaText(schema)).toBe(committed('src/store/schema.sql'))
  })

  test('docs/database.md (npm run schema writes it anew)', () => {
    expect(databasePage(schema)).toBe(committed('docs/database.md'))
  })

  test('a difference would be seen', async () => {
    await owner.query('begin')
    await owner.query('alter table audit add column share numeric')
    await owner.query('revoke insert on audit from cungky_app')
    await owner.query('create view v as select 1 as one')
    const changed = schemaText(await readSchema(owner))
    await owner.query('rollback')
    expect(changed).toContain('share numeric')
    expect(changed).not.toContain('grant insert on audit')
    expect(changed).toContain('-- view v')
  })
})

describe('the catalogue', () => {
  test('every table has row-level security', () => {
    expect(schema.tables.filter((table) => !table.rowSecurity).map((table) => table.name)).toEqual([])
    expect(schema.tables.length).toBeGreaterThan(5)
  })

  test('no column is floating point or money', () => {
    const columns = schema.tables.flatMap((t) => t.columns.map((c) => `${t.name}.${c.name} ${c.type}`))
    expect(columns.filter((column) => / (real|double precision|money)/.test(column))).toEqual([])
  })

  test('every foreign key stands on an index', () => {
    // One column: an index begins with it. Several: an index begins with the first of them, the unit, which leaves few rows.
    const bare = schema.tables.flatMap((table) => {
      const indexes = [
        ...table.indexes.map((index) => index.columns),
        ...table.constraints.filter((c) => ['primary key', 'unique'].includes(c.kind)).map((c) => c.columns),
      ]
      return table.constraints
        .filter((c) => c.kind === 'foreign key' && !indexes.some((columns) => columns[0] === c.columns[0]))
        .map((c) => `${table.name}: ${c.definition}`)
    })
    expect(bare).toEqual([])
  })

  test('distributed tables have one key, which begins with the unit, and nothing points at them', () => {
    const tables = schema.tables.filter((table) => DISTRIBUTED.has(table.name))
    expect(tables.map((table) => table.name)).toEqual([...DISTRIBUTED].sort())
    for (const table of tables) {
      const keys = table.constraints.filter((c) => ['primary key', 'unique', 'exclude'].includes(c.kind))
      expect([table.name, keys.map((key) => [key.kind, key.columns[0]])]).toEqual([
        table.name,
        [['primary key', 'unit_id']],
      ])
      expect(table.indexes.filter((index) => index.definition.includes('UNIQUE'))).toEqual([])
    }
    const targets = schema.tables.flatMap((t) => t.constraints.map((c) => c.references ?? ''))
    expect(targets.filter((target) => DISTRIBUTED.has(target))).toEqual([])
  })

  test('there are no views, sequences, functions or triggers', () => {
    expect(schema.others).toEqual([])
  })

  test('the application may not truncate, deletes only what is not history, and every policy names it', () => {
    const may = schema.tables.flatMap((t) => t.grants.map((g) => `${g.privilege} ${t.name}`))
    expect(may.filter((grant) => !/^(select|insert|update) /.test(grant)).sort()).toEqual([
      // A role that has not begun may be taken back.
      'delete assignment',
      'delete backup_code',
      'delete external_identity',
      'delete return_draft',
    ])
    const roles = schema.tables.flatMap((t) => t.policies.flatMap((p) => p.roles))
    expect(new Set(roles)).toEqual(new Set(['cungky_app']))
  })
})

describe('src/store/tables.ts tells Kysely what is there', () => {
  const TYPES: Readonly<Record<string, string>> = {
    integer: 'number',
    smallint: 'number',
    text: 'string',
    uuid: 'string',
    date: 'string',
    'timestamp with time zone': 'Date',
    numeric: 'Numeric',
    'integer[]': 'IntArray',
    'numeric[]': 'NumericArray',
    jsonb: 'JSONColumnType',
    boolean: 'boolean',
    bytea: 'Buffer',
    bigint: 'BigInteger',
    'text[]': 'TextArray',
  }

  // The migrator keeps its own book, outside Kysely.
  const inDatabase = () => schema.tables.filter((table) => table.name !== 'migration')

  test('the same tables', () => {
    expect([...tablesOfKysely().keys()].sort()).toEqual(inDatabase().map((table) => table.name))
  })

  test('the same columns in the same order, with their types and what may be empty', () => {
    const told = [...tablesOfKysely()].map(([table, members]) => [
      table,
      [...members].map(([name, m]) => `${name} ${m.type.replace(/<.*/, '')}${m.nullable ? ' | null' : ''}`),
    ])
    const there = inDatabase().map((table) => [
      table.name,
      table.columns.map((c) => `${c.name} ${TYPES[c.type] ?? c.type}${c.nullable ? ' | null' : ''}`),
    ])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(there))
  })
})

describe('migrations', () => {
  const now = () => new Date('2026-11-23T00:00:00Z')

  test('run once', async () => {
    expect(await migrate(owner, now)).toEqual([])
    const done = await owner.query('select name from migration order by name')
    expect(done.rows.map((row) => row.name)).toEqual(shippedMigrations().map((m) => m.name))
  })

  test('an older program refuses what a newer one has migrated', async () => {
    const newer = await withEmptyStore()
    const client = await ownerClient(newer.store)
    await client.query('insert into migration (name, hash, applied_at) values ($1, $2, $3)', [
      '9999-of-the-future.sql',
      'x',
      now(),
    ])
    await expectProblem(migrate(client, now), 'database-newer', '9999-of-the-future.sql')
    await client.end()
    await newer.close()
  })

  test('a migration that was changed after it ran is refused', async () => {
    const changed = await withEmptyStore()
    const client = await ownerClient(changed.store)
    await client.query('update migration set hash = $1', ['another'])
    await expectProblem(migrate(client, now), 'database-differs', shippedMigrations()[0]!.name)
    await client.end()
    await changed.close()
  })

  test('two programs that start at once migrate once', async () => {
    const fresh = await withEmptyStore()
    const [one, two] = [await ownerClient(fresh.store), await ownerClient(fresh.store)]
    for (const table of schema.tables) await one.query(`drop table ${table.name} cascade`)
    const ran = await Promise.all([migrate(one, now), migrate(two, now)])
    expect(ran.map((names) => names.length).sort()).toEqual([0, shippedMigrations().length])
    expect(schemaText(await readSchema(one))).toBe(schemaText(schema))
    await one.end()
    await two.end()
    await fresh.close()
  })
})

async function expectProblem(work: Promise<unknown>, code: string, migration: string): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Problem)
  expect((error as Problem).findings[0]).toMatchObject({ code, params: { migration } })
}
