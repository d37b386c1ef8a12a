import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import type { Tx } from '../../store/database.js'
import { heldPack } from '../../store/registry.js'

/** The definitions in force: what they are of, and the hash under which the database keeps them. */
export async function describePack(tx: Tx, index: PackIndex, today: IsoDate) {
  const { id, name, version, notice, levels, calendar } = index.pack
  const held = await heldPack(tx)
  return {
    id,
    name,
    version,
    notice,
    levels: levels.map((level) => ({ id: level.id, name: level.name })),
    timezone: calendar.timezone,
    today,
    contentHash: held?.contentHash ?? '',
  }
}
