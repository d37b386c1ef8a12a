import type pg from 'pg'
import type { Db } from '../store/database.js'

/** An open database as actions use it. */
export interface Store {
  /** Under the application's role: row-level security binds it. */
  readonly app: Db
  /** Under the owner: folding, bulk loads, migrations. */
  readonly owner: Db
  readonly ownerPool: pg.Pool
}
