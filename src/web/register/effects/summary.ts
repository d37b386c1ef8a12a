import type { webEffectsWords } from '../../../domain/words/web-effects.js'
import type { Effects } from '../draft/editions.js'

type Line = keyof typeof webEffectsWords

const CHANGES = ['created', 'abolished', 'renamed', 'moved', 'changed'] as const
const FATES = ['whole', 'shared', 'open', 'none'] as const

/** How past figures count. `open`: they are to be apportioned, and cannot be before every share is stated. */
export function fateOf({
  fate,
  heirs,
}: Pick<Effects['successions'][number], 'fate' | 'heirs'>): (typeof FATES)[number] {
  return fate === 'shared' && heirs.some(({ share }) => share === null) ? 'open' : fate
}

/** The effects counted, the weightiest first; what does not happen is left out. */
export function summaryOf(effects: Effects): readonly { readonly line: Line; readonly count: number }[] {
  const { units, successions, needed, offices, forms, periods, measures, indicators, series } = effects
  const counted: readonly (readonly [Line, number])[] = [
    ['needed-short', needed.length],
    ...CHANGES.map(
      (kind) => [`units-${kind}`, units.filter(({ change }) => change === kind).length] as const,
    ),
    ...FATES.map(
      (kind) => [`fates-${kind}`, successions.filter((one) => fateOf(one) === kind).length] as const,
    ),
    ['returns-sum', successions.reduce((all, { returns }) => all + returns, 0)],
    ['offices-short', offices.length],
    ['short-forms', forms.length],
    ['short-measures', measures.added.length + measures.changed.length],
    ['short-indicators', indicators.added.length + indicators.changed.length + indicators.removed.length],
    ['short-series', series.added.length + series.renamed.length],
    ['short-periods', periods.length],
  ]
  return counted.filter(([, count]) => count > 0).map(([line, count]) => ({ line, count }))
}
