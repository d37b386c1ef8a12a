import { type Finding, Problem } from '../domain/problem.js'
import { problemWords } from '../domain/words/problem.js'
import { type Lang, say } from '../domain/words.js'
import type { ProblemReply } from '../wire/problem.js'
import { statusOf } from '../wire/problem-status.js'

/** The body that tells of a refusal, in the caller's language. RFC 9457. */
export function problemReply(problem: Problem, lang: Lang, requestId: string, path: string): ProblemReply {
  const first = problem.findings[0]!
  const detail = say(problemWords, first.code, lang, first.params)
  return {
    type: `/docs/problems#${first.code}`,
    title: detail.split(/(?<=[.:])\s/)[0]!,
    status: statusOf(first.code),
    detail,
    code: first.code,
    instance: path,
    requestId,
    findings: problem.findings.map((found) => findingReply(found, lang)),
    ...(problem instanceof StaleProblem ? { current: problem.current, yours: problem.yours } : {}),
  }
}

/** A write that would have undone somebody else's: what is there now, and what was to be written. */
export class StaleProblem extends Problem {
  constructor(
    found: Finding,
    readonly current: unknown,
    readonly yours: unknown,
  ) {
    super(found)
  }
}

/** A refusal that needs headers of its own: Allow, Retry-After. */
export class HttpProblem extends Problem {
  constructor(
    found: Finding,
    readonly headers: Readonly<Record<string, string>>,
  ) {
    super(found)
  }
}

/** One fault as it travels: the sentence and its place apart. */
export function findingReply(found: Finding, lang: Lang): ProblemReply['findings'][number] {
  const { field, unit, period, series, file, sheet, cell, line, column } = found.place
  return {
    code: found.code,
    message: say(problemWords, found.code, lang, found.params),
    ...given({ field, unit, period, series, file, sheet, cell, line, column }),
  }
}

function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
