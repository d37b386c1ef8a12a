import type { Quality } from './compare.js'
import { type Decimal, decimal, ZERO } from './decimal.js'
import type { IsoDate } from './period.js'
import { type Placement, placer } from './restate.js'
import { nodeOf, type UnitHistory, type UnitTree } from './unit.js'

/** A reporting unit and how much of its figures counts, in (0, 1]. */
export interface Part {
  readonly unit: string
  readonly share: Decimal
}

/** How the figure of one node of the basis tree is put together from the units that reported. */
export interface NodePlan {
  readonly node: string
  /** Units that count, wholly (share 1) or by a known share, in the order of `reportingUnits`. */
  readonly parts: readonly Part[]
  /** Units of `parts` that count only by a share. */
  readonly apportioned: readonly string[]
  /** Units that may lie inside or outside the node, no one knows how much: they are in no part. */
  readonly ambiguous: readonly string[]
  /** not-comparable when something is ambiguous, estimated when something is apportioned, else exact. */
  readonly quality: Quality
}

export interface RestatementPlan {
  /** In the order asked for. */
  readonly nodes: readonly NodePlan[]
  /** What falls into none of the nodes, so that nodes + outside + unplaced is everything, exactly. */
  readonly outside: readonly Part[]
  /** Units ambiguous for some node: left out of `outside`, and out of that node's parts. */
  readonly unplaced: readonly string[]
  /** Units without any place on the basis tree. Their figures are in `outside`. */
  readonly nowhere: readonly string[]
}

/**
 * How to restate the figures of one period for chosen nodes of another day's tree.
 *
 * `at`: last day of the period's window; `reportingUnits`: keys of the units whose figures there are, each once;
 * `nodes`: keys in `basis`. Where one node lies within another both are planned, but the identity
 * nodes + outside + unplaced = everything counts only the upper one. Problem `unit-key-unknown` for a wrong key.
 */
export function planRestatement(input: {
  readonly history: UnitHistory
  readonly at: IsoDate
  readonly reportingUnits: Iterable<string>
  readonly basis: UnitTree
  readonly nodes: readonly string[]
}): RestatementPlan {
  const { history, at, basis } = input
  const drafts = new Map(input.nodes.map((node) => [node, new NodeDraft(node)]))
  const upper = new Set(
    input.nodes.filter(
      (node) => !nodeOf(basis, node).path.some((above) => above !== node && drafts.has(above)),
    ),
  )
  const place = placer(history, basis)
  const outside: Part[] = []
  const unplaced: string[] = []
  const nowhere: string[] = []

  for (const unit of input.reportingUnits) {
    const placement = place(unit, at)
    if (placement.kind === 'nowhere') nowhere.push(unit)
    let rest = ONE
    let doubtful = false
    for (const [node, inside] of shareByNode(placement, basis, drafts)) {
      drafts.get(node)!.take(unit, inside)
      if (!upper.has(node)) continue
      if (inside === null) doubtful = true
      else rest = rest.minus(inside)
    }
    if (doubtful) unplaced.push(unit)
    else if (rest.gt(0)) outside.push({ unit, share: rest })
  }
  return { nodes: [...drafts.values()].map((draft) => draft.plan()), outside, unplaced, nowhere }
}

const ONE = decimal(1)

/** For each requested node that the placement touches: the share inside it, or null when that is not known. */
function shareByNode(
  placement: Placement,
  basis: UnitTree,
  nodes: ReadonlyMap<string, unknown>,
): Map<string, Decimal | null> {
  const found = new Map<string, Decimal | null>()
  if (placement.kind === 'nowhere') return found
  if (placement.kind === 'among') {
    const counts = new Map<string, number>()
    for (const unit of placement.candidates)
      for (const node of basis.nodes.get(unit)!.path)
        if (nodes.has(node)) counts.set(node, (counts.get(node) ?? 0) + 1)
    for (const [node, count] of counts) {
      const all = count === placement.candidates.length && !placement.orNowhere
      found.set(node, all ? ONE : null)
    }
    return found
  }
  const targets = placement.kind === 'whole' ? [{ unit: placement.unit, share: ONE }] : placement.targets
  for (const { unit, share } of targets)
    for (const node of basis.nodes.get(unit)!.path)
      if (nodes.has(node)) found.set(node, share.plus(found.get(node) ?? ZERO))
  return found
}

class NodeDraft {
  private readonly parts: Part[] = []
  private readonly apportioned: string[] = []
  private readonly ambiguous: string[] = []

  constructor(private readonly node: string) {}

  take(unit: string, share: Decimal | null): void {
    if (share === null) {
      this.ambiguous.push(unit)
      return
    }
    this.parts.push({ unit, share })
    if (!share.eq(ONE)) this.apportioned.push(unit)
  }

  plan(): NodePlan {
    const { node, parts, apportioned, ambiguous } = this
    const quality =
      ambiguous.length > 0 ? 'not-comparable' : apportioned.length > 0 ? 'estimated' : ('exact' as const)
    return { node, parts, apportioned, ambiguous, quality }
  }
}
