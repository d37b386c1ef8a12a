import type { BaseKind } from '../../domain/compare.js'
import type { Period } from '../../domain/period.js'
import type { Stage } from '../../domain/strata.js'
import type { UnitNode } from '../../domain/unit.js'
import type { Lang } from '../../domain/words.js'

/** What a report is about. */
export interface ReportSubject {
  readonly viewer: number
  readonly unit: UnitNode
  readonly period: Period
  readonly baseKind: BaseKind
  /** The base period when `baseKind` is `period`. */
  readonly basePeriod: Period | null
  readonly stage: Stage
  readonly knownAt: Date | null
  readonly lang: Lang
}
