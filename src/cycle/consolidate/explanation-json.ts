import { digits } from '../../domain/decimal.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { phraseRatio, phraseValue } from '../../domain/phrase.js'
import type { Lang } from '../../domain/words.js'
import { seriesWithMeasure } from '../register/describe-forms.js'
import { nameOfNode } from '../register/describe-units.js'
import type { Explanation } from './explain.js'

/** An opened figure as plain data. Decimals are exact text; `words` says the figure in `lang`. */
export function explanationJson(index: PackIndex, found: Explanation, lang: Lang) {
  const { side, request, node } = found
  const { indicator } = request
  const text = (value: typeof side.value) => (value === null ? null : digits(value))
  const formName = (form: string) => index.formById.get(form)!.name
  return {
    indicator: indicator.id,
    name: indicator.name,
    expression: indicator.expression,
    measured: indicator.unit,
    note: indicator.note,
    notice: index.pack.notice,
    unit: nameOfNode(node),
    period: request.period.code,
    window: side.window,
    treeDate: found.treeDate,
    stage: request.stage,
    knownAt: request.knownAt?.toISOString() ?? null,
    packVersion: found.packVersion,
    value: text(side.value),
    numerator: text(side.numerator),
    denominator: text(side.denominator),
    reported: side.reported,
    expected: side.expected,
    quality: side.quality,
    series: index.seriesOf(found.bound).map((place) => {
      const { code, name, unit } = seriesWithMeasure(index, index.pack.series[place - 1]!)
      return { code, name, unit }
    }),
    parts: found.parts.map((row) => ({
      unit: nameOfNode(row.unit),
      period: row.period.code,
      form: row.part.form,
      formName: formName(row.part.form),
      version: row.part.version,
      enteredBy: row.part.enteredBy,
      enteredAt: row.part.enteredAt.toISOString(),
      acceptedAt: row.part.acceptedAt?.toISOString() ?? null,
      source: row.part.source,
      reason: row.part.reason,
      values: { ...row.values },
      explanations: row.explanations.map((said) => ({ ...said, series: [...said.series] })),
    })),
    missing: found.missing.map((row) => ({
      unit: row.unit.code,
      unitKey: row.unit.key,
      name: row.unit.name,
      period: row.period.code,
      form: row.form,
      formName: formName(row.form),
    })),
    words: figureText(index, found, lang),
  }
}

/** The figure in words: "70/72 vụ, đạt 97,2%" for a ratio, "72 vụ" for a count. */
export function figureText(index: PackIndex, { side, request }: Explanation, lang: Lang): string {
  const { indicator } = request
  if (side.numerator === null) return phraseValue(side, indicator, lang)
  const counted = index.countedUnit(indicator)
  return phraseRatio(side, lang, {
    places: indicator.decimals,
    ...(counted === null ? {} : { unit: counted }),
  })
}
