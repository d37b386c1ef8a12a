import type { PackIndex } from '../../domain/pack-index.js'
import { readPeriod } from '../../domain/period.js'
import type { Finding } from '../../domain/problem.js'
import { seriesName } from '../../domain/series-name.js'
import { unitByCode } from '../../domain/unit.js'

/** The findings with the names of the units and series that their places give by code: what a person reads beside the code. */
export function nameFindings(index: PackIndex, findings: readonly Finding[]): Finding[] {
  return findings.map((found) => {
    const unit = unitCalled(index, found.place.unit, found.place.period)
    const series = index.seriesByCode.get(found.place.series ?? '')
    const names = {
      ...(unit === undefined ? {} : { unit }),
      ...(series === undefined ? {} : { series: seriesName(series, index.pack) }),
    }
    return Object.keys(names).length === 0 ? found : { ...found, place: { ...found.place, names } }
  })
}

/** What a unit is called, by its key or by its code in the period (today's spelling of a unit that is no more is its last). */
function unitCalled(
  index: PackIndex,
  unit: string | undefined,
  period: string | undefined,
): string | undefined {
  if (unit === undefined) return undefined
  const known = index.pack.history.units.get(unit)
  const read = period === undefined ? undefined : readPeriod(period)
  const day = read === undefined ? undefined : index.window(read).to
  if (known !== undefined)
    return (known.spans.find(
      (span) => day !== undefined && span.from <= day && (span.to === null || day < span.to),
    ) ?? known.spans.at(-1))!.name
  const began = index.rootUnit().spans[0]!.from
  return day === undefined || day < began ? undefined : unitByCode(index.tree(day), unit)?.name
}
