import { fail, Problem } from '../../domain/problem.js'
import { audit } from '../../store/audit.js'
import { type Db, factTime, type Tx } from '../../store/database.js'
import { hashesSinceFolder, heldUnits, holdEditions, readEdition } from '../../store/editions.js'
import { dayOf } from '../desk.js'
import type { Store } from '../store.js'
import { type Definitions, definitionsFrom, readDefinitions } from './definitions.js'
import type { PackSource } from './pack-source.js'
import { filesHash } from './pack-source.js'
import { registerPack } from './register-pack.js'
import { takeEdition } from './take-edition.js'

/** A pack's folder as it was read. */
export interface FolderSource {
  readonly folder: string
  readonly source: PackSource
  readonly at: (name: string) => string
}

/**
 * THE rule which definitions a program works with, the folder's or the database's: a folder that says nothing new since it was taken
 * last leaves the edition in force, edited in the pages or not; one that changed is taken when nothing was edited meanwhile; when
 * both changed a person must choose.
 */
async function chooseSource(db: Db | Tx, { source, folder }: FolderSource): Promise<'folder' | 'edition'> {
  const held = await readEdition(db)
  if (held === undefined) return 'folder'
  if ((await hashesSinceFolder(db)).has(filesHash(source.texts))) return 'edition'
  if (held.source === 'folder') return 'folder'
  return fail('definitions-in-both', {}, { held: held.edition.slice(0, 8), folder })
}

/** The definitions that a program works with which is given this folder. Nothing is written. Problem when they are not sound. */
export async function definitionsInForce(db: Db | Tx, folder: FolderSource): Promise<Definitions> {
  const chosen = await chooseSource(db, folder)
  if (chosen === 'edition') return (await readDefinitions(db))!
  const built = definitionsFrom(folder.source, await heldUnits(db), folder.at)
  if ('findings' in built) throw new Problem(built.findings)
  return built
}

/** The same, brought into force: the database says what they say. */
export async function bringIntoForce(
  store: Store,
  folder: FolderSource,
  actor: string,
  now: Date,
): Promise<Definitions> {
  const looked = await definitionsInForce(store.owner, folder)
  const done = looked.edition === null ? await takeFolder(store, folder, actor, now) : looked
  // A day may have begun since on which the tree is another, with the very same definitions.
  const today = dayOf(now, done.index.pack.calendar.timezone)
  await registerPack(store, done.index, actor, today, done.edition)
  return done
}

function takeFolder(store: Store, folder: FolderSource, actor: string, now: Date): Promise<Definitions> {
  return store.owner.transaction().execute(async (tx) => {
    await holdEditions(tx)
    // Somebody else may have taken it while we waited.
    const definitions = await definitionsInForce(tx, folder)
    if (definitions.edition !== null) return definitions
    const by = { source: 'folder', reason: null, actor, actorName: null } as const
    const today = dayOf(now, definitions.index.pack.calendar.timezone)
    const taken = await takeEdition(tx, definitions, by, today, () => factTime(tx))
    const { edition } = taken.row
    const { unit, action, detail } = taken.registration.record()
    await audit(tx, { unit, action, at: taken.row.at, actor, detail: { ...detail, edition } })
    return taken.definitions
  })
}
