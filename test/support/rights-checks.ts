import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../../src/store/database.js'
import type { PackStore } from './database.js'
import { type Context, type Row, type RowMaker, SEEDED, SETTINGS, TABLE_RIGHTS } from './rights-model.js'
import { unitId } from './small-pack.js'

/** Units with a row in every table: of both provinces, one that is no more, one that moved (under its old superior), and those above. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  vn: ['vn'],
  pa: ['vn', 'pa'],
  pb: ['vn', 'pb'],
  a12: ['vn', 'pa', 'a12'],
  a1: ['vn', 'pa', 'a1'],
  a3: ['vn', 'pa', 'a3'],
  b2: ['vn', 'pb', 'b2'],
}

/** In whose name rows are added and changed: above, beside, the unit itself, nobody. */
const WRITERS = ['vn', 'pa', 'pb', 'a12', 'b2']

interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

/** A database with a row of every table and unit. */
export interface Seeded {
  readonly db: PackStore
  readonly makers: readonly RowMaker[]
  readonly columns: ReadonlyMap<string, readonly Column[]>
  readonly keys: ReadonlyMap<string, readonly string[]>
}

/** Put a row of every unit into every table that takes rows, as the owner. */
export async function seedRights(db: PackStore): Promise<Seeded> {
  const { ownerPool } = db.store
  const reaches = await ownerPool.query('select unit_id, reach from org_reach')
  const makers = Object.entries(UNITS).map(([key, path], n): RowMaker => {
    const id = unitId(db.index, key)
    const { reach } = reaches.rows.find((row) => row.unit_id === id)!
    const account = `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
    return { key, id, path: path.map((above) => unitId(db.index, above)), reach, account, n: n + 1 }
  })
  const { columns, keys } = await catalogue(ownerPool)
  const seeded = { db, makers, columns, keys }
  for (const [table, { row }] of Object.entries(TABLE_RIGHTS))
    if (row !== undefined)
      for (const maker of makers) {
        const { text, values } = insertOf(seeded, table, row(maker))
        await ownerPool.query(text, values)
      }
  return seeded
}

async function catalogue(pool: pg.Pool): Promise<Pick<Seeded, 'columns' | 'keys'>> {
  const { rows } = await pool.query(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as required
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname, a.attnum`,
  )
  const keyed = await pool.query(
    `select c.relname as table, a.attname as name
     from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indisprimary order by 1, a.attnum`,
  )
  const columns = new Map<string, Column[]>()
  for (const { table, ...column } of rows) columns.set(table, [...(columns.get(table) ?? []), column])
  const keys = new Map<string, string[]>()
  for (const { table, name } of keyed.rows) keys.set(table, [...(keys.get(table) ?? []), name])
  return { columns, keys }
}

const FILL: Readonly<Record<string, unknown>> = {
  text: 'x',
  integer: 1,
  bigint: 1,
  smallint: 0,
  boolean: false,
  jsonb: '{}',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  bytea: Buffer.from('x'),
  'text[]': [],
  'integer[]': [],
  'numeric[]': '{1}',
}

function insertOf({ columns }: Pick<Seeded, 'columns'>, table: string, given: Row) {
  const all = columns.get(table)!
  const filled = Object.fromEntries(
    all.filter(({ required }) => required).map(({ name, type }): [string, unknown] => [name, FILL[type]]),
  )
  const row: Row = { ...filled, ...given }
  const names = Object.keys(row)
  const holes = names.map((_, i) => `$${i + 1}`)
  return {
    row,
    text: `insert into ${table} (${names.join(', ')}) values (${holes.join(', ')})`,
    values: Object.values(row),
  }
}

/**
 * Everything that the database lets the application's role do and the model does not, and the other way round, as sentences.
 * Empty when they agree. `tables`: only these.
 */
export async function rightsFaults(seeded: Seeded, tables?: readonly string[]): Promise<string[]> {
  const chosen = tables ?? Object.keys(TABLE_RIGHTS)
  const faults = [...(await grantFaults(seeded, chosen)), ...(await placeFaults(seeded, chosen))]
  const held = new Map<string, Row[]>()
  for (const table of chosen)
    held.set(table, (await seeded.db.store.ownerPool.query(`select * from ${table}`)).rows)
  for (const context of readingContexts(seeded))
    await inside(seeded, context, async (run) => {
      for (const table of chosen)
        faults.push(...(await readFaults(seeded, table, held.get(table)!, context, run)))
    })
  for (const context of writingContexts(seeded))
    await inside(seeded, context, async (run) => {
      for (const table of chosen)
        faults.push(
          ...(await addFaults(seeded, table, context, run)),
          ...(await changeFaults(seeded, table, held.get(table)!, context, run)),
        )
    })
  return faults
}

/** In the name of the head of the tree, who may write everywhere: a row that says of its unit what is not so. */
async function placeFaults(seeded: Seeded, tables: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  const [head, unit, beside] = ['vn', 'a12', 'b2'].map(
    (key) => seeded.makers.find((maker) => maker.key === key)!,
  )
  const name = String(head!.id)
  await inside(seeded, { unit: name, write: name, admin: name }, async (run) => {
    for (const table of tables) {
      const { row, add } = TABLE_RIGHTS[table]!
      if (row === undefined || add === undefined) continue
      const maker = { ...unit!, n: FRESH }
      const forged = [
        { ...maker, reach: [...maker.reach, beside!.id] },
        { ...maker, reach: [head!.id] },
        ...(columnsOf(seeded, table).includes('path')
          ? [{ ...maker, path: [...beside!.path.slice(0, -1), maker.id] }]
          : []),
      ]
      for (const one of forged.filter(() => columnsOf(seeded, table).includes('reach'))) {
        const { text, values } = insertOf(seeded, table, row(one))
        const done = await run(text, values)
        if (!('state' in done) || done.state !== NO_SUCH_PLACE)
          faults.push(`${table}: takes the path ${one.path} and the reach ${one.reach} of ${one.key}`)
      }
    }
  })
  return faults
}

const NO_SUCH_PLACE = '23503'

function columnsOf({ columns }: Seeded, table: string): string[] {
  return columns.get(table)!.map(({ name }) => name)
}

/** Tables of the schema that the model does not know, and those of the model that are not there. */
export function unknownTables({ columns }: Seeded): { missing: string[]; gone: string[] } {
  const there = [...columns.keys()]
  const known = Object.keys(TABLE_RIGHTS)
  return {
    missing: there.filter((table) => !known.includes(table)),
    gone: known.filter((table) => !there.includes(table)),
  }
}

async function grantFaults({ db, columns }: Seeded, tables: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const table of tables) {
    const rights = TABLE_RIGHTS[table]!
    const expected = {
      select: rights.read !== undefined,
      insert: rights.add !== undefined,
      delete: rights.remove !== undefined,
      truncate: false,
      references: false,
      trigger: false,
    }
    for (const [privilege, wanted] of Object.entries(expected)) {
      const found = await db.store.ownerPool.query(
        `select has_table_privilege('cungky_app', $1, $2) as held`,
        [table, privilege],
      )
      if (found.rows[0].held !== wanted)
        faults.push(`${table}: ${privilege} is ${wanted ? 'not ' : ''}granted`)
    }
    const updatable = await db.store.ownerPool.query(
      `select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
         and has_column_privilege('cungky_app', $1::regclass, a.attnum, 'update')`,
      [table],
    )
    const found = new Set(updatable.rows.map(({ name }) => name))
    // A table that is granted whole needs no list of columns.
    const whole = columns.get(table)!.every(({ name }) => found.has(name))
    const wanted = new Set(rights.columns ?? [])
    for (const { name } of columns.get(table)!)
      if (found.has(name) !== wanted.has(name) && !(whole && WHOLE.includes(table)))
        faults.push(`${table}.${name}: update is ${found.has(name) ? '' : 'not '}granted`)
    const secured = await db.store.ownerPool.query(
      'select relrowsecurity as on from pg_class where oid = $1::regclass',
      [table],
    )
    if (!secured.rows[0].on && table !== 'migration') faults.push(`${table}: row-level security is off`)
  }
  return faults
}

