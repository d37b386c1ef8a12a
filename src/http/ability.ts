import type { Finding } from '../domain/problem.js'
import { problemWords } from '../domain/words/problem.js'
import { type Lang, say } from '../domain/words.js'

/** Whether something may be done, as replies carry it: yes, or the code of the refusal and its sentence. */
export function abilityReply(
  answer: true | object | { readonly no: string; readonly finding: Finding },
  lang: Lang,
): true | { no: string; why: string } {
  if (answer === true || !('finding' in answer)) return true
  const { code, params } = answer.finding
  return { no: code, why: say(problemWords, code, lang, params) }
}
