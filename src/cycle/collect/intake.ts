import {
  brief,
  type CellFault,
  isFinding,
  type Origin,
  type RawValue,
  type ReturnFigures,
  readValue,
} from '../../domain/figure.js'
import { legacyEncoding, legacyToUnicode } from '../../domain/legacy-text.js'
import type { Measure } from '../../domain/measure.js'
import { nearest } from '../../domain/near.js'
import type { Pack } from '../../domain/pack.js'
import type { IsoDate } from '../../domain/period.js'
import { type Finding, finding, type Place, type ProblemCode } from '../../domain/problem.js'
import { tidyText } from '../../domain/text-normal.js'
import type { Params } from '../../domain/words.js'
import { type Failure, type Gathered, type Slot, Slots } from './slots.js'

export interface IntakeOptions {
  /** The day of work: a period that begins after it is refused. Left out: no such check. */
  readonly today?: IsoDate
  /** Findings kept with their place; the rest is only counted. Default 1000. */
  readonly findingLimit?: number
}

/** What was taken in, and what was not. */
export interface IntakeResult {
  /** In order of first appearance; returns without any figure, n/a or narrative are left out. */
  readonly returns: ReturnFigures[]
  /** The first `findingLimit` faults in order of appearance. With any fault, nothing may be stored. */
  readonly findings: Finding[]
  readonly counts: Readonly<IntakeCounts>
  /** Columns of a foreign layout that were neither read nor known to be of no interest: worth telling the user. */
  readonly unreadColumns: readonly { readonly file: string; readonly column: string }[]
}

export interface IntakeCounts {
  /** Figures read, nought included. */
  values: number
  notApplicable: number
  /** Cells that were there but empty: not reported. */
  empty: number
  returns: number
  /** Faults in all, also those beyond the limit. */
  findings: number
}

const FINDING_LIMIT = 1000
const SOURCE = 2 ** 32
/** Texts of small counts, shared by all cells that hold them: most figures are small. */
const SMALL = Array.from({ length: 10_000 }, (_, n) => String(n))

/**
 * Takes figures in one by one, from any kind of file, and gathers them into returns.
 *
 * Every fault becomes a finding with its place; the sound cells are still gathered, but a caller stores nothing while
 * there are findings. Work per cell is a few look-ups, for millions of rows pass here: units, periods and their
 * faults are resolved once each. The `place` handed in is copied when it is kept: the caller may change and reuse it.
 */
export class Intake {
  readonly pack: Pack
  private readonly limit: number
  private readonly slots: Slots
  private readonly seriesByCode: ReadonlyMap<string, number>
  private readonly measures: readonly Measure[]
  private readonly findings: Finding[] = []
  private readonly gathered: Gathered[] = []
  private readonly counts: IntakeCounts = { values: 0, notApplicable: 0, empty: 0, returns: 0, findings: 0 }
  private readonly unreadColumns: { file: string; column: string }[] = []
  private readonly sources: { file: string | undefined; sheet: string | undefined }[] = []
  private lastFile: string | undefined
  private lastSheet: string | undefined
  private lastUnit = ''
  private lastPeriod = ''
  private lastSlot: Slot | undefined

  constructor(pack: Pack, options: IntakeOptions = {}) {
    this.pack = pack
    this.limit = options.findingLimit ?? FINDING_LIMIT
    const measures = new Map(pack.measures.map((measure) => [measure.id, measure]))
    this.measures = pack.series.map((series) => measures.get(series.measure)!)
    this.seriesByCode = new Map(pack.series.map((series) => [series.code, series.index]))
    this.slots = new Slots(pack, this.seriesByCode, options.today)
  }

  /** One figure of a long table: find unit, period and series, then take the value. */
  add(
    place: Place,
    unitCode: string,
    periodCode: string,
    seriesCode: string,
    raw: RawValue | CellFault,
    origin: Origin = 'file',
  ): void {
    const slot = this.open(place, unitCode, periodCode)
    if (slot === undefined) return
    const index = this.seriesIndex(place, seriesCode)
    if (index !== 0) this.put(slot, place, index, raw, origin)
  }