/** Tables of which every column may be changed. */
const WHOLE = ['return_draft', 'backup_code']

function readingContexts({ makers }: Seeded): Context[] {
  const each = makers.flatMap(({ id, account }): Context[] => {
    const unit = String(id)
    return [{ unit }, { write: unit }, { admin: unit }, { watch: unit }, { account }]
  })
  const secrets = [1, 4].flatMap((n): Context[] => {
    const hash = String(n).padStart(64, '0')
    return [
      { sign_in: `user-${n}` },
      { sign_in: hash },
      { session: hash },
      { file: hash },
      { job: `job-${n}` },
    ]
  })
  return [{}, ...each, ...secrets]
}

function writingContexts({ makers }: Seeded): Context[] {
  const each = makers
    .filter(({ key }) => WRITERS.includes(key))
    .flatMap(({ id, account }): Context[] => {
      const unit = String(id)
      return [{ unit }, { unit, write: unit }, { admin: unit }, { watch: unit }, { account }]
    })
  const hash = String(FRESH).padStart(64, '0')
  return [{}, ...each, { sign_in: hash }, { session: hash }, { file: hash }, { job: `job-${FRESH}` }]
}

/** Number of the rows that are tried to be added: none of those that are there. */
const FRESH = SEEDED + 1

/** Run a statement; its rows, or the SQLSTATE that it ends with. What it did is undone. */
export type Run = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ rows: Row[]; count: number } | { state: string }>

