import type { Form } from '../form.js'
import type { Measure, Series } from '../measure.js'
import { offer } from '../near.js'
import type { SourceFile } from '../pack-schema/source.js'
import { type Finding, finding, type ProblemCode } from '../problem.js'
import { append, idsAt, repeatedIds, reversedDates } from './references.js'

/** Ids once each, levels known, validity in order, series known and asked once, required ones asked at all. */
export function checkForms(
  forms: readonly Form[],
  levels: readonly string[] | undefined,
  series: readonly Series[] | undefined,
  source: SourceFile,
): Finding[] {
  const findings = repeatedIds(source, idsAt(forms, []))
  forms.forEach((form, f) => {
    append(findings, reversedDates(source, form, [f]))
    form.levels.forEach((level, i) => {
      if (levels === undefined || levels.includes(level)) return
      const place = source.place([f, 'levels', i])
      findings.push(finding('pack-level-unknown', place, { value: level, known: offer(level, levels) }))
    })
    const repeatable = form.levels.map((id, i) => ({ id, path: [f, 'levels', i] }))
    append(findings, repeatedIds(source, repeatable))
    for (const list of ['sections', 'narratives', 'rules'] as const) {
      append(findings, repeatedIds(source, idsAt(form[list], [f, list])))
    }
    append(findings, checkFormSeries(form, f, series, source))
  })
  return [...findings, ...owedTwice(forms, source)]
}

function checkFormSeries(
  form: Form,
  f: number,
  series: readonly Series[] | undefined,
  source: SourceFile,
): Finding[] {
  const asked = form.sections.flatMap((section, s) =>
    section.series.map((id, i) => ({ id, path: [f, 'sections', s, 'series', i] })),
  )
  const findings = repeatedIds(source, asked)
  if (series !== undefined) {
    const known = new Set(series.map((s) => s.code))
    for (const { id, path } of asked) {
      if (known.has(id)) continue
      findings.push(
        finding('pack-series-unknown', source.place(path), { value: id, known: offer(id, known) }),
      )
    }
  }
  const here = new Set(asked.map((a) => a.id))
  const notAsked = (code: ProblemCode, value: string, path: (string | number)[]) => {
    if (here.has(value)) return
    findings.push(finding(code, source.place(path), { value, known: offer(value, here) }))
  }
  form.required.forEach((value, i) => {
    notAsked('pack-required-not-asked', value, [f, 'required', i])
  })
  form.outliers?.except?.forEach((value, i) => {
    notAsked('pack-outlier-not-asked', value, [f, 'outliers', 'except', i])
  })
  return findings
}

/** A unit that owed the same series of the same kind of period in two forms would be counted twice. */
function owedTwice(forms: readonly Form[], source: SourceFile): Finding[] {
  const findings: Finding[] = []
  forms.forEach((form, f) => {
    const rivals = forms.slice(0, f).filter((other) => overlap(form, other))
    for (const rival of rivals) {
      const theirs = new Set(rival.sections.flatMap((s) => s.series))
      form.sections.forEach((section, s) => {
        section.series.forEach((value, i) => {
          if (!theirs.has(value)) return
          const place = source.place([f, 'sections', s, 'series', i])
          const level = form.levels.find((l) => rival.levels.includes(l)) ?? ''
          findings.push(finding('pack-series-owed-twice', place, { value, other: rival.id, level }))
        })
      })
    }
  })
  return findings
}

function overlap(a: Form, b: Form): boolean {
  return (
    a.id !== b.id &&
    a.periodType === b.periodType &&
    a.levels.some((level) => b.levels.includes(level)) &&
    (a.to === null || a.to > b.from) &&
    (b.to === null || b.to > a.from)
  )
}

/** A measure that no form asks for can never get a figure. */
export function unaskedMeasures(
  measures: readonly Measure[],
  series: readonly Series[],
  forms: readonly Form[],
  source: SourceFile,
): Finding[] {
  const asked = new Set(forms.flatMap((form) => form.sections.flatMap((s) => s.series)))
  const reached = new Set(series.filter((s) => asked.has(s.code)).map((s) => s.measure))
  return measures.flatMap(({ id }, i) =>
    reached.has(id)
      ? []
      : [finding('pack-measure-not-asked', source.place(['measures', i, 'id']), { measure: id })],
  )
}