  /** Find a unit in a period by their codes. Undefined after naming the fault. */
  open(place: Place, unitCode: string, periodCode: string): Slot | undefined {
    if (unitCode === this.lastUnit && periodCode === this.lastPeriod && this.lastSlot !== undefined) {
      return this.lastSlot
    }
    const slot = this.slots.open(unitCode, periodCode, !this.full)
    if ('failure' in slot) {
      this.refuse(slot, place, unitCode, periodCode)
      return undefined
    }
    this.lastUnit = unitCode
    this.lastPeriod = periodCode
    this.lastSlot = slot
    return slot
  }

  /** Index of a series code (spaces around and letter case set aside), or 0 after naming the fault. */
  seriesIndex(place: Place, code: string): number {
    const known = this.seriesByCode.get(code)
    if (known !== undefined) return known
    const tidy = tidyText(code)
    const index = this.seriesByCode.get(tidy.toLowerCase())
    if (index !== undefined) return index
    if (tidy === '' || this.full) this.report('figure-series-empty', place)
    else if (!this.reportLegacy(place, tidy)) {
      const series = brief(tidy)
      const near = nearest(series, this.seriesByCode.keys())
      if (near === undefined) this.report('series-unknown', place, { series })
      else this.report('series-unknown-near', place, { series, near })
    }
    return 0
  }

  /** The index of a series code as headings may write it, or undefined. Names no fault. */
  knownSeries(code: string): number | undefined {
    return this.seriesByCode.get(tidyText(code).toLowerCase())
  }

  /** Take the value of a series (index from 1). `origin` as in `readValue`. */
  put(slot: Slot, place: Place, index: number, raw: RawValue | CellFault, origin: Origin = 'file'): void {
    const form = slot.formOf[index]!
    if (form < 0) {
      if (raw !== null && raw !== '') this.reportNotOwed(slot, place, index)
      return
    }
    const gathered = slot.gathered[form] ?? this.gather(slot, form, place)
    const { figures, seen } = gathered
    if (typeof raw === 'string' && seen[index] === 0) {
      const small = smallCount(raw)
      if (small !== undefined) {
        seen[index] = this.mark(place)
        figures.values[index - 1] = small
        this.counts.values++
        return
      }
      if (raw === '') {
        seen[index] = this.mark(place)
        this.counts.empty++
        return
      }
    }
    this.putSlowly(slot, gathered, place, index, raw, origin)
  }

  /** What a unit wrote beside its figures, and its narratives. Asked for a slot that has no figures it does nothing. */
  annotate(slot: Slot, form: string, more: Pick<ReturnFigures, 'notes' | 'narratives'>): void {
    const gathered = slot.gathered.find((g) => g?.figures.form === form)
    if (gathered !== undefined) Object.assign(gathered.figures, more)
  }

  /** Name a fault that the reader of a file has found. */
  report(code: ProblemCode, place: Place, params: Params = {}): void {
    this.counts.findings++
    if (!this.full) this.findings.push(finding(code, { ...place }, params))
  }

  /** Name text in a legacy encoding; false when it is none. */
  reportLegacy(place: Place, text: string): boolean {
    const encoding = legacyEncoding(text)
    if (encoding === null) return false
    const read = brief(legacyToUnicode(text, encoding))
    this.report('text-legacy', place, { text: brief(text), encoding: encoding.toUpperCase(), read })
    return true
  }

  /** Remember a column that the layout of a foreign file does not speak of. */
  leaveUnread(file: string, column: string): void {
    this.unreadColumns.push({ file, column: brief(column) })
  }

  /** Faults named so far. */
  get faults(): number {
    return this.counts.findings
  }

  /** Everything taken in so far. */
  result(): IntakeResult {
    const returns = this.gathered
      .map(({ figures }) => figures)
      .filter(
        (r) =>
          r.notApplicable.length > 0 ||
          r.narratives !== undefined ||
          r.values.some((value) => value !== null),
      )
    return {
      returns,
      findings: [...this.findings],
      counts: { ...this.counts, returns: returns.length },
      unreadColumns: [...this.unreadColumns],
    }
  }

