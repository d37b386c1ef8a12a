import type { Form } from '../../../domain/form.js'
import { privateDataFindings } from '../../../domain/private-data.js'
import { type Finding, finding, type Place } from '../../../domain/problem.js'

/** Most characters of a narrative section, of an explanation, of a reason. */
export const NARRATIVE_LIMIT = 20_000
export const EXPLANATION_LIMIT = 2_000
export const REASON_LIMIT = 2_000

/** What is wrong with texts of narrative sections, by section; null empties one. */
export function narrativeFaults(
  form: Form,
  unit: string,
  narrative: Readonly<Record<string, string | null>>,
): Finding[] {
  const known = form.narratives.map(({ id }) => id)
  return Object.entries(narrative).flatMap(([id, text]) => {
    const place = { field: `narrative.${id}` }
    if (!known.includes(id)) {
      if (known.length === 0) return [finding('narrative-not-asked', place, { form: form.id, unit })]
      return [
        finding('narrative-unknown', place, { form: form.id, unit, narrative: id, near: known.join(', ') }),
      ]
    }
    return text === null ? [] : textFaults(text, place, NARRATIVE_LIMIT)
  })
}

/** What is wrong with explanations, by key; null takes one away. `series` is how many series the pack has. */
export function explanationFaults(
  form: Form,
  series: number,
  explanations: Readonly<Record<string, string | null>>,
): Finding[] {
  return Object.entries(explanations).flatMap(([key, text]) => {
    const place = { field: `explanations.${key}` }
    if (!isExplanationKey(form, series, key))
      return [finding('return-explanation-key', place, { key: key.slice(0, 80), form: form.id })]
    return text === null ? [] : textFaults(text, place, EXPLANATION_LIMIT)
  })
}

/** What is wrong with a reason: too long, or it names a private person. That one is given at all is for `decide`. */
export function reasonFaults(reason: string | undefined): Finding[] {
  return reason === undefined ? [] : textFaults(reason, { field: 'reason' }, REASON_LIMIT)
}

function textFaults(text: string, place: Place, limit: number): Finding[] {
  if (text.length > limit) return [finding('return-text-long', place, { length: text.length, limit })]
  return privateDataFindings(text, place)
}

/** `rule:1,2`, `outlier:3` or `note:3`, as `warningKey`, `outlierKey` and notes beside figures make them. */
function isExplanationKey(form: Form, series: number, key: string): boolean {
  const at = key.lastIndexOf(':')
  const [what, which] = [key.slice(0, at), key.slice(at + 1)]
  if (at < 1 || !/^[1-9]\d{0,5}(,[1-9]\d{0,5})*$/.test(which)) return false
  if (which.split(',').some((index) => Number(index) > series)) return false
  return what === 'outlier' || what === 'note' || form.rules.some((rule) => rule.id === what)
}
