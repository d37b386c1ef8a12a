import type { DefinitionChange } from '../../domain/definition-lists.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Finding, finding } from '../../domain/problem.js'
import type { Tx } from '../../store/database.js'
import { seriesInUse } from '../../store/definition-reach.js'
import { heldUnits } from '../../store/editions.js'
import { formsInUse, heldSeries, unitsInUse } from '../../store/registry-use.js'

/** What the database says against definitions that are sound in themselves: what is in use can end, but never be gone. */
export async function registryFindings(
  tx: Tx,
  before: PackIndex,
  after: PackIndex,
  changes: readonly DefinitionChange[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  if (before.pack.id !== after.pack.id)
    findings.push(
      finding(
        'definition-pack-fixed',
        { file: 'pack.yaml', field: 'id' },
        { held: before.pack.id, wanted: after.pack.id },
      ),
    )
  const gone = before.pack.forms.filter(({ id }) => !after.formById.has(id)).map(({ id }) => id)
  for (const form of await formsInUse(tx, gone))
    findings.push(
      finding('definition-form-in-use', removalOf(changes, 'forms', form, 'forms.yaml'), { form }),
    )
  const units = await heldUnits(tx)
  const vanished = [...units].filter(([key]) => !after.pack.history.units.has(key))
  const used = new Set(
    await unitsInUse(
      tx,
      vanished.map(([, id]) => id),
    ),
  )
  for (const [unit, id] of vanished)
    if (used.has(id)) findings.push(finding('unit-removed', { unit }, { unit }))
  return [...findings, ...(await seriesFindings(tx, after, changes))]
}

async function seriesFindings(
  tx: Tx,
  after: PackIndex,
  changes: readonly DefinitionChange[],
): Promise<Finding[]> {
  const held = await heldSeries(tx)
  const { series } = after.pack
  const moved = [...held].filter(([index, code]) => series[index - 1]?.code !== code)
  const lost = moved.filter(([index, code]) => index > series.length && !after.seriesByCode.has(code))
  const findings = moved
    .filter(([index]) => !lost.some(([at]) => at === index))
    .map(([index, code]) =>
      finding(
        'series-moved',
        { file: 'series.csv', series: code },
        { series: code, held: index, wanted: after.seriesByCode.get(code)?.index ?? '–' },
      ),
    )
  if (lost.length === 0) return findings
  const indexes = lost.map(([index]) => index)
  const codes = lost.map(([, code]) => code)
  if (!(await seriesInUse(tx, { first: Math.min(...indexes), indexes, codes }))) return findings
  const measures = [...new Set(codes.map((code) => code.split('.')[0]!))]
  return [
    ...findings,
    ...measures.map((measure) =>
      finding('definition-measure-in-use', removalOf(changes, 'measures', measure, 'measures.yaml'), {
        measure,
      }),
    ),
  ]
}

/** Where a removal was asked for: the change, else the file. */
export function removalOf(
  changes: readonly DefinitionChange[],
  list: string,
  id: string,
  file: string,
): Finding['place'] {
  const n = changes.findLastIndex(
    (change) => change.kind === 'remove' && change.list === list && change.id === id,
  )
  return n < 0 ? { file } : { file, field: `changes.${n}.id` }
}