  /** Further faults are only counted: no need to work out what to say of them. */
  private get full(): boolean {
    return this.findings.length >= this.limit
  }

  private putSlowly(
    slot: Slot,
    { figures, seen }: Gathered,
    place: Place,
    index: number,
    raw: RawValue | CellFault,
    origin: Origin,
  ): void {
    if (raw !== null && typeof raw === 'object') {
      this.report(raw.fault, this.at(slot, place, index), { value: raw.shows })
      return
    }
    const reading = readValue(raw, this.measures[index - 1]!, origin)
    if (isFinding(reading)) {
      this.report(reading.code, this.at(slot, place, index), reading.params)
      return
    }
    const { value, notApplicable } = reading
    if (seen[index] !== 0) {
      const same =
        value === figures.values[index - 1] && notApplicable === figures.notApplicable.includes(index)
      const at = this.at(slot, place, index)
      const { unit, period, series } = at
      const params = { unit: unit!, period: period!, series: series!, first: this.markText(seen[index]!) }
      this.report(same ? 'figure-repeated' : 'figure-duplicate', at, params)
      return
    }
    seen[index] = this.mark(place)
    if (notApplicable) {
      figures.notApplicable.push(index)
      this.counts.notApplicable++
    } else if (value === null) this.counts.empty++
    else {
      figures.values[index - 1] = value
      this.counts.values++
    }
  }

  private gather(slot: Slot, form: number, place: Place): Gathered {
    const size = this.pack.series.length
    const figures: ReturnFigures = {
      unitId: slot.unit.id,
      unitKey: slot.unit.key,
      period: slot.period,
      form: this.pack.forms[form]!.id,
      values: new Array<string | null>(size).fill(null),
      notApplicable: [],
      place: { ...place },
    }
    const gathered = { figures, seen: new Float64Array(size + 1) }
    slot.gathered[form] = gathered
    this.gathered.push(gathered)
    return gathered
  }

  private refuse({ failure, params }: Failure, place: Place, unitCode: string, periodCode: string): void {
    if (failure === 'unit-unknown' && !this.full && this.reportLegacy(place, unitCode)) return
    const at = { ...place }
    const unit = tidyText(unitCode)
    const period = tidyText(periodCode)
    if (unit !== '') at.unit = brief(unit)
    if (period !== '') at.period = brief(period)
    this.report(failure, at, params)
  }

  private reportNotOwed(slot: Slot, place: Place, index: number): void {
    const owed = new Set([...slot.formOf].filter((form) => form >= 0))
    const forms = [...owed].map((form) => this.pack.forms[form]!.id).join(', ')
    const at = this.at(slot, place, index)
    this.report('series-not-owed', at, { unit: at.unit!, period: at.period!, series: at.series!, forms })
  }

  private at(slot: Slot, place: Place, index: number): Place {
    const series = this.pack.series[index - 1]!.code
    return { ...place, unit: slot.unit.code, period: slot.period.code, series }
  }

  /** A place as one number: file and sheet, and the line or row. */
  private mark(place: Place): number {
    if (place.file !== this.lastFile || place.sheet !== this.lastSheet || this.sources.length === 0) {
      this.lastFile = place.file
      this.lastSheet = place.sheet
      this.sources.push({ file: place.file, sheet: place.sheet })
    }
    const row = place.line ?? (place.cell === undefined ? 0 : Number(/\d+$/.exec(place.cell)![0]))
    return this.sources.length * SOURCE + row
  }

  private markText(mark: number): string {
    const { file, sheet } = this.sources[Math.floor(mark / SOURCE) - 1]!
    return `${file ?? ''}${sheet === undefined ? '' : ` [${sheet}]`}:${mark % SOURCE}`
  }
}

/** The text of a plain whole number below 10,000 without leading noughts; undefined for anything else. */
function smallCount(text: string): string | undefined {
  const { length } = text
  if (length === 0 || length > 4) return undefined
  let n = 0
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    n = n * 10 + digit
  }
  const small = SMALL[n]!
  return small.length === length ? small : undefined
}
