import type { Words } from '../measure.js'
import { expressionWords } from '../words/expression.js'
import type { Operator } from './ast.js'

/**
 * What an expression is counted in: exponents of units of measure, by the Vietnamese name of the unit.
 * { vụ: 1 } cases; { người: 1, vụ: -1 } persons per case; {} a share without unit.
 * `null`: built of plain numbers only, which take whatever unit stands beside them.
 */
export type Dimension = ReadonlyMap<string, { readonly en: string; readonly power: number }> | null

/** The dimension of a measure. */
export function dimensionOf(unit: Words): Dimension {
  return new Map([[unit.vi, { en: unit.en, power: 1 }]])
}

/**
 * Dimension of `left op right`. Sums and differences need the same unit on both sides, unless one is a plain number;
 * products and quotients combine. `undefined`: they do not fit.
 */
export function combine(op: Operator, left: Dimension, right: Dimension): Dimension | undefined {
  if (op === '*') return multiply(left, right, 1)
  if (op === '/') return multiply(left, right, -1)
  return fits(left, right) ? (left ?? right) : undefined
}

/** May the two be added or compared? */
export function fits(left: Dimension, right: Dimension): boolean {
  if (left === null || right === null) return true
  return left.size === right.size && [...left].every(([unit, { power }]) => right.get(unit)?.power === power)
}

/** A share: nothing left to count in. */
export function isDimensionless(dimension: Dimension): boolean {
  return dimension === null || dimension.size === 0
}

/** For messages: "người/vụ", "vụ^2", or that there is no unit. */
export function dimensionWords(dimension: Dimension): Words {
  if (isDimensionless(dimension)) return expressionWords['no-unit']
  const all = [...dimension!]
  const write = (name: (vi: string, en: string) => string): string => {
    const side = (sign: 1 | -1) =>
      all
        .filter(([, { power }]) => Math.sign(power) === sign)
        .map(([vi, { en, power }]) => `${name(vi, en)}${Math.abs(power) === 1 ? '' : `^${Math.abs(power)}`}`)
        .join('·')
    const below = side(-1)
    return `${side(1) || '1'}${below === '' ? '' : `/${below}`}`
  }
  return { vi: write((vi) => vi), en: write((_, en) => en) }
}

function multiply(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  if (right === null) return left
  const result = new Map(left ?? [])
  for (const [unit, { en, power }] of right) {
    const sum = (result.get(unit)?.power ?? 0) + sign * power
    if (sum === 0) result.delete(unit)
    else result.set(unit, { en, power: sum })
  }
  return result
}
