import { createHash } from 'node:crypto'
import type { Pack } from '../../domain/pack.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { placer } from '../../domain/restate.js'
import { spanOn, type UnitTree } from '../../domain/unit.js'
import { type AuditRow, audit } from '../../store/audit.js'
import { factTime, type Tx } from '../../store/database.js'
import { keepEdition } from '../../store/editions.js'
import { heldPack, recordPackVersion, syncSeries, syncUnits } from '../../store/registry.js'
import { holdReturns } from '../../store/returns.js'
import type { Store } from '../store.js'

/**
 * Bring the database to what the pack says: units with their history, series, and the definitions themselves for later
 * recomputation. Does nothing when this very version is there, or when `edition` is given and not in force any more. Refuses a
 * database that holds another pack, a series whose position moved, or a unit that vanished.
 */
export async function registerPack(
  store: Store,
  index: PackIndex,
  actor: string,
  today: IsoDate,
  edition?: string | null,
): Promise<Registered> {
  const registration = new Registration(index, today)
  return store.owner.transaction().execute(async (tx) => {
    // Whoever brought another edition into force meanwhile has seen to this too.
    if (edition !== undefined && (await keepEdition(tx)) !== edition) return 'same'
    if (await registration.isHeld(tx)) return 'same'
    await holdReturns(tx)
    const at = await factTime(tx)
    const done = await registration.bringTo(tx, at)
    if (done !== 'same') await audit(tx, { ...registration.record(), at, actor })
    return done
  })
}

export type Registered = 'new' | 'changed' | 'same'

/** What a pack makes of a database on a day. */
export class Registration {
  private readonly content: string
  private readonly contentHash: string

  constructor(
    private readonly index: PackIndex,
    private readonly today: IsoDate,
  ) {
    this.content = packJson(index.pack)
    this.contentHash = hashOf(index, today, this.content)
  }

  /** Is this very version there? Refuses a database that holds another pack. */
  async isHeld(tx: Tx): Promise<boolean> {
    return (await heldHere(tx, this.index))?.contentHash === this.contentHash
  }

  /** Bring the database to it. Needs `holdReturns`; what was done is the caller's to record. */
  async bringTo(tx: Tx, at: Date): Promise<Registered> {
    const { index, today, content, contentHash } = this
    // Somebody else may have registered while we waited.
    const held = await heldHere(tx, index)
    if (held?.contentHash === contentHash) return 'same'
    const { pack } = index
    await syncSeries(tx, pack.series)
    await syncUnits(tx, pack.history, pack.reorganisations, reachOn(index, today), pathsEver(index))
    await recordPackVersion(tx, { contentHash, pack: pack.id, version: pack.version, content, at })
    return held === undefined ? 'new' : 'changed'
  }

  /** What the audit says of it. */
  record(): Pick<AuditRow, 'unit' | 'action' | 'detail'> {
    const { index, today, contentHash } = this
    const tree = index.tree(today)
    return {
      unit: tree.nodes.get(tree.root)!.id,
      action: 'pack.register',
      detail: { pack: index.pack.id, contentHash },
    }
  }
}

/** Hash under which a pack is registered on a day: of what it says, and of the day since when its tree is as it is. */
export function packHash(index: PackIndex, today: IsoDate): string {
  return hashOf(index, today, packJson(index.pack))
}

function hashOf(index: PackIndex, today: IsoDate, content: string): string {
  return createHash('sha256')
    .update(`${treeDay(index, today)}\n${content}`)
    .digest('hex')
}

/** The version of this pack that the database holds. Refuses a database that holds another pack. */
async function heldHere(tx: Tx, index: PackIndex): ReturnType<typeof heldPack> {
  const held = await heldPack(tx)
  if (held !== undefined && held.pack !== index.pack.id)
    fail('database-other-pack', {}, { held: held.pack, wanted: index.pack.id })
  return held
}

/** Every day on which the tree changes, in order. */
function treeDays(index: PackIndex): IsoDate[] {
  const days = new Set<IsoDate>()
  for (const unit of index.pack.history.units.values())
    for (const span of unit.spans) {
      days.add(span.from)
      if (span.to !== null) days.add(span.to)
    }
  return [...days].sort()
}

/** The day since when the tree is as it is today: who may read changes with it, though the pack stays the same. */
function treeDay(index: PackIndex, today: IsoDate): IsoDate {
  return treeDays(index).findLast((day) => day <= today) ?? ''
}

/** Every path that a unit has at any time: unit ids from the root down to the unit. */
function pathsEver(index: PackIndex): number[][] {
  const paths = new Map<string, number[]>()
  for (const day of treeDays(index)) {
    if (![...index.pack.history.units.values()].some((unit) => spanOn(unit, day) !== undefined)) continue
    const tree = index.tree(day)
    for (const key of tree.nodes.keys()) {
      const path = pathIds(tree, key)
      paths.set(path.join(), path)
    }
  }
  return [...paths.values()]
}

/** The pack as JSON, the same text for the same content. */
function packJson(pack: Pack): string {
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
