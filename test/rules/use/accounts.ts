import type { PackStore } from '../../support/database.js'

/** Every statement of this part of the store, once. */
export async function useAccounts(_db: PackStore): Promise<void> {}
