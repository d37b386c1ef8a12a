import { type BoundRule, bindRule, judgeRule } from './check-rule.js'
import type { Vocabulary } from './expression/index.js'
import { isFinding, readValue } from './figure.js'
import type { Form } from './form.js'
import type { Measure, Series } from './measure.js'
import { bothDates } from './number-text.js'
import type { IsoDate } from './period.js'
import { type Finding, finding } from './problem.js'
import { seriesName } from './series-name.js'

/** One return as it stands, with what its rules may look back on. All arrays are by series index − 1. */
export interface ReturnToCheck {
  readonly form: Form
  /** A pack, or the parts of it that name figures. */
  readonly pack: Vocabulary
  /** Decimal text; null = not reported. */
  readonly values: readonly (string | null)[]
  /** Indexes of the series marked as not applicable to the unit. */
  readonly notApplicable: ReadonlySet<number>
  /** Last day of the period's window: a measure must be collected on it. */
  readonly lastDay: IsoDate
  /** The same unit's values of the period before, and of the same period a year before, where known. */
  readonly previous?: readonly (string | null)[] | undefined
  readonly lastYear?: readonly (string | null)[] | undefined
}

/** One thing wrong with a return. An error blocks submission; a warning asks for a written explanation. */
export interface CheckResult {
  readonly finding: Finding
  readonly severity: 'error' | 'warning'
  /** Id of the form's rule; null for what every return must satisfy. */
  readonly rule: string | null
  /** Indexes of the series concerned, ascending. */
  readonly series: readonly number[]
}

/**
 * Check a return against its form: every cell of the form by itself (a number of the measure's scale, not negative
 * unless the measure is signed, not both a figure and not applicable, required cells filled, the measure collected
 * in the period), then the rules in their order. Cells of other forms are not looked at by themselves.
 *
 * A rule is skipped, not failed, when a value it reads is absent (in this or the earlier period) or cannot be read,
 * when one of its operands is wholly not applicable, or when it divides by nought: an empty required cell is
 * reported once, as such.
 * @throws Problem when a rule itself is faulty (see `bindRule`); checking the pack finds this beforehand
 */
export function checkReturn(input: ReturnToCheck): CheckResult[] {
  const { form, pack, notApplicable } = input
  const results: CheckResult[] = []
  const readable = [...input.values]
  const { rules, cells } = prepare(form, pack)
  for (const { series, measure } of cells) {
    const cell = checkCell(input, series, measure)
    if (cell.finding !== null) {
      const result = { finding: cell.finding, severity: 'error', rule: null, series: [series.index] } as const
      results.push(result)
    }
    readable[series.index - 1] = cell.value
  }
  const values = { now: readable, previous: input.previous ?? [], last_year: input.lastYear ?? [] }
  for (const bound of rules) {
    const found = judgeRule(bound, { values, notApplicable })
    if (found === null) continue
    const { id, severity } = bound.rule
    results.push({ finding: found, severity, rule: id, series: bound.series })
  }
  return results
}

interface Cell {
  /** Canonical digits for the rules; null when absent, not applicable or unreadable. */
  readonly value: string | null
  readonly finding: Finding | null
}

function checkCell(input: ReturnToCheck, series: Series, measure: Measure): Cell {
  const { form, pack, lastDay } = input
  const place = { series: series.code }
  const name = (): { nameVi: string; nameEn: string } => {
    const words = seriesName(series, pack)
    return { nameVi: words.vi, nameEn: words.en }
  }
  const reading = readValue(input.values[series.index - 1] ?? null, measure)
  if (isFinding(reading)) return { value: null, finding: finding(reading.code, place, reading.params) }

  const { value } = reading
  const notApplicable = reading.notApplicable || input.notApplicable.has(series.index)
  const early = lastDay < measure.from
  const late = measure.to !== null && measure.to <= lastDay
  if (value === null) {
    const empty = !notApplicable && !early && !late && form.required.includes(series.code)
    return { value, finding: empty ? finding('check-required', place, name()) : null }
  }
  if (notApplicable) {
    return { value: null, finding: finding('check-not-applicable', place, { ...name(), value }) }
  }
  if (early) {
    const days = { ...bothDates('from', measure.from), ...bothDates('lastDay', lastDay) }
    return { value, finding: finding('check-not-collected-yet', place, { ...name(), ...days, value }) }
  }
  if (late) {
    const days = { ...bothDates('to', measure.to), ...bothDates('lastDay', lastDay) }
    return { value, finding: finding('check-no-longer-collected', place, { ...name(), ...days, value }) }
  }
  return { value, finding: null }
}

interface Prepared {
  readonly rules: readonly BoundRule[]
  readonly cells: readonly { readonly series: Series; readonly measure: Measure }[]
}

/** Binding a form's rules costs more than judging a return by them, and a load checks many returns of one form. */
const prepared = new WeakMap<Vocabulary, WeakMap<Form, Prepared>>()

function prepare(form: Form, pack: Vocabulary): Prepared {
  const known = prepared.get(pack)?.get(form)
  if (known !== undefined) return known
  const codes = new Set(form.sections.flatMap((section) => section.series))
  const measures = new Map(pack.measures.map((m) => [m.id, m]))
  const made: Prepared = {
    rules: form.rules.map((rule) => bindRule(rule, pack)),
    cells: pack.series
      .filter((series) => codes.has(series.code))
      .map((series) => ({ series, measure: measures.get(series.measure)! })),
  }
  const forms = prepared.get(pack) ?? new WeakMap<Form, Prepared>()
  prepared.set(pack, forms.set(form, made))
  return made
}
