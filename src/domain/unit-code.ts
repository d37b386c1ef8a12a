import { addDays } from './date.js'
import { closest, nearest } from './near.js'
import type { IsoDate } from './period.js'
import { type Finding, finding, type Place } from './problem.js'
import type { Operation, Reorganisation } from './reorganisation.js'
import { type Placement, placeOf } from './restate.js'
import type { UnitHistory, UnitNode, UnitSpan, UnitTree } from './unit.js'

/** Stands in a message for what is not known. */
const UNKNOWN = '—'

/**
 * The unit that carries an official code on the tree's day, or the reason why none does:
 * `unit-retired` (since when, by which act, what came in its place), `unit-not-yet`, `unit-code-ambiguous`, `unit-unknown`
 * (with near codes). `acts` only serve to print the number of an act instead of its id. O(number of units).
 */
export function findUnit(
  history: UnitHistory,
  tree: UnitTree,
  code: string,
  acts: readonly Reorganisation[] = [],
  place: Place = {},
): { readonly node: UnitNode } | { readonly finding: Finding } {
  const date = tree.date
  const holders = [...tree.nodes.values()].filter((node) => node.code === code)
  if (holders.length === 1) return { node: holders[0]! }
  if (holders.length > 1) {
    const names = holders.map((node) => `${node.name} (${node.key})`).join(', ')
    return { finding: finding('unit-code-ambiguous', place, { code, date, names }) }
  }

  const { past, future } = usesOf(history, code, date)
  if (past !== undefined) {
    const until = past.span.to!
    return {
      finding: finding('unit-retired', place, {
        code,
        date,
        name: past.span.name,
        until,
        act: actOf(history, past.unit, until, acts),
        successors: namesOf(placeOf(history, past.unit, addDays(until, -1), tree), tree),
      }),
    }
  }
  if (future !== undefined) {
    const { from, name } = future.span
    const predecessors = namesOf(placeOf(history, future.unit, from, tree), tree)
    return { finding: finding('unit-not-yet', place, { code, date, name, from, predecessors }) }
  }
  return { finding: finding('unit-unknown', place, { code, date, near: nearCodes(tree, code) }) }
}

interface Use {
  readonly unit: string
  readonly span: UnitSpan
}

/** The latest use of the code that ended by `date` and the first one after it. */
function usesOf(history: UnitHistory, code: string, date: IsoDate): { past?: Use; future?: Use } {
  const found: { past?: Use; future?: Use } = {}
  for (const unit of history.units.values())
    for (const span of unit.spans) {
      if (span.code !== code) continue
      const use = { unit: unit.key, span }
      if (span.to !== null && span.to <= date) {
        if (found.past === undefined || span.to > found.past.span.to!) found.past = use
      } else if (span.from > date) {
        if (found.future === undefined || span.from < found.future.span.from) found.future = use
      }
    }
  return found
}

function actOf(history: UnitHistory, unit: string, date: IsoDate, acts: readonly Reorganisation[]): string {
  const id = history.correspondences.find((c) => c.from === unit && c.date === date)?.act
  const act = acts.find((a) =>
    id === undefined ? a.effective === date && a.operations.some((op) => concerns(op, unit)) : a.id === id,
  )
  return act?.number ?? id ?? UNKNOWN
}

function concerns(operation: Operation, unit: string): boolean {
  return operation.op === 'merge' ? operation.from.includes(unit) : operation.unit === unit
}

function namesOf(placement: Placement, tree: UnitTree): string {
  const keys =
    placement.kind === 'whole'
      ? [placement.unit]
      : placement.kind === 'shared'
        ? placement.targets.map((target) => target.unit)
        : placement.kind === 'among'
          ? placement.candidates
          : []
  if (keys.length === 0) return UNKNOWN
  return keys
    .map((key) => tree.nodes.get(key)!)
    .map((node) => `${node.code} ${node.name}`)
    .join(', ')
}

/** Spreadsheets drop leading zeros, so the same number with them is offered before any other near code. */
function nearCodes(tree: UnitTree, code: string): string {
  const codes = [...tree.nodes.values()].map((node) => node.code)
  const bare = withoutZeros(code)
  const padded = codes.filter((other) => withoutZeros(other) === bare)
  return padded.length > 0 ? padded.join(', ') : (nearest(code, codes) ?? closest(code, codes).join(', '))
}

function withoutZeros(code: string): string {
  return code.replace(/^0+(?=.)/, '')
}
