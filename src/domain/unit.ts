import type { IsoDate } from './period.js'

/** What a unit is called, where it hangs and what it is, during `[from, to)`. `to` null = still so. */
export interface UnitSpan {
  readonly from: IsoDate
  readonly to: IsoDate | null
  /** The official code. Codes are reused by other units at other times: join on (code, date). */
  readonly code: string
  readonly name: string
  /** Key of the parent unit; null at the root. */
  readonly parent: string | null
  /** Pack's own level word: ministry, province, department, district, commune … */
  readonly level: string
}

/** An institution for its whole life. `key` is unique in the pack and never reused; `id` is its small integer. */
export interface OrgUnit {
  readonly id: number
  readonly key: string
  /** In order of time, without overlap. */
  readonly spans: readonly UnitSpan[]
}

/** How much of `from` went to `to` on `date`. `share` is an exact decimal text in (0, 1]; null = not known. */
export interface Correspondence {
  readonly from: string
  readonly to: string
  readonly share: string | null
  readonly basis: 'whole' | 'population' | 'area' | 'declared'
  readonly date: IsoDate
  /** Id of the reorganisation that made it. */
  readonly act: string
}

/** Every unit that ever was, and how the ones turned into the others. */
export interface UnitHistory {
  readonly units: ReadonlyMap<string, OrgUnit>
  readonly correspondences: readonly Correspondence[]
}

export interface UnitNode {
  readonly id: number
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly children: readonly string[]
  /** Keys from the root down to this unit, both included. */
  readonly path: readonly string[]
}

/** The tree as it stood on one day. */
export interface UnitTree {
  readonly date: IsoDate
  readonly root: string
  readonly nodes: ReadonlyMap<string, UnitNode>
}
