import { windowOf } from '../../domain/calendar.js'
import type { ReturnFigures } from '../../domain/figure.js'
import type { Form } from '../../domain/form.js'
import { bothDates } from '../../domain/number-text.js'
import type { Pack } from '../../domain/pack.js'
import { type IsoDate, type Period, type PeriodType, readPeriod } from '../../domain/period.js'
import { Problem, type ProblemCode } from '../../domain/problem.js'
import { foldKey, tidyText } from '../../domain/text-normal.js'
import { treeAt, type UnitNode, type UnitTree } from '../../domain/unit.js'
import { findUnit } from '../../domain/unit-code.js'
import type { Params } from '../../domain/words.js'

/** A fault without its place, kept so that one repeated on many rows is worked out once. */
export interface Failure {
  readonly failure: ProblemCode
  readonly params: Params
}

/** One unit in one period, resolved, with the returns being gathered for it. */
export interface Slot {
  readonly unit: UnitNode
  readonly period: Period
  /** Index into the pack's forms by series index; -1 = the unit does not owe this series. */
  readonly formOf: Int16Array
  /** By index of form. */
  readonly gathered: (Gathered | undefined)[]
}

/** A return in the making. */
export interface Gathered {
  readonly figures: ReturnFigures
  /** By series index: where it was first seen, as the intake codes it; 0 = not seen. */
  readonly seen: Float64Array
}

interface PeriodSlots {
  readonly period: Period
  readonly lastDay: IsoDate
  readonly tree: UnitTree
  readonly codes: ReadonlyMap<string, UnitNode | null>
  readonly slots: Map<string, Slot | Failure>
}

interface TreeIndex {
  readonly tree: UnitTree
  /** By fold key of the code; null = more than one unit. */
  readonly codes: ReadonlyMap<string, UnitNode | null>
}

/** Faulty periods are remembered up to here: a file of figures has few, a file of something else any number. */
const PERIOD_LIMIT = 10_000

const UNEXPLAINED: Failure = { failure: 'unit-unknown', params: {} }

/** What a period of each kind looks like, for a message. */
export const PERIOD_EXAMPLE: Readonly<Record<PeriodType, string>> = {
  day: '2024-06-14',
  week: '2024-W24',
  month: '2024-06',
  quarter: '2024-Q2',
  half: '2024-H1',
  'nine-months': '2024-9M',
  year: '2024',
}

/**
 * Finds out, once for every spelling, which unit, period and form a row of figures belongs to.
 * The unit is the one that carries the code on the last day of the period's window.
 */
export class Slots {
  private readonly pack: Pack
  private readonly today: IsoDate | undefined
  private readonly periods = new Map<string, PeriodSlots | Failure>()
  private readonly trees = new Map<IsoDate, TreeIndex | Failure>()
  private readonly levels = new Map<string, Int16Array>()
  private readonly seriesByCode: ReadonlyMap<string, number>

  constructor(pack: Pack, seriesByCode: ReadonlyMap<string, number>, today: IsoDate | undefined) {
    this.pack = pack
    this.seriesByCode = seriesByCode
    this.today = today
  }

  /** `explain` false: a unit that is not found gets no explanation, which is slow to work out. */
  open(unitCode: string, periodCode: string, explain: boolean): Slot | Failure {
    const slots = this.periodOf(periodCode)
    if ('failure' in slots) return slots
    let slot = slots.slots.get(unitCode)
    if (slot === undefined) {
      if (!explain && !slots.codes.has(foldKey(unitCode))) return UNEXPLAINED
      slot = this.resolve(unitCode, slots)
      slots.slots.set(unitCode, slot)
    }
    return slot
  }

  private periodOf(code: string): PeriodSlots | Failure {
    let slots = this.periods.get(code)
    if (slots === undefined) {
      slots = this.resolvePeriod(code)
      if (!('failure' in slots) || this.periods.size < PERIOD_LIMIT) this.periods.set(code, slots)
    }
    return slots
  }

