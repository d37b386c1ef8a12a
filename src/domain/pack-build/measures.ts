import type { Classification, Measure, Series } from '../measure.js'
import { offer } from '../near.js'
import { cellPlace, type SourceFile, type SourceTable } from '../pack-schema/source.js'
import { type Finding, finding } from '../problem.js'
import { append, idsAt, repeatedIds, reversedDates } from './references.js'

/** Ids once each, classifications known, validity in order. */
export function checkMeasures(
  classifications: readonly Classification[],
  measures: readonly Measure[],
  source: SourceFile,
): Finding[] {
  const findings = [
    ...repeatedIds(source, idsAt(classifications, ['classifications'])),
    ...repeatedIds(source, idsAt(measures, ['measures'])),
  ]
  classifications.forEach((c, i) => {
    append(findings, repeatedIds(source, idsAt(c.categories, ['classifications', i, 'categories'])))
  })
  const known = classifications.map((c) => c.id)
  measures.forEach((measure, i) => {
    append(findings, reversedDates(source, measure, ['measures', i]))
    measure.classifications.forEach((value, j) => {
      const place = source.place(['measures', i, 'classifications', j])
      if (!known.includes(value)) {
        findings.push(finding('pack-classification-unknown', place, { value, known: offer(value, known) }))
      }
    })
    const used = measure.classifications.map((id, j) => ({ id, path: ['measures', i, 'classifications', j] }))
    append(findings, repeatedIds(source, used))
  })
  return findings
}

/** The series in order of their index, and what is wrong with the table. */
export function buildSeries(
  table: SourceTable,
  classifications: readonly Classification[],
  measures: readonly Measure[],
): { series: Series[]; findings: Finding[] } {
  const series: Series[] = []
  const findings: Finding[] = []
  const firstLine = new Map<string, number>()
  let expected = 0
  for (const { line, cells } of table.rows) {
    expected++
    const code = cells.series ?? ''
    const index = cells.index ?? ''
    if (index !== String(expected)) {
      findings.push(finding('pack-series-gap', cellPlace(table, line, 'index'), { expected, found: index }))
      // After a wrong number go on from it, so that one gap is told once.
      if (/^\d{1,9}$/.test(index)) expected = Number(index)
    }
    const place = cellPlace(table, line, 'series')
    const earlier = firstLine.get(code)
    if (earlier !== undefined) {
      findings.push(finding('pack-id-repeated', place, { id: code, line: earlier }))
      continue
    }
    firstLine.set(code, line)
    const parts = readCode(code, classifications, measures)
    if ('code' in parts) findings.push({ ...parts, place })
    else series.push({ index: expected, code, ...parts })
  }
  return { series, findings }
}

/** Take `measure.category.category` apart, the categories in the order of the measure's classifications. */
function readCode(
  code: string,
  classifications: readonly Classification[],
  measures: readonly Measure[],
): Pick<Series, 'measure' | 'categories'> | Finding {
  const [measureId = '', ...given] = code.split('.')
  const measure = measures.find((m) => m.id === measureId)
  if (measure === undefined) {
    const known = offer(
      measureId,
      measures.map((m) => m.id),
    )
    return finding('pack-measure-unknown', {}, { value: measureId, known })
  }
  if (given.length !== measure.classifications.length) {
    const shape = [measureId, ...measure.classifications.map((c) => `<${c}>`)].join('.')
    return finding('pack-series-shape', {}, { value: code, shape })
  }
  const categories: Record<string, string> = {}
  for (const [i, id] of measure.classifications.entries()) {
    const known = classifications.find((c) => c.id === id)?.categories.map((c) => c.id) ?? []
    const value = given[i]!
    if (!known.includes(value)) {
      const params = { value, classification: id, known: offer(value, known) }
      return finding('pack-category-unknown', {}, params)
    }
    categories[id] = value
  }
  return { measure: measureId, categories }
}
