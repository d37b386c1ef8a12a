import type { Form } from '../../domain/form.js'
import type { Indicator, Series } from '../../domain/measure.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { fail } from '../../domain/problem.js'
import { seriesName } from '../../domain/series-name.js'

/** A form as it is named in a list. */
export function formName({ id, name, periodType, levels, from, to }: Form) {
  return { id, name, periodType, levels: [...levels], from, to }
}

/** Every form, with how many series it asks for. */
export function formsOf(index: PackIndex) {
  return index.pack.forms.map((form) => ({
    ...formName(form),
    series: form.sections.reduce((count, section) => count + section.series.length, 0),
  }))
}

/** A form with all that it asks for. Problem `form-not-in-pack`. */
export function formWithSeries(index: PackIndex, id: string) {
  const { forms } = index.pack
  const form = index.formById.get(id)
  if (form === undefined)
    fail('form-not-in-pack', {}, { form: id, known: forms.map((one) => one.id).join(', ') })
  return {
    ...formName(form),
    sections: form.sections.map((section) => ({
      id: section.id,
      name: section.name,
      series: section.series.map((code) => ({
        ...seriesWithMeasure(index, index.seriesByCode.get(code)!),
        required: form.required.includes(code),
      })),
    })),
    rules: form.rules.map(({ id, left, op, right, severity, message }) => ({
      id,
      left,
      op,
      right,
      severity,
      message,
    })),
    narratives: form.narratives.map(({ id, name }) => ({ id, name })),
  }
}

/** A series with its name and what its measure says of it. */
export function seriesWithMeasure(index: PackIndex, series: Series) {
  const { measures } = index.pack
  const { unit, kind, scale, signed, from, to, activity } = measures.find(({ id }) => id === series.measure)!
  return {
    code: series.code,
    name: seriesName(series, index.pack),
    unit,
    kind,
    scale,
    signed,
    from,
    to,
    activity,
  }
}

/** Every indicator with the series that it is made of. */
export function indicatorsOf(index: PackIndex) {
  return index.pack.indicators.map((indicator) => ({
    ...withoutOrigin(indicator),
    series: index.seriesOf(index.bound(indicator)).map((place) => index.pack.series[place - 1]!.code),
    activity: index.countsActivity(indicator),
  }))
}

function withoutOrigin({ id, name, expression, unit, decimals, format, better, ...rest }: Indicator) {
  const { targets, note, headline } = rest
  return { id, name, expression, unit, decimals, format, better, targets: { ...targets }, note, headline }
}
