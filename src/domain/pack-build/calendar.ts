import type { ReportingCalendar } from '../calendar.js'
import { offer } from '../near.js'
import type { SourceFile } from '../pack-schema/source.js'
import { type Finding, finding } from '../problem.js'
import { repeatedIds } from './references.js'

/** Cut-offs in order of time, deadlines for known levels once each, no holiday named twice. */
export function checkCalendar(
  calendar: ReportingCalendar,
  levels: readonly string[] | undefined,
  source: SourceFile,
): Finding[] {
  const findings: Finding[] = []
  calendar.cutoffs.forEach((cutoff, i) => {
    const previous = calendar.cutoffs[i - 1]
    if (previous !== undefined && cutoff.from <= previous.from) {
      const place = source.place(['cutoffs', i, 'from'])
      findings.push(finding('pack-cutoff-order', place, { from: cutoff.from, previous: previous.from }))
    }
  })
  calendar.deadlines.forEach(({ level }, i) => {
    if (levels !== undefined && !levels.includes(level)) {
      const place = source.place(['deadlines', i, 'level'])
      findings.push(finding('pack-level-unknown', place, { value: level, known: offer(level, levels) }))
    }
  })
  const deadlines = calendar.deadlines.map(({ level }, i) => ({ id: level, path: ['deadlines', i, 'level'] }))
  const holidays = calendar.holidays.map(({ date }, i) => ({ id: date, path: ['holidays', i, 'date'] }))
  return [...findings, ...repeatedIds(source, deadlines), ...repeatedIds(source, holidays)]
}
