import { digits, parseDecimal, ZERO } from './decimal.js'
import type { IsoDate } from './period.js'
import { type Finding, finding, type ProblemCode } from './problem.js'
import { type Correspondence, type OrgUnit, spanOn, type UnitHistory, type UnitSpan } from './unit.js'

/** One step of a legal act. Unit references are pack keys. */
export type Operation =
  | {
      readonly op: 'create'
      readonly unit: string
      readonly code: string
      readonly name: string
      readonly parent: string
      readonly level: string
    }
  | {
      readonly op: 'abolish'
      readonly unit: string
      readonly successors: readonly {
        readonly unit: string
        readonly share: string | null
        readonly basis: 'declared' | 'population' | 'area' | 'whole'
      }[]
    }
  | { readonly op: 'rename'; readonly unit: string; readonly name: string; readonly code?: string }
  | { readonly op: 'move'; readonly unit: string; readonly parent: string }
  | {
      readonly op: 'merge'
      readonly from: readonly string[]
      readonly into: {
        readonly unit: string
        readonly code: string
        readonly name: string
        readonly parent: string
        readonly level: string
      }
    }
  | {
      readonly op: 'split'
      readonly unit: string
      readonly basis: 'declared' | 'population' | 'area'
      readonly into: readonly {
        readonly unit: string
        readonly code: string
        readonly name: string
        readonly parent: string
        readonly level: string
        readonly share: string | null
      }[]
    }

/** A dated legal act that changes the tree. domain.md §2. */
export interface Reorganisation {
  readonly id: string
  readonly number: string
  readonly date: IsoDate
  /** First day on which the new tree holds. */
  readonly effective: IsoDate
  readonly title: string
  readonly source: string
  readonly operations: readonly Operation[]
}

/**
 * Carry out an act: every operation in order, all on the day it takes effect. Spans end there (exclusive) and new ones begin.
 * New units get the next free ids in the order they are made. A merger passes each source on whole; a split or an abolition
 * passes on the shares given (null: not known); a rename or a move leaves the unit itself, so there is nothing to pass on.
 *
 * Units are referred to as they stand after the operations before; that nothing is left under a unit that ended, that successors
 * exist and that codes are unique is judged at the end of the act, so these may come in any order.
 *
 * When there are findings the faulty operations were left out: the history is then only fit to look for further faults.
 * `place` of a finding holds the unit and `field` = `operations.N` (from 0).
 */
export function applyReorganisation(
  history: UnitHistory,
  act: Reorganisation,
): { history: UnitHistory; findings: readonly Finding[] } {
  const draft = new Draft(history, act)
  act.operations.forEach((operation, index) => {
    draft.index = index
    draft.apply(operation)
  })
  draft.finish()
  return { history: draft.result(), findings: draft.findings }
}

/** Carry out several acts in order of their effective day (acts of one day in the order given). */
export function applyReorganisations(
  history: UnitHistory,
  acts: readonly Reorganisation[],
): { history: UnitHistory; findings: readonly { act: string; finding: Finding }[] } {
  const findings: { act: string; finding: Finding }[] = []
  let current = history
  for (const act of [...acts].sort((a, b) => compareText(a.effective, b.effective))) {
    const step = applyReorganisation(current, act)
    current = step.history
    for (const found of step.findings) findings.push({ act: act.id, finding: found })
  }
  return { history: current, findings }
}

type NewUnit = { unit: string; code: string; name: string; parent: string; level: string }
type Heir = { unit: string; share: string | null; basis: Correspondence['basis'] }

class Draft {
  index = 0
  readonly findings: Finding[] = []
  private readonly units: Map<string, OrgUnit>
  private readonly passed: Correspondence[] = []
  /** What this act ended or made or gave a new span, with the operation that did it. */
  private readonly ended = new Map<string, number>()
  private readonly begun = new Map<string, number>()
  private readonly received: Set<string>
  private nextId: number

  constructor(
    private readonly history: UnitHistory,
    private readonly act: Reorganisation,
  ) {
    this.units = new Map(history.units)
    let last = 0
    for (const unit of history.units.values()) last = Math.max(last, unit.id)
    this.nextId = last + 1
    this.received = new Set(history.correspondences.filter((c) => c.date === act.effective).map((c) => c.to))
  }

