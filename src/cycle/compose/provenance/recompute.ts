import type { Manifest, ManifestFigure } from '../../../domain/manifest.js'
import type { PackIndex } from '../../../domain/pack-index.js'
import { parsePeriod } from '../../../domain/period.js'
import { Problem } from '../../../domain/problem.js'
import { STAGES } from '../../../domain/strata.js'
import { WORDINGS, type Wording } from '../../../domain/template/template.js'
import { nodeOf } from '../../../domain/unit.js'
import type { Store } from '../../store.js'
import { BASES } from '../documents/render.js'
import { StoreResolver } from '../resolver.js'

/** A figure worked out again. */
export interface Recomputed {
  readonly figure: ManifestFigure
  /** As known when the document was signed off; null: nothing was known. */
  readonly knownThen: string | null
  readonly thenEqual: boolean
  /** As known now. */
  readonly knownNow: string | null
  readonly nowEqual: boolean
}

/**
 * Work every figure of a manifest out again, as known when the document was signed off and as known now. A figure whose indicator or
 * unit is gone from the definitions is worked out as nothing.
 */
export async function recompute(
  store: Store,
  index: PackIndex,
  viewer: number,
  manifest: Manifest,
): Promise<Recomputed[]> {
  const then = resolverAt(store, index, viewer, manifest, new Date(manifest.knownAt))
  const now = resolverAt(store, index, viewer, manifest, null)
  const made: Recomputed[] = []
  for (const figure of manifest.figures) {
    const [was, is] = [await valueIn(then, figure), await valueIn(now, figure)]
    made.push({
      figure,
      knownThen: was,
      thenEqual: was === figure.value,
      knownNow: is,
      nowEqual: is === figure.value,
    })
  }
  return made
}

function resolverAt(
  store: Store,
  index: PackIndex,
  viewer: number,
  manifest: Manifest,
  knownAt: Date | null,
): StoreResolver {
  const period = parsePeriod(manifest.period)
  const kind = BASES.find((known) => known === manifest.base)
  return new StoreResolver(store, index, {
    viewer,
    unit: nodeOf(index.tree(manifest.basis), manifest.document.unit),
    period,
    baseKind: kind ?? 'period',
    basePeriod: kind === undefined ? parsePeriod(manifest.base) : null,
    stage: STAGES.find((stage) => stage === manifest.stage) ?? 'accepted',
    knownAt,
    lang: manifest.document.lang,
  })
}

async function valueIn(resolver: StoreResolver, figure: ManifestFigure): Promise<string | null> {
  const { indicator, unit, period, base } = figure
  try {
    const bound = await resolver.figure({
      kind: 'figure',
      indicator,
      unit,
      period,
      base,
      wording: WORDINGS.find((wording) => wording === figure.wording) ?? ('value' satisfies Wording),
      place: {},
    })
    return bound?.origin.value ?? null
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
