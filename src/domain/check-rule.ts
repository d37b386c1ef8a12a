import { type Decimal, parseDecimal, round } from './decimal.js'
import {
  type BoundExpression,
  dimensionWords,
  type Expression,
  evaluate,
  fits,
  type NameNode,
  parse,
  resolve,
  seriesOf,
  toText,
  type Vocabulary,
  type When,
} from './expression/index.js'
import type { Rule } from './form.js'
import type { Words } from './measure.js'
import { formatNumber } from './number-text.js'
import { type Finding, fail, finding, Problem } from './problem.js'
import { nameOf } from './series-name.js'
import { expressionWords } from './words/expression.js'
import { type Lang, say } from './words.js'

/** A rule whose expressions are parsed and bound, with both sides in words. */
export interface BoundRule {
  readonly rule: Rule
  readonly left: BoundExpression
  readonly right: BoundExpression
  readonly leftText: Words
  readonly rightText: Words
  /** Indexes of the series of both sides, ascending. */
  readonly series: readonly number[]
}

/** The values a rule may read. */
export interface RuleInputs {
  /** Canonical digits; null when absent. By series index − 1. */
  readonly values: Readonly<Record<When, readonly (string | null)[]>>
  /** Indexes of the series that do not apply to the unit in this period. */
  readonly notApplicable: ReadonlySet<number>
}

/** Quotients carry 30 places only: 1 / 3 * 3 must still equal 1. */
const COMPARED_PLACES = 20
const SHOWN_PLACES = 4

const SIGNS: Readonly<Record<Rule['op'], string>> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
}

/**
 * Parse and bind a rule; both sides must be counted in the same unit of measure.
 * @throws Problem as `parse` and `resolve`, with `place.field` `<rule>.left` or `<rule>.right`; `check-rule-units`
 */
export function bindRule(rule: Rule, vocabulary: Vocabulary): BoundRule {
  const left = bindSide(rule, 'left', vocabulary)
  const right = bindSide(rule, 'right', vocabulary)
  if (!fits(left.bound.dimension, right.bound.dimension)) {
    const [a, b] = [dimensionWords(left.bound.dimension), dimensionWords(right.bound.dimension)]
    const units = { leftVi: a.vi, leftEn: a.en, rightVi: b.vi, rightEn: b.en }
    fail('check-rule-units', { field: rule.id }, { rule: rule.id, ...units })
  }
  return {
    rule,
    left: left.bound,
    right: right.bound,
    leftText: sideWords(left.expression, vocabulary),
    rightText: sideWords(right.expression, vocabulary),
    series: [...new Set([...seriesOf(left.bound), ...seriesOf(right.bound)])].sort((a, b) => a - b),
  }
}

/**
 * Judge one rule. Null when it holds, and also when it cannot be judged: a value it reads is absent, an operand is
 * wholly not applicable, or it divides by nought. Within a measure, categories that do not apply are left out.
 */
export function judgeRule(bound: BoundRule, { values, notApplicable }: RuleInputs): Finding | null {
  const at = (series: number, when: When): Decimal | null => {
    const text = values[when][series - 1]
    return text == null ? null : (parseDecimal(text) ?? null)
  }
  const absent = [...bound.left.inputs, ...bound.right.inputs].some(
    ({ series, when }) => at(series, when) === null && !(when === 'now' && notApplicable.has(series)),
  )
  if (absent) return null
  const left = evaluate(bound.left, at).value
  const right = evaluate(bound.right, at).value
  if (left === null || right === null || holds(left, bound.rule.op, right)) return null

  const { rule, leftText, rightText } = bound
  return finding(
    rule.severity === 'error' ? 'check-rule-broken' : 'check-rule-doubtful',
    { field: rule.id },
    {
      op: SIGNS[rule.op],
      messageVi: sentence(rule.message.vi),
      messageEn: sentence(rule.message.en),
      leftTextVi: leftText.vi,
      leftTextEn: leftText.en,
      rightTextVi: rightText.vi,
      rightTextEn: rightText.en,
      leftVi: shown(left, 'vi'),
      leftEn: shown(left, 'en'),
      rightVi: shown(right, 'vi'),
      rightEn: shown(right, 'en'),
    },
  )
}

function holds(left: Decimal, op: Rule['op'], right: Decimal): boolean {
  const order = round(left, COMPARED_PLACES).cmp(round(right, COMPARED_PLACES))
  if (op === '=') return order === 0
  if (op === '!=') return order !== 0
  if (op === '<') return order < 0
  if (op === '<=') return order <= 0
  return op === '>' ? order > 0 : order >= 0
}

function bindSide(
  rule: Rule,
  side: 'left' | 'right',
  vocabulary: Vocabulary,
): { expression: Expression; bound: BoundExpression } {
  try {
    const expression = parse(rule[side])
    return { expression, bound: resolve(expression, vocabulary, { periods: true }) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const field = `${rule.id}.${side}`
    throw new Problem(error.findings.map((f) => finding(f.code, { field, ...f.place }, f.params)))
  }
}

function sideWords(expression: Expression, vocabulary: Vocabulary): Words {
  const write = (lang: Lang) => toText(expression, (node) => labelOf(node, vocabulary, lang))
  return { vi: write('vi'), en: write('en') }
}

function labelOf(node: NameNode, vocabulary: Vocabulary, lang: Lang): string {
  const name = nameOf(node, vocabulary)[lang]
  return node.when === 'now' ? name : say(expressionWords, node.when, lang, { name })
}

function shown(value: Decimal, lang: Lang): string {
  return formatNumber(round(value, SHOWN_PLACES), undefined, lang)
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`
}