  private resolvePeriod(code: string): PeriodSlots | Failure {
    const tidy = tidyText(code)
    if (tidy === '') return { failure: 'figure-period-empty', params: {} }
    const period = readPeriod(tidy)
    if (period === undefined) return { failure: 'period-code-invalid', params: { code: tidy } }
    // Two spellings of one period (2024-h1, 2024-H1) must share their slots, or duplicates would slip through.
    if (period.code !== code) return this.periodOf(period.code)
    const window = windowOf(this.pack.calendar, period)
    if (this.today !== undefined && window.from > this.today) {
      return {
        failure: 'period-future',
        params: { period: code, ...bothDates('from', window.from), ...bothDates('today', this.today) },
      }
    }
    const index = this.treeOf(window.to)
    if ('failure' in index) return index
    return { period, lastDay: window.to, ...index, slots: new Map() }
  }

  private treeOf(date: IsoDate): TreeIndex | Failure {
    let index = this.trees.get(date)
    if (index === undefined) {
      index = this.indexTree(date)
      this.trees.set(date, index)
    }
    return index
  }

  private indexTree(date: IsoDate): TreeIndex | Failure {
    try {
      const tree = treeAt(this.pack.history, date)
      const codes = new Map<string, UnitNode | null>()
      for (const node of tree.nodes.values()) {
        const key = foldKey(node.code)
        codes.set(key, codes.has(key) ? null : node)
      }
      return { tree, codes }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { failure: error.code, params: error.findings[0]!.params }
    }
  }

  private resolve(code: string, slots: PeriodSlots): Slot | Failure {
    const tidy = tidyText(code)
    if (tidy === '') return { failure: 'figure-unit-empty', params: {} }
    const unit = slots.codes.get(foldKey(tidy))
    if (!unit) {
      const found = findUnit(this.pack.history, slots.tree, tidy, this.pack.reorganisations)
      if ('finding' in found) return { failure: found.finding.code, params: found.finding.params }
      return this.slotOf(found.node, slots)
    }
    // Two spellings of one code must share their slot.
    if (unit.code === code) return this.slotOf(unit, slots)
    const slot = slots.slots.get(unit.code) ?? this.slotOf(unit, slots)
    slots.slots.set(unit.code, slot)
    return slot
  }

  private slotOf(unit: UnitNode, { period, lastDay }: PeriodSlots): Slot | Failure {
    const formOf = this.formsOf(unit.level, period, lastDay)
    if (formOf.some((form) => form >= 0)) return { unit, period, formOf, gathered: [] }
    const forms = this.formsOn(unit.level, lastDay)
    if (forms.length === 0) {
      return {
        failure: 'unit-owes-nothing',
        params: { unit: unit.code, name: unit.name, period: period.code },
      }
    }
    const expected = [...new Set(forms.map((form) => PERIOD_EXAMPLE[form.periodType]))].join(', ')
    return { failure: 'period-not-owed', params: { unit: unit.code, period: period.code, expected } }
  }

  private formsOn(level: string, lastDay: IsoDate): Form[] {
    return this.pack.forms.filter(
      (form) =>
        form.levels.includes(level) && form.from <= lastDay && (form.to === null || lastDay < form.to),
    )
  }

  /** Which form each series belongs to for units of this level; the pack's first form wins when two hold a series. */
  private formsOf(level: string, period: Period, lastDay: IsoDate): Int16Array {
    const key = `${level} ${period.type} ${lastDay}`
    let formOf = this.levels.get(key)
    if (formOf !== undefined) return formOf
    formOf = new Int16Array(this.pack.series.length + 1).fill(-1)
    for (const form of this.formsOn(level, lastDay)) {
      if (form.periodType !== period.type) continue
      const at = this.pack.forms.indexOf(form)
      for (const code of form.sections.flatMap((section) => section.series)) {
        const index = this.seriesByCode.get(code)
        if (index !== undefined && formOf[index]! < 0) formOf[index] = at
      }
    }
    this.levels.set(key, formOf)
    return formOf
  }
}
