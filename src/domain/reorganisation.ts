import type { IsoDate } from './period.js'

/** One step of a legal act. Unit references are pack keys. */
export type Operation =
  | {
      readonly op: 'create'
      readonly unit: string
      readonly code: string
      readonly name: string
      readonly parent: string
      readonly level: string
    }
  | {
      readonly op: 'abolish'
      readonly unit: string
      readonly successors: readonly {
        readonly unit: string
        readonly share: string | null
        readonly basis: 'declared' | 'population' | 'area' | 'whole'
      }[]
    }
  | { readonly op: 'rename'; readonly unit: string; readonly name: string; readonly code?: string }
  | { readonly op: 'move'; readonly unit: string; readonly parent: string }
  | {
      readonly op: 'merge'
      readonly from: readonly string[]
      readonly into: {
        readonly unit: string
        readonly code: string
        readonly name: string
        readonly parent: string
        readonly level: string
      }
    }
  | {
      readonly op: 'split'
      readonly unit: string
      readonly basis: 'declared' | 'population' | 'area'
      readonly into: readonly {
        readonly unit: string
        readonly code: string
        readonly name: string
        readonly parent: string
        readonly level: string
        readonly share: string | null
      }[]
    }

/** A dated legal act that changes the tree. domain.md §2. */
export interface Reorganisation {
  readonly id: string
  readonly number: string
  readonly date: IsoDate
  /** First day on which the new tree holds. */
  readonly effective: IsoDate
  readonly title: string
  readonly source: string
  readonly operations: readonly Operation[]
}
