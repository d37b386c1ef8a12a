import type { Relation } from '../../src/domain/access-table.js'

/** How the unit of a request stands to that of the role, written down by hand: not worked out by the program. */
export interface Standing {
  /** Unit of the role, unit acted upon, and a period in which the latter was in the tree. */
  readonly office: string
  readonly unit: string
  readonly period: string
  readonly relation: Relation
  /** When the right is asked as of the period. */
  readonly then: Relation
}

const standing = (
  office: string,
  unit: string,
  period: string,
  relation: Relation,
  then = relation,
): Standing => ({
  office,
  unit,
  period,
  relation,
  then,
})

export const STANDINGS: readonly Standing[] = [
  standing('a12', 'a12', '2026-10', 'own'),
  standing('pa', 'pa', '2026-10', 'own'),
  standing('pa', 'a12', '2026-10', 'below'),
  standing('vn', 'a3', '2026-10', 'below'),
  standing('b2', 'b1x', '2026-10', 'sibling'),
  standing('a12', 'pa', '2026-10', 'parent'),
  standing('a12', 'b2', '2026-10', 'elsewhere'),
  // No more: merged into the own unit, into one below, into somebody else's.
  standing('a12', 'a1', '2025-02', 'predecessor'),
  standing('pa', 'a1', '2025-02', 'below'),
  standing('b2', 'a1', '2025-02', 'retired'),
  // Divided: one of the heirs, and who stands above them all.
  standing('b1x', 'b1', '2025-05', 'past'),
  standing('pb', 'b1', '2025-05', 'below'),
  // Moved: the new superior, and the old one, of a month before and after.
  standing('pb', 'a3', '2025-09', 'below'),
  standing('pa', 'a3', '2025-09', 'elsewhere', 'past'),
  standing('pa', 'a3', '2026-10', 'elsewhere'),
]

/** No single unit took it over: what is for the unit itself, nobody does any more. */
export const DIVIDED = ['b1']
