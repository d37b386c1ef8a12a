import { parsePeriod, parts, periodFromKey } from '../../../domain/period.js'
import type { TextBlock } from '../../../domain/report.js'
import { richText } from '../../../domain/rich-text.js'
import { type Stage, stageNumber } from '../../../domain/strata.js'
import type { UnitNode } from '../../../domain/unit.js'
import { readParts } from '../../../store/parts.js'
import type { Step } from '../../step.js'
import { nodeFor } from './place.js'

/** What a unit wrote in one section of one return. */
export interface Source {
  readonly unit: UnitNode
  readonly period: string
  readonly form: string
  readonly section: string
  readonly version: number
  readonly text: string
  readonly blocks: readonly TextBlock[]
}

/**
 * What the units below wrote in a period and those within it, by section, higher levels first. Problem `access-…` without
 * `return.read`.
 */
export async function narrativeSources(
  step: Step,
  asked: {
    readonly unit: string
    readonly period: string
    readonly section: string | null
    readonly stage: Stage
  },
): Promise<Source[]> {
  const { index } = step.desk
  const period = parsePeriod(asked.period, { field: 'query.period' })
  await step.act('return.read', { unit: asked.unit, asAt: index.window(period).to })
  const root = nodeFor(step, asked.unit, period)
  const found = await readParts(step.tx, {
    units: [root.id],
    periods: [period, ...parts(period)].map(({ key }) => key),
    stage: stageNumber(asked.stage),
    at: null,
  })
  const rank = new Map(index.pack.levels.map(({ id }, i) => [id, i]))
  const sources = found.flatMap((part) => {
    const own = periodFromKey(part.period)
    const unit = [...index.treeOf(own).nodes.values()].find((node) => node.id === part.unit)
    if (unit === undefined) return []
    return Object.entries(part.narrative).flatMap(([section, text]): Source[] =>
      text.trim() === '' || (asked.section !== null && section !== asked.section)
        ? []
        : [
            {
              unit,
              period: own.code,
              form: part.form,
              section,
              version: part.version,
              text,
              blocks: richText(text),
            },
          ],
    )
  })
  return sources.sort(
    (a, b) =>
      a.section.localeCompare(b.section) ||
      (rank.get(a.unit.level) ?? 0) - (rank.get(b.unit.level) ?? 0) ||
      a.unit.id - b.unit.id ||
      a.period.localeCompare(b.period),
  )
}
