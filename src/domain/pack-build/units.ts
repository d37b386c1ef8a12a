import { isValidDate } from '../date.js'
import { offer } from '../near.js'
import { cellPlace, type Path, type SourceFile, type SourceTable } from '../pack-schema/source.js'
import { type Finding, finding, type Place } from '../problem.js'
import { applyReorganisations, type Operation, type Reorganisation } from '../reorganisation.js'
import { buildHistory, type UnitHistory, type UnitRow } from '../unit.js'
import { validateHistory } from '../unit-validate.js'
import { append, idsAt, repeatedIds } from './references.js'

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** The units at the start. Faults of single rows first; the tree is judged once every row can be read. */
export function buildUnits(
  table: SourceTable,
  levels: readonly string[] | undefined,
): { history: UnitHistory; findings: Finding[] } {
  const rows: UnitRow[] = []
  const lines = new Map<string, number>()
  const findings: Finding[] = []
  for (const { line, cells } of table.rows) {
    const row = readRow(cells)
    const faults = rowFindings(row, levels, (column) => cellPlace(table, line, column))
    append(findings, faults)
    if (faults.length > 0) continue
    rows.push(row)
    const key = `${row.unit} ${row.from}`
    if (!lines.has(row.unit)) lines.set(row.unit, line)
    // The same span written twice overlaps itself: the second row is the one to name.
    lines.set(key, line)
  }
  const history = buildHistory(rows)
  if (findings.length > 0) return { history, findings }
  const place = (unit: string, span: { readonly from: string }): Place => {
    const line = lines.get(`${unit} ${span.from}`)
    return line === undefined ? { file: table.file, unit } : { file: table.file, line, unit }
  }
  for (const fault of validateHistory(history, place)) {
    const line = fault.place.line ?? lines.get(fault.place.unit ?? '')
    const known = line === undefined ? {} : { line }
    findings.push({ ...fault, place: { ...fault.place, file: table.file, ...known } })
  }
  if (findings.length === 0) append(findings, gaps(history, place))
  return { history, findings }
}

function readRow(cells: Readonly<Record<string, string>>): UnitRow {
  const { unit = '', code = '', name = '', level = '', parent = '', from = '', to = '' } = cells
  return { unit, code, name, level, parent: parent === '' ? null : parent, from, to: to === '' ? null : to }
}

function rowFindings(
  row: UnitRow,
  levels: readonly string[] | undefined,
  place: (column: string) => Place,
): Finding[] {
  const findings: Finding[] = []
  for (const column of ['unit', 'code', 'name', 'level', 'from'] as const) {
    if (row[column] === '') findings.push(finding('pack-cell-empty', place(column), { column }))
  }
  for (const column of ['unit', 'parent'] as const) {
    const value = row[column]
    if (value !== null && value !== '' && !KEY.test(value)) {
      findings.push(finding('pack-unit-key-invalid', place(column), { value }))
    }
  }
  for (const column of ['from', 'to'] as const) {
    const value = row[column]
    if (value !== null && value !== '' && !isValidDate(value)) {
      findings.push(finding('pack-date-invalid', place(column), { value }))
    }
  }
  if (row.level !== '' && levels !== undefined && !levels.includes(row.level)) {
    const params = { value: row.level, known: offer(row.level, levels) }
    findings.push(finding('pack-level-unknown', place('level'), params))
  }
  return findings
}

/** Rows of one unit follow each other without a gap: a unit that ended does not come back under its old key. */
function gaps(
  history: UnitHistory,
  place: (unit: string, span: { readonly from: string }) => Place,
): Finding[] {
  const findings: Finding[] = []
  for (const { key, spans } of history.units.values()) {
    spans.forEach((span, i) => {
      const to = spans[i - 1]?.to
      if (to === undefined || to === null || to === span.from) return
      findings.push(finding('pack-unit-gap', place(key, span), { unit: key, to, from: span.from }))
    })
  }
  return findings
}

/** Carry out the acts on the units at the start; every fault is told at the operation that has it. */
export function buildReorganisations(
  start: UnitHistory,
  acts: readonly Reorganisation[],
  levels: readonly string[] | undefined,
  source: SourceFile,
): { history: UnitHistory; findings: Finding[] } {
  const findings = [...repeatedIds(source, idsAt(acts, [])), ...unknownLevels(acts, levels, source)]
  if (findings.length > 0) return { history: start, findings }
  const result = applyReorganisations(start, acts)
  for (const { act, finding: fault } of result.findings) {
    const a = acts.findIndex((candidate) => candidate.id === act)
    const steps = (fault.place.field ?? '').split('.').filter((step) => step !== '')
    const path = [a, ...steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step))]
    const unit = fault.place.unit === undefined ? {} : { unit: fault.place.unit }
    findings.push({ ...fault, place: { ...source.place(path), ...unit } })
  }
  if (findings.length === 0) {
    for (const fault of validateHistory(result.history)) {
      findings.push({ ...fault, place: { ...fault.place, file: source.file } })
    }
  }
  return { history: result.history, findings }
}

function unknownLevels(
  acts: readonly Reorganisation[],
  levels: readonly string[] | undefined,
  source: SourceFile,
): Finding[] {
  if (levels === undefined) return []
  return acts.flatMap((act, a) =>
    act.operations.flatMap((operation, o) =>
      newUnits(operation).flatMap(({ level, path }) =>
        levels.includes(level)
          ? []
          : [
              finding('pack-level-unknown', source.place([a, 'operations', o, ...path, 'level']), {
                value: level,
                known: offer(level, levels),
              }),
            ],
      ),
    ),
  )
}

function newUnits(operation: Operation): { level: string; path: Path }[] {
  switch (operation.op) {
    case 'create':
      return [{ level: operation.level, path: [] }]
    case 'merge':
      return [{ level: operation.into.level, path: ['into'] }]
    case 'split':
      return operation.into.map(({ level }, i) => ({ level, path: ['into', i] }))
    default:
      return []
  }
}
