import {
  type BoundExpression,
  type BoundNode,
  parse,
  resolve,
  resolveIndicator,
  type Vocabulary,
} from '../expression/index.js'
import type { Form } from '../form.js'
import type { Path, SourceFile } from '../pack-schema/source.js'
import { type Finding, finding, Problem } from '../problem.js'

/** Every indicator's expression parses, and its names, units and use of other indicators are right. */
export function checkIndicators(vocabulary: Vocabulary, source: SourceFile): Finding[] {
  const findings: Finding[] = []
  const told = new Set<string>()
  const measures = new Set(vocabulary.measures.map((m) => m.id))
  vocabulary.indicators.forEach((indicator, i) => {
    const { id } = indicator
    if (measures.has(id)) findings.push(finding('pack-name-taken', source.place([i, 'id']), { id }))
    const faults = faultsOf(() => resolveIndicator(indicator, vocabulary))
    for (const fault of faults) {
      // The fault may lie in an indicator that this one uses; it is told there, and once.
      const at = vocabulary.indicators.findIndex((x) => fault.place.field === `${x.id}.expression`)
      const place = expressionPlace(source, [at < 0 ? i : at, 'expression'], fault)
      const key = `${fault.code} ${place.line}:${place.column}`
      if (told.has(key)) continue
      told.add(key)
      findings.push({ ...fault, place })
    }
  })
  return findings
}

/** Both sides of every rule can be worked out, from series that its own form asks for. */
export function checkRules(vocabulary: Vocabulary, forms: readonly Form[], source: SourceFile): Finding[] {
  const code = new Map(vocabulary.series.map((s) => [s.index, s.code]))
  return forms.flatMap((form, f) => {
    const asked = new Set(form.sections.flatMap((s) => s.series))
    return form.rules.flatMap((rule, r) =>
      (['left', 'right'] as const).flatMap((side) => {
        const path = [f, 'rules', r, side]
        let bound: BoundExpression | undefined
        const faults = faultsOf(() => {
          bound = resolve(parse(rule[side]), vocabulary, { periods: true })
        })
        const outside = bound === undefined ? [] : sumsOf(bound.root).filter((sum) => !inForm(bound!, sum))
        return [
          ...faults.map((fault) => ({ ...fault, place: expressionPlace(source, path, fault) })),
          ...outside.map(({ measure }) =>
            finding('pack-rule-outside-form', source.place(path), { series: measure, form: form.id }),
          ),
        ]
      }),
    )

    function inForm(bound: BoundExpression, sum: Sum): boolean {
      return sum.inputs.some((input) => asked.has(code.get(bound.inputs[input]!.series) ?? ''))
    }
  })
}

type Sum = Extract<BoundNode, { kind: 'sum' }>

function sumsOf(node: BoundNode): Sum[] {
  switch (node.kind) {
    case 'number':
      return []
    case 'sum':
      return [node]
    case 'binary':
      return [...sumsOf(node.left), ...sumsOf(node.right)]
    default:
      return sumsOf(node.of)
  }
}

function faultsOf(work: () => unknown): readonly Finding[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof Problem) return error.findings
    throw error
  }
}

function expressionPlace(source: SourceFile, path: Path, fault: Finding): Finding['place'] {
  const { column } = fault.place
  return column === undefined ? source.place(path) : source.inside(path, column)
}
