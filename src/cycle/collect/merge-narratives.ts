import type { ReturnFigures } from '../../domain/figure.js'
import { type Finding, finding, placeText } from '../../domain/problem.js'
import type { Narrative } from './read-narratives.js'

/**
 * Put narratives into the returns they belong to: same unit, period and form. The returns keep their order; those that
 * gain nothing are handed through as they are, none is changed in place.
 *
 * Findings: `narrative-without-return` for one whose return has no figures among `returns`, `narrative-differs` where the
 * return already holds another text for the section (from an entry form).
 */
export function mergeNarratives(
  returns: readonly ReturnFigures[],
  narratives: readonly Narrative[],
): { returns: ReturnFigures[]; findings: Finding[] } {
  const waiting = new Map<string, Narrative[]>()
  for (const narrative of narratives) {
    const key = keyOf(narrative)
    waiting.set(key, [...(waiting.get(key) ?? []), narrative])
  }
  const findings: Finding[] = []
  const merged = returns.map((figures) => {
    const key = keyOf(figures)
    const found = waiting.get(key)
    if (found === undefined) return figures
    waiting.delete(key)
    return withNarratives(figures, found, findings)
  })
  for (const { place, unitKey, period, form } of [...waiting.values()].flat()) {
    const params = { unit: place.unit ?? unitKey, period: period.code, form }
    findings.push(finding('narrative-without-return', place, params))
  }
  return { returns: merged, findings }
}

function withNarratives(
  figures: ReturnFigures,
  found: readonly Narrative[],
  findings: Finding[],
): ReturnFigures {
  const texts: Record<string, string> = { ...figures.narratives }
  for (const { narrative, text, place, unitKey, period } of found) {
    const held = texts[narrative]
    if (held === undefined) texts[narrative] = text
    else if (held !== text) {
      const unit = place.unit ?? unitKey
      const params = { unit, period: period.code, narrative, first: placeText(figures.place) }
      findings.push(finding('narrative-differs', place, params))
    }
  }
  return { ...figures, narratives: texts }
}

function keyOf({ unitId, period, form }: Pick<Narrative, 'unitId' | 'period' | 'form'>): string {
  return `${unitId} ${period.code} ${form}`
}
