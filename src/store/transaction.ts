import { CompiledQuery } from 'kysely'
import type { Tx } from './database.js'

/** From here on the transaction cannot write, whatever the program tries. */
export async function readOnly(tx: Tx): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw('set transaction read only'))
}
