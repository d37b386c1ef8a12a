import type { Comparison } from '../../domain/compare.js'
import { type Decimal, decimal } from '../../domain/decimal.js'
import type { Movement, Operator } from '../../domain/template/template.js'

/** Did the figure move so? What cannot be compared moved neither up nor down. */
export function moved(comparison: Comparison, movement: Movement): boolean {
  const { current, difference, chance } = comparison
  switch (movement) {
    case 'increased':
      return difference?.gt(0) === true
    case 'decreased':
      return difference?.lt(0) === true
    case 'unchanged':
      return difference?.eq(0) === true
    case 'missing':
      return current.value === null
    case 'present':
      return current.value !== null
    case 'by-chance':
      return chance !== null && !chance.distinguishable
    case 'beyond-chance':
      return chance?.distinguishable === true
  }
}

/** Does the comparison with a number hold? Of no value none does. */
export function holds(value: Decimal | null, operator: Operator, text: string): boolean {
  if (value === null) return false
  const limit = decimal(text)
  switch (operator) {
    case '=':
      return value.eq(limit)
    case '!=':
      return !value.eq(limit)
    case '>':
      return value.gt(limit)
    case '<':
      return value.lt(limit)
    case '>=':
      return value.gte(limit)
    case '<=':
      return value.lte(limit)
  }
}
