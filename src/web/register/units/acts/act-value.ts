import type { Entry } from '../../draft/changes.js'
import type { Share } from '../share-text.js'

/** A unit that an act makes, as it is being typed. */
export interface NewUnit {
  readonly unit: string
  readonly code: string
  readonly name: string
  readonly parent: string
  readonly level: string
}

export type Basis = 'whole' | 'population' | 'area' | 'declared'
export type SplitBasis = Exclude<Basis, 'whole'>

/** A unit that takes over from one that ends. */
export interface Heir {
  readonly unit: string
  readonly share: Share
  readonly basis: Basis
}

/** A part of a unit that is split. */
export interface SplitPart extends NewUnit {
  readonly share: Share
}

/** One step of an act, as it is being typed: texts may still be empty. */
export type OperationValue =
  | ({ readonly op: 'create' } & NewUnit)
  | { readonly op: 'abolish'; readonly unit: string; readonly successors: readonly Heir[] }
  | { readonly op: 'rename'; readonly unit: string; readonly name: string; readonly code: string }
  | { readonly op: 'move'; readonly unit: string; readonly parent: string }
  | { readonly op: 'merge'; readonly from: readonly string[]; readonly into: NewUnit }
  | {
      readonly op: 'split'
      readonly unit: string
      readonly basis: SplitBasis
      readonly into: readonly SplitPart[]
    }

export type OperationKind = OperationValue['op']
export const OPERATIONS: readonly OperationKind[] = ['merge', 'split', 'abolish', 'create', 'rename', 'move']

/** An act as it is being typed. */
export interface ActValue {
  readonly id: string
  readonly number: string
  readonly date: string
  readonly effective: string
  readonly title: string
  readonly source: string
  readonly operations: readonly OperationValue[]
}

/** An entry of reorganisations.yaml, whatever is missing in it left empty. */
export function readAct(entry: Entry): ActValue {
  return {
    id: text(entry.id),
    number: text(entry.number),
    date: text(entry.date),
    effective: text(entry.effective),
    title: text(entry.title),
    source: text(entry.source),
    operations: list(entry.operations).map(readOperation),
  }
}

function readOperation(entry: Entry): OperationValue {
  const unit = text(entry.unit)
  switch (entry.op) {
    case 'abolish':
      return { op: 'abolish', unit, successors: list(entry.successors).map(readHeir) }
    case 'rename':
      return { op: 'rename', unit, name: text(entry.name), code: text(entry.code) }
    case 'move':
      return { op: 'move', unit, parent: text(entry.parent) }
    case 'merge': {
      const from = Array.isArray(entry.from) ? entry.from.map(text) : []
      return { op: 'merge', from, into: readNewUnit(isEntry(entry.into) ? entry.into : {}) }
    }
    case 'split': {
      const into = list(entry.into).map((part) => ({ ...readNewUnit(part), share: share(part.share) }))
      return { op: 'split', unit, basis: basis(entry.basis, 'declared') as SplitBasis, into }
    }
    default:
      return { op: 'create', ...readNewUnit(entry) }
  }
}

function readNewUnit(entry: Entry): NewUnit {
  return {
    unit: text(entry.unit),
    code: text(entry.code),
    name: text(entry.name),
    parent: text(entry.parent),
    level: text(entry.level),
  }
}

function readHeir(entry: Entry): Heir {
  return { unit: text(entry.unit), share: share(entry.share), basis: basis(entry.basis, 'declared') }
}

/** The act as reorganisations.yaml holds it. A share that is not known and a code that stays are left out. */
export function writeAct(act: ActValue): Entry {
  const { id, number, date, effective, title, source, operations } = act
  return { id, number, date, effective, title, source, operations: operations.map(writeOperation) }
}

function writeOperation(operation: OperationValue): Entry {
  switch (operation.op) {
    case 'rename': {
      const { op, unit, name, code } = operation
      return { op, unit, name, ...(code === '' ? {} : { code }) }
    }
    case 'abolish':
      return { ...operation, successors: operation.successors.map(withoutUnknown) }
    case 'split':
      return { ...operation, into: operation.into.map(withoutUnknown) }
    default:
      return { ...operation }
  }
}

function withoutUnknown(entry: Heir | SplitPart): Entry {
  const { share: known, ...rest } = entry
  return known === null ? rest : { ...rest, share: known }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function share(value: unknown): Share {
  const held = text(value)
  return held === '' ? null : held
}

const BASES: readonly Basis[] = ['whole', 'population', 'area', 'declared']

function basis(value: unknown, otherwise: Basis): Basis {
  return BASES.find((one) => one === value) ?? otherwise
}

function list(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : []
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
