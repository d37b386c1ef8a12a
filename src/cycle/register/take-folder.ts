import type { DefinitionChange } from '../../domain/definition-lists.js'
import { type Finding, Problem } from '../../domain/problem.js'
import type { Lang } from '../../domain/words.js'
import { audit } from '../../store/audit.js'
import { factTime, type Tx } from '../../store/database.js'
import { type EditionRow, heldUnits, holdEditions } from '../../store/editions.js'
import { dayOf } from '../desk.js'
import type { Store } from '../store.js'
import { type Definitions, definitionsFrom, readDefinitions } from './definitions.js'
import type { FolderSource } from './in-force.js'
import { judgeChanges } from './judge-changes.js'
import { measureEffects } from './measure-effects.js'
import { filesThatDiffer, sourceOf } from './pack-source.js'
import { takeEdition } from './take-edition.js'

/** Who takes a folder, when, why, and in which language it is told. */
export interface Taking {
  readonly actor: string
  readonly now: Date
  readonly reason: string | null
  readonly lang: Lang
}

/** What a folder would change of the definitions in force: its files, and their effects. Null effects: there is nothing to compare with. */
export async function previewFolder(store: Store, folder: FolderSource, { now, lang }: Taking) {
  return store.owner
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { held, definitions, files } = await judged(tx, folder)
      const today = dayOf(now, definitions.index.pack.calendar.timezone)
      const effects =
        held === undefined ? null : await measureEffects(tx, held.index, definitions.index, today, lang)
      return { files, effects }
    })
}

/** Bring a folder into force, whatever was edited meanwhile. Undefined when it says what is in force already. */
export async function takeFolder(
  store: Store,
  folder: FolderSource,
  { actor, now, reason }: Taking,
): Promise<EditionRow | undefined> {
  return store.owner.transaction().execute(async (tx) => {
    await holdEditions(tx)
    const { definitions, files } = await judged(tx, folder)
    if (files.length === 0) return undefined
    const by = { source: 'folder', reason, actor, actorName: null } as const
    const today = dayOf(now, definitions.index.pack.calendar.timezone)
    const { row, registration } = await takeEdition(tx, definitions, by, today, () => factTime(tx))
    const { unit, action, detail } = registration.record()
    await audit(tx, {
      unit,
      action,
      at: row.at,
      actor,
      detail: { ...detail, edition: row.edition, reason, files },
    })
    return row
  })
}

/** The folder against what is in force. Problem with everything that is wrong with it. */
async function judged(
  tx: Tx,
  { source }: FolderSource,
): Promise<{ held: Definitions | undefined; definitions: Definitions; files: readonly string[] }> {
  const held = await readDefinitions(tx)
  if (held === undefined) {
    const built = definitionsFrom(sourceOf(source.texts), await heldUnits(tx))
    if ('findings' in built) throw new Problem(built.findings)
    return { held, definitions: built, files: [...source.texts.keys()].sort() }
  }
  const files = filesThatDiffer(held.texts, source.texts)
  const changes = files.map(
    (name): DefinitionChange => ({ kind: 'file', name, text: source.texts.get(name) ?? null }),
  )
  const { findings, definitions } = await judgeChanges(tx, held.index, held.texts, changes)
  if (definitions === null) throw new Problem(findings.map(withoutField))
  return { held, definitions, files }
}

/** At a terminal there is no form whose field could be named. */
function withoutField({ place: { field: _, ...place }, ...found }: Finding): Finding {
  return { ...found, place }
}
