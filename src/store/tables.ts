import type { ColumnType, JSONColumnType } from 'kysely'

/** Numerics travel as text, exact. */
type Numeric = ColumnType<string, string, string>
/** numeric[] written as an array literal; read only through `array_to_string` (see `figures.ts`). */
type NumericArray = ColumnType<string, string, string>
type IntArray = number[]

export interface PackVersionTable {
  content_hash: string
  pack: string
  version: string
  content: JSONColumnType<object>
  registered_at: Date
}

export interface OrgUnitTable {
  unit_id: number
  unit_key: string
  reach: IntArray
}

export interface OrgSpanTable {
  unit_id: number
  valid_from: string
  valid_to: string | null
  code: string
  name: string
  level: string
  parent_id: number | null
}

export interface OrgPlaceTable {
  unit_id: number
  path: IntArray
  reach: IntArray
}

export interface ReorganisationTable {
  act: string
  number: string
  dated: string
  effective: string
  title: string
  source: string
}

export interface CorrespondenceTable {
  from_unit: number
  to_unit: number
  effective: string
  share: Numeric | null
  basis: string
  act: string
}

export interface SeriesTable {
  series_index: number
  code: string
}

export interface ReturnVersionTable {
  unit_id: number
  period: number
  form: string
  version: number
  window_from: string
  window_to: string
  path: IntArray
  reach: IntArray
  figures: NumericArray
  not_applicable: IntArray
  narrative: JSONColumnType<Record<string, string>>
  reason: string | null
  source: string
  entered_by: string
  entered_at: Date
  submitted_at: Date | null
  approved_at: Date | null
  accepted_at: Date | null
  withdrawn_at: Date | null
}

export interface RollupDeltaTable {
  unit_id: number
  delta_id: string
  stratum: number
  periods: IntArray
  path: IntArray
  reach: IntArray
  total: NumericArray
  filled: IntArray
  excused: IntArray | null
}

export interface RollupTable {
  unit_id: number
  period: number
  scope: number
  stratum: number
  reach: IntArray
  total: NumericArray
  filled: IntArray
  excused: IntArray | null
}

export interface AuditTable {
  unit_id: number
  audit_id: string
  at: Date
  actor: string
  action: string
  detail: JSONColumnType<object>
}

/** The tables as Kysely sees them; a test compares them with the database's own catalogue. */
export interface Database {
  pack_version: PackVersionTable
  org_unit: OrgUnitTable
  org_span: OrgSpanTable
  org_place: OrgPlaceTable
  reorganisation: ReorganisationTable
  correspondence: CorrespondenceTable
  series: SeriesTable
  return_version: ReturnVersionTable
  rollup_delta: RollupDeltaTable
  rollup: RollupTable
  audit: AuditTable
}
