import { inContext } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import type { Desk } from '../desk.js'

/**
 * A transaction of the program's own, not of a person: it reads what concerns every unit, gives notices and letters, and
 * keeps the runs of the job of this name. It cannot write figures.
 */
export function asRoot<T>(
  desk: Pick<Desk, 'store' | 'index'>,
  job: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const root = desk.index.rootUnit().id
  return inContext(desk.store.app, { unit: root, admin: root, ...(job === null ? {} : { job }) }, work)
}