  result(): UnitHistory {
    return { units: this.units, correspondences: [...this.history.correspondences, ...this.passed] }
  }

  /** True when it was carried out, false when a finding says why not. */
  apply(operation: Operation): boolean {
    switch (operation.op) {
      case 'create':
        return this.make(operation)
      case 'rename':
        return this.change(operation.unit, (span) => ({
          ...span,
          name: operation.name,
          code: operation.code ?? span.code,
        }))
      case 'move':
        return this.move(operation.unit, operation.parent)
      case 'abolish':
        return this.abolish(operation.unit, operation.successors)
      case 'merge':
        return this.merge(operation.from, operation.into)
      case 'split':
        return this.split(operation.unit, operation.basis, operation.into)
    }
  }

  /** What can only be judged when the whole act is done. */
  finish(): void {
    const date = this.act.effective
    const left = new Map<string, string[]>()
    const holders = new Map<string, { unit: string; span: UnitSpan }[]>()
    for (const unit of this.units.values())
      for (const span of unit.spans) {
        if (span.to !== null && span.to <= date) continue
        const same = holders.get(span.code)
        if (same === undefined) holders.set(span.code, [{ unit: unit.key, span }])
        else same.push({ unit: unit.key, span })
        if (span.parent !== null && this.ended.has(span.parent))
          left.set(span.parent, [...(left.get(span.parent) ?? []), unit.key])
      }
    for (const [unit, children] of left) {
      this.index = this.ended.get(unit)!
      this.report('act-children-left', unit, { unit, date, children: children.join(', ') })
    }
    for (const [unit, index] of this.begun) {
      this.index = index
      const span = this.livingSpan(unit)
      if (span === undefined) continue
      const other = holders
        .get(span.code)!
        .find((holder) => holder.unit !== unit && overlap(holder.span, span))
      // Of two units that both got the code in this act only the later one is told.
      if (other !== undefined && (this.begun.get(other.unit) ?? -1) <= index) {
        if (this.begun.get(other.unit) === index && compareText(unit, other.unit) < 0) continue
        this.report('act-code-taken', unit, { unit, other: other.unit, code: span.code, date })
      }
    }
    for (const { from, to } of this.passed)
      if (this.livingSpan(to) === undefined) {
        this.index = this.ended.get(from)!
        this.report(this.units.has(to) ? 'act-unit-not-valid' : 'act-unit-unknown', to, { unit: to, date })
      }
  }

  private merge(from: readonly string[], into: NewUnit): boolean {
    if (from.length < 2) return this.report('act-parts-few', into.unit, { unit: into.unit })
    const twice = from.find((unit, i) => from.indexOf(unit) < i)
    if (twice !== undefined) return this.report('act-part-twice', twice, { unit: twice })
    // The sources end first: the new unit may not lie under one of them.
    const ended = from.filter((unit) => this.end(unit))
    if (!this.make(into)) return false
    for (const unit of ended) this.pass(unit, into.unit, '1', 'whole')
    return ended.length === from.length
  }

  private split(
    unit: string,
    basis: Correspondence['basis'],
    into: readonly (NewUnit & { share: string | null })[],
  ): boolean {
    if (into.length < 2) return this.report('act-parts-few', unit, { unit })
    const heirs = into.map((part) => ({ unit: part.unit, share: part.share, basis }))
    if (!this.sharesHold(unit, heirs) || !this.end(unit)) return false
    const made = into.filter((part) => this.make(part))
    for (const part of made) this.pass(unit, part.unit, part.share, basis)
    return made.length === into.length
  }

  private abolish(unit: string, successors: readonly Heir[]): boolean {
    if (successors.some((heir) => heir.unit === unit))
      return this.report('act-successor-itself', unit, { unit })
    if (!this.sharesHold(unit, successors) || !this.end(unit)) return false
    for (const heir of successors) this.pass(unit, heir.unit, heir.share, heir.basis)
    return true
  }

  private move(key: string, parent: string): boolean {
    const span = this.changeable(key)
    if (span === undefined || !this.exists(parent)) return false
    if (span.parent === null) return this.report('act-root-fixed', key, { unit: key })
    for (let above: string | null = parent; above !== null; above = this.livingSpan(above)?.parent ?? null)
      if (above === key) return this.report('act-move-under-itself', key, { unit: key, parent })
    return this.change(key, (old) => ({ ...old, parent }))
  }