/** A transaction of the application's role under these settings, undone at the end. */
export async function inside(
  { db }: Pick<Seeded, 'db'>,
  context: Context,
  work: (run: Run) => Promise<void>,
): Promise<void> {
  await db.store.app
    .transaction()
    .execute(async (tx) => {
      for (const setting of SETTINGS) {
        const value = context[setting]
        if (value !== undefined) await raw(tx, `set local app.${setting} = '${value}'`)
      }
      await work(async (text, values = []) => {
        await raw(tx, 'savepoint attempt')
        try {
          const { rows, numAffectedRows } = await raw(tx, text, values)
          return { rows, count: Number(numAffectedRows ?? rows.length) }
        } catch (error) {
          const { code } = error as { code?: string }
          if (code === undefined) throw error
          return { state: code }
        } finally {
          await raw(tx, 'rollback to savepoint attempt')
        }
      })
      throw new Undone()
    })
    .catch((error) => {
      if (!(error instanceof Undone)) throw error
    })
}

class Undone extends Error {}

function raw(tx: Tx, text: string, values: readonly unknown[] = []) {
  return tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
}

const REFUSED = '42501'

const told = (context: Context) => JSON.stringify(context)

async function readFaults(
  { keys }: Seeded,
  table: string,
  held: readonly Row[],
  context: Context,
  run: Run,
): Promise<string[]> {
  const { read } = TABLE_RIGHTS[table]!
  const key = keys.get(table)!
  const done = await run(`select ${key.join(', ')} from ${table}`)
  if ('state' in done)
    return read === undefined && done.state === REFUSED
      ? []
      : [`${table}: reading as ${told(context)} ends with ${done.state}`]
  const name = (row: Row) => key.map((column) => String(row[column])).join('/')
  const wanted = new Set(held.filter((row) => read?.(row, context)).map(name))
  const seen = new Set(done.rows.map(name))
  return [
    ...[...seen].filter((row) => !wanted.has(row)).map((row) => `${table}: ${told(context)} reads ${row}`),
    ...[...wanted]
      .filter((row) => !seen.has(row))
      .map((row) => `${table}: ${told(context)} cannot read ${row}`),
  ]
}

async function addFaults(seeded: Seeded, table: string, context: Context, run: Run): Promise<string[]> {
  const { row, add } = TABLE_RIGHTS[table]!
  if (row === undefined) return []
  const faults: string[] = []
  for (const maker of seeded.makers) {
    const made = insertOf(seeded, table, row({ ...maker, n: FRESH }))
    const done = await run(made.text, made.values)
    const wanted = add?.(made.row, context) === true
    const state = 'state' in done ? done.state : 'done'
    if (state !== (wanted ? 'done' : REFUSED))
      faults.push(`${table}: ${told(context)} adds for ${maker.key}: ${state}`)
  }
  return faults
}

/** Blind statements: without a condition, so that nothing but the policy for writing stands in the way. */
async function changeFaults(
  { columns }: Seeded,
  table: string,
  held: readonly Row[],
  context: Context,
  run: Run,
): Promise<string[]> {
  const { change, remove, columns: changeable } = TABLE_RIGHTS[table]!
  const faults: string[] = []
  const judge = (what: string, rule: typeof change, done: Awaited<ReturnType<Run>>) => {
    const wanted = rule === undefined ? REFUSED : String(held.filter((row) => rule(row, context)).length)
    const found = 'state' in done ? done.state : String(done.count)
    if (found !== wanted) faults.push(`${table}: ${told(context)} ${what} ${found} instead of ${wanted}`)
  }
  const column = changeable?.[0] ?? columns.get(table)![0]!.name
  const { type } = columns.get(table)!.find(({ name }) => name === column)!
  const value = type.startsWith('date') ? '3000-01-01' : FILL[type]
  judge('changes', change, await run(`update ${table} set ${column} = $1`, [value]))
  judge('removes', remove, await run(`delete from ${table}`))
  return faults
}
