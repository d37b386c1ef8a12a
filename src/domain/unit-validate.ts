import type { IsoDate } from './period.js'
import { type Finding, finding, type Place } from './problem.js'
import { type OrgUnit, spanCovers, spanOn, type UnitHistory, type UnitSpan } from './unit.js'

/** Where a span was written, so that a finding can name file and line. */
export type SpanPlace = (unit: string, span: UnitSpan) => Place

/**
 * Everything that is wrong with a history, empty when sound: spans that are reversed or overlap, parents that are unknown or
 * not valid for the child's whole span, circles, no head or several heads, one code on two units at one time.
 */
export function validateHistory(
  history: UnitHistory,
  place: SpanPlace = (unit) => ({ unit }),
): readonly Finding[] {
  const spans = spanFindings(history, place)
  // Circles and heads are looked for day by day, which means little while single rows are still wrong.
  if (spans.length > 0) return spans
  return [...rootFindings(history), ...cycleFindings(history), ...codeFindings(history, place)]
}

function spanFindings(history: UnitHistory, place: SpanPlace): Finding[] {
  const found: Finding[] = []
  for (const unit of history.units.values()) {
    let previous: UnitSpan | undefined
    for (const span of unit.spans) {
      const at = place(unit.key, span)
      if (span.to !== null && span.to <= span.from)
        found.push(finding('unit-span-reversed', at, { unit: unit.key, from: span.from, to: span.to }))
      if (previous !== undefined && (previous.to === null || previous.to > span.from))
        found.push(finding('unit-span-overlap', at, { unit: unit.key, date: span.from }))
      previous = span
      if (span.parent === null) continue
      const parent = history.units.get(span.parent)
      if (parent === undefined) {
        found.push(finding('unit-parent-unknown', at, { unit: unit.key, parent: span.parent }))
        continue
      }
      const date = firstDayMissing(parent, span)
      if (date !== undefined)
        found.push(finding('unit-parent-not-valid', at, { unit: unit.key, parent: span.parent, date }))
    }
  }
  return found
}

/** The first day of `span` on which `unit` does not exist. */
function firstDayMissing(unit: OrgUnit, span: UnitSpan): IsoDate | undefined {
  let day: IsoDate = span.from
  for (const own of unit.spans) {
    if (!spanCovers(own, day)) continue
    if (own.to === null || (span.to !== null && own.to >= span.to)) return undefined
    day = own.to
  }
  return day
}

/** Every day on which some span begins or ends, in order. */
function changeDays(history: UnitHistory): IsoDate[] {
  const days = new Set<IsoDate>()
  for (const unit of history.units.values())
    for (const span of unit.spans) {
      days.add(span.from)
      if (span.to !== null) days.add(span.to)
    }
  return [...days].sort()
}

function rootFindings(history: UnitHistory): Finding[] {
  const units = [...history.units.values()]
  const heads = units.filter((unit) => unit.spans.some((span) => span.parent === null))
  const found: Finding[] = []
  let before: string | undefined
  for (const date of changeDays(history)) {
    const on = heads.filter((unit) => spanOn(unit, date)?.parent === null).map((unit) => unit.key)
    const now = on.join(', ')
    // A fault that lasts over several changes is told once, on its first day.
    if (now === before) continue
    before = now
    if (on.length > 1) found.push(finding('unit-root-several', {}, { date, units: now }))
    else if (on.length === 0 && units.some((unit) => spanOn(unit, date) !== undefined))
      found.push(finding('unit-root-none', {}, { date }))
  }
  return found
}

function cycleFindings(history: UnitHistory): Finding[] {
  const found: Finding[] = []
  const told = new Set<string>()
  for (const date of changeDays(history)) {
    const clear = new Set<string>()
    for (const start of history.units.keys()) {
      const path: string[] = []
      const onPath = new Set<string>()
      let key: string | null = start
      while (key !== null && !clear.has(key) && !onPath.has(key)) {
        path.push(key)
        onPath.add(key)
        const unit = history.units.get(key)
        key = (unit && spanOn(unit, date)?.parent) ?? null
      }
      if (key !== null && onPath.has(key)) {
        const circle = path.slice(path.indexOf(key))
        const same = [...circle].sort().join(' ')
        if (!told.has(same))
          found.push(finding('unit-cycle', { unit: key }, { date, cycle: [...circle, key].join(' → ') }))
        told.add(same)
      }
      for (const member of path) clear.add(member)
    }
  }
  return found
}

function codeFindings(history: UnitHistory, place: SpanPlace): Finding[] {
  const byCode = new Map<string, { unit: string; span: UnitSpan }[]>()
  for (const unit of history.units.values())
    for (const span of unit.spans) {
      const same = byCode.get(span.code)
      if (same === undefined) byCode.set(span.code, [{ unit: unit.key, span }])
      else same.push({ unit: unit.key, span })
    }
  const found: Finding[] = []
  for (const [code, uses] of byCode) {
    uses.sort((a, b) => (a.span.from < b.span.from ? -1 : 1))
    // The use that lasts longest so far: a later use collides with it or with none.
    let last = uses[0]!
    for (const use of uses.slice(1)) {
      if (use.unit !== last.unit && (last.span.to === null || last.span.to > use.span.from))
        found.push(
          finding('unit-code-taken', place(use.unit, use.span), {
            unit: use.unit,
            other: last.unit,
            code,
            date: use.span.from,
          }),
        )
      if (last.span.to !== null && (use.span.to === null || use.span.to > last.span.to)) last = use
    }
  }
  return found
}