  private make({ unit, code, name, parent, level }: NewUnit): boolean {
    if (this.units.has(unit)) return this.report('act-key-taken', unit, { unit })
    if (!this.exists(parent)) return false
    const span = { from: this.act.effective, to: null, code, name, parent, level }
    this.units.set(unit, { id: this.nextId, key: unit, spans: [span] })
    this.nextId += 1
    this.begun.set(unit, this.index)
    return true
  }

  private change(key: string, to: (span: UnitSpan) => UnitSpan): boolean {
    const span = this.changeable(key)
    if (span === undefined) return false
    const from = this.act.effective
    this.units.set(key, closed(this.units.get(key)!, from, { ...to(span), from, to: span.to }))
    this.begun.set(key, this.index)
    return true
  }

  private end(key: string): boolean {
    const span = this.changeable(key)
    if (span === undefined) return false
    if (span.parent === null) return this.report('act-root-fixed', key, { unit: key })
    const unit = this.units.get(key)!
    const date = this.act.effective
    if (unit.spans[0]!.from === date || this.received.has(key))
      return this.report('act-unit-same-day', key, { unit: key, date })
    this.units.set(key, closed(unit, date))
    this.ended.set(key, this.index)
    return true
  }

  private pass(from: string, to: string, share: string | null, basis: Correspondence['basis']): void {
    this.passed.push({ from, to, share, basis, date: this.act.effective, act: this.act.id })
  }

  /** Shares are numbers in (0, 1] and, when all are known, add up to 1; otherwise there is room left for the unknown. */
  private sharesHold(unit: string, heirs: readonly Heir[]): boolean {
    let total = ZERO
    let known = true
    const seen = new Set<string>()
    for (const heir of heirs) {
      if (seen.has(heir.unit)) return this.report('act-part-twice', heir.unit, { unit: heir.unit })
      seen.add(heir.unit)
      if (heir.share === null) {
        known = false
        continue
      }
      const share = parseDecimal(heir.share)
      const whole = heir.basis !== 'whole' || share?.eq(1)
      if (share === undefined || share.lte(0) || share.gt(1) || !whole)
        return this.report('act-share-invalid', heir.unit, { unit: heir.unit, share: heir.share })
      total = total.plus(share)
    }
    if (heirs.length === 0 || (known ? total.eq(1) : total.lt(1))) return true
    return this.report('act-shares-sum', unit, { unit, sum: digits(total) })
  }

  private livingSpan(key: string): UnitSpan | undefined {
    const unit = this.units.get(key)
    return unit && spanOn(unit, this.act.effective)
  }

  private exists(key: string): boolean {
    return this.livingOrReport(key) !== undefined
  }

  private livingOrReport(key: string): UnitSpan | undefined {
    const span = this.livingSpan(key)
    const date = this.act.effective
    if (span === undefined) {
      if (!this.units.has(key)) this.report('act-unit-unknown', key, { unit: key })
      else this.report('act-unit-not-valid', key, { unit: key, date })
    }
    return span
  }

  /** The span in force, unless the unit has ended or has changes of a later day recorded already. */
  private changeable(key: string): UnitSpan | undefined {
    if (this.ended.has(key)) {
      this.report('act-unit-ended-twice', key, { unit: key })
      return undefined
    }
    const span = this.livingOrReport(key)
    const date = this.act.effective
    const later = this.units.get(key)?.spans.find((other) => other.from > date)
    if (span === undefined || later === undefined) return span
    this.report('act-unit-changes-later', key, { unit: key, date, later: later.from })
    return undefined
  }

  private report(code: ProblemCode, unit: string, params: Record<string, string>): false {
    const place = { unit, field: `operations.${this.index}` }
    this.findings.push(finding(code, place, { act: this.act.number, ...params }))
    return false
  }
}

/** The unit with its last span ended on `date` (left out if it would be empty) and perhaps a new one after it. */
function closed(unit: OrgUnit, date: IsoDate, next?: UnitSpan): OrgUnit {
  const last = unit.spans.at(-1)!
  const before = unit.spans.slice(0, -1)
  if (last.from < date) before.push({ ...last, to: date })
  return { ...unit, spans: next === undefined ? before : [...before, next] }
}

function overlap(a: UnitSpan, b: UnitSpan): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
