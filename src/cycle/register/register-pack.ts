import { createHash } from 'node:crypto'
import type { Pack } from '../../domain/pack.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { placer } from '../../domain/restate.js'
import type { UnitTree } from '../../domain/unit.js'
import { audit } from '../../store/audit.js'
import { factTime } from '../../store/database.js'
import { heldPack, recordPackVersion, syncSeries, syncUnits } from '../../store/registry.js'
import type { Store } from '../store.js'

/**
 * Bring the database to what the pack says: units with their history, series, and the definitions themselves for later
 * recomputation. Does nothing when this very version is there. Refuses a database that holds another pack, a series whose
 * position moved, or a unit that vanished.
 */
export async function registerPack(
  store: Store,
  index: PackIndex,
  actor: string,
  today: IsoDate,
): Promise<'new' | 'changed' | 'same'> {
  const content = packJson(index.pack)
  const contentHash = createHash('sha256')
    .update(`${today.slice(0, 7)}\n${content}`)
    .digest('hex')
  return store.owner.transaction().execute(async (tx) => {
    const at = await factTime(tx)
    const held = await heldPack(tx)
    if (held !== undefined && held.pack !== index.pack.id)
      fail('database-other-pack', {}, { held: held.pack, wanted: index.pack.id })
    if (held?.contentHash === contentHash) return 'same'
    const { pack } = index
    await syncSeries(tx, pack.series)
    await syncUnits(tx, pack.history, pack.reorganisations, reachOn(index, today))
    await recordPackVersion(tx, { contentHash, pack: pack.id, version: pack.version, content, at })
    const root = index.tree(today).nodes.get(index.tree(today).root)!
    await audit(tx, {
      unit: root.id,
      at,
      actor,
      action: 'pack.register',
      detail: { pack: pack.id, contentHash },
    })
    return held === undefined ? 'new' : 'changed'
  })
}

/** The pack as JSON, the same text for the same content. */
export function packJson(pack: Pack): string {
  return JSON.stringify({ ...pack, history: { ...pack.history, units: [...pack.history.units.values()] } })
}

/**
 * Who may read a unit's figures today: the unit and everybody above it or above the units that took over from it.
 * A role reaches its own unit's subtree as at today (domain.md §10), and a retired unit lives on in its successors.
 */
export function reachOn(index: PackIndex, today: IsoDate): (key: string) => number[] {
  const { history } = index.pack
  const tree = index.tree(today)
  const place = placer(history, tree)
  return (key) => {
    const unit = history.units.get(key)!
    const placement = place(key, today)
    const heirs =
      placement.kind === 'whole'
        ? [placement.unit]
        : placement.kind === 'shared'
          ? placement.targets.map((target) => target.unit)
          : placement.kind === 'among'
            ? placement.candidates
            : []
    const ids = new Set([unit.id, ...heirs.flatMap((heir) => pathIds(tree, heir))])
    // A unit without a place today is still the business of the root.
    ids.add(tree.nodes.get(tree.root)!.id)
    return [...ids].sort((a, b) => a - b)
  }
}

/** Unit ids from the root down to the unit. */
export function pathIds(tree: UnitTree, key: string): number[] {
  return tree.nodes.get(key)!.path.map((above) => tree.nodes.get(above)!.id)
}
