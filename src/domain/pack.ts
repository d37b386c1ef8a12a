import type { ReportingCalendar } from './calendar.js'
import type { Form } from './form.js'
import type { Classification, Indicator, Measure, Series, Words } from './measure.js'
import type { Reorganisation } from './reorganisation.js'
import type { UnitHistory } from './unit.js'

/** Everything that is specific to one agency, read from a folder of plain files and checked. */
export interface Pack {
  readonly id: string
  readonly name: Words
  /** Said wherever figures of this pack are shown, e.g. that they are synthetic. Null when nothing need be said. */
  readonly notice: Words | null
  readonly version: string
  readonly calendar: ReportingCalendar
  readonly history: UnitHistory
  readonly reorganisations: readonly Reorganisation[]
  readonly classifications: readonly Classification[]
  readonly measures: readonly Measure[]
  readonly series: readonly Series[]
  readonly indicators: readonly Indicator[]
  readonly forms: readonly Form[]
  /** Names of levels in order from the root: id → words, e.g. commune → "Công an cấp xã". */
  readonly levels: readonly { readonly id: string; readonly name: Words }[]
}
