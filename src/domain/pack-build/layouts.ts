import type { Layout } from '../layout.js'
import type { Series } from '../measure.js'
import { offer } from '../near.js'
import type { Path, SourceFile } from '../pack-schema/source.js'
import { type Finding, finding } from '../problem.js'
import { idsAt, repeatedIds } from './references.js'

/** Ids once each, and every series that a layout fills is one of the pack. */
export function checkLayouts(
  layouts: readonly Layout[],
  series: readonly Series[] | undefined,
  source: SourceFile,
): Finding[] {
  const findings = repeatedIds(source, idsAt(layouts, []))
  if (series === undefined) return findings
  const known = new Set(series.map((s) => s.code))
  layouts.forEach(({ series: target }, i) => {
    const [key, map] = 'columns' in target ? ['columns', target.columns] : ['rename', target.rename]
    for (const [name, value] of Object.entries(map)) {
      if (known.has(value)) continue
      const path: Path = [i, 'series', key, name]
      findings.push(finding('pack-series-unknown', source.place(path), { value, known: offer(value, known) }))
    }
  })
  return findings
}
