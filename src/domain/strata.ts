import { type Decimal, decimal, digits, ZERO } from './decimal.js'

/**
 * How far a version has come on its way up. A total "at a stage" counts, for every return, the newest version
 * that has come at least that far; official reports use `accepted`. domain.md §4, §6.
 */
export const STAGES = ['entered', 'submitted', 'approved', 'accepted'] as const
export type Stage = (typeof STAGES)[number]

/** 0 entered … 3 accepted. */
export function stageNumber(stage: Stage): number {
  return STAGES.indexOf(stage)
}

/** The figures of one version and how far it has come. */
export interface VersionFigures {
  readonly version: number
  /** Position i−1 holds series i: decimal text, or null when not reported. */
  readonly figures: readonly (string | null)[]
  /** Series indexes marked "not applicable". */
  readonly notApplicable: readonly number[]
  /** 0 entered … 3 accepted. */
  readonly stage: number
  readonly withdrawn: boolean
}

/** What has to be added to a stored total. All arrays are `seriesCount` long. */
export interface StratumChange {
  readonly stratum: number
  readonly total: readonly string[]
  readonly filled: readonly number[]
  readonly excused: readonly number[]
}

/**
 * The change of the stored totals when the versions of one return go from `before` to `after`.
 *
 * Stratum 3 holds what accepted versions give; stratum s < 3 holds what the newest version at stage s gives beyond the
 * newest at stage s+1. So a total at stage s is the sum of strata s…3, and a return that has gone all the way costs one row.
 */
export function stratumChanges(
  before: readonly VersionFigures[],
  after: readonly VersionFigures[],
  seriesCount: number,
): StratumChange[] {
  const changes: StratumChange[] = []
  for (let stratum = 3; stratum >= 0; stratum--) {
    const terms: [VersionFigures | undefined, 1 | -1][] = [
      [newestAt(after, stratum), 1],
      [newestAt(after, stratum + 1), -1],
      [newestAt(before, stratum), -1],
      [newestAt(before, stratum + 1), 1],
    ]
    const change = combine(stratum, terms, seriesCount)
    if (change !== null) changes.push(change)
  }
  return changes
}

/** The newest version that has come to the stage and was not taken back. */
export function newestAt(versions: readonly VersionFigures[], stage: number): VersionFigures | undefined {
  let newest: VersionFigures | undefined
  for (const version of versions) {
    if (version.withdrawn || version.stage < stage) continue
    if (newest === undefined || version.version > newest.version) newest = version
  }
  return newest
}

function combine(
  stratum: number,
  terms: readonly (readonly [VersionFigures | undefined, 1 | -1])[],
  seriesCount: number,
): StratumChange | null {
  const total: Decimal[] = new Array<Decimal>(seriesCount).fill(ZERO)
  const filled = new Array<number>(seriesCount).fill(0)
  const excused = new Array<number>(seriesCount).fill(0)
  for (const [version, sign] of terms) {
    if (version === undefined) continue
    for (const [i, figure] of version.figures.entries()) {
      if (figure === null) continue
      total[i] = sign === 1 ? total[i]!.plus(figure) : total[i]!.minus(figure)
      filled[i]! += sign
    }
    for (const index of version.notApplicable) excused[index - 1]! += sign
  }
  const nothing = total.every((t) => t.eq(0)) && filled.every((n) => n === 0) && excused.every((n) => n === 0)
  return nothing ? null : { stratum, total: total.map((t) => digits(decimal(t))), filled, excused }
}
