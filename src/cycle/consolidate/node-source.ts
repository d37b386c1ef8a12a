import type { NodeSource } from '../../domain/node-figures.js'
import type { PackIndex, PlacedNode } from '../../domain/pack-index.js'
import type { Span } from '../../domain/span.js'
import type { Wanted } from '../compare/read-lookup.js'

/** What the figures of a unit over a stretch of time are put together from, on the tree of its last day. */
export interface NodeReading {
  readonly placed: PlacedNode
  readonly source: NodeSource
  /** Stored totals that must be read for it. */
  readonly wanted: Wanted
}

/** The unit with everything below it. It must stand in the tree of the span's last day. */
export function readingOfAll(index: PackIndex, span: Span, unit: string): NodeReading {
  const place = (period: Span['period']) => index.place(period, span.window.to, [unit]).nodes.get(unit)!
  const placed = place(span.period)
  const { parts, quality, asStored } = placed
  return {
    placed,
    source: { parts, quality, stored: asStored ? unit : null, owed: (period) => place(period).owed },
    wanted: {
      all: asStored ? [unit] : [],
      own: asStored ? [] : parts.map((part) => part.unit),
      periods: [span.period, span.last],
    },
  }
}
