import { placeText } from '../../domain/problem.js'
import { ApiProblem, ApiUnreachable } from '../../wire/client.js'
import type { ProblemReply } from '../../wire/problem.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { note, printJson } from '../print.js'

const SHOWN = 100

/** Say why the server refused, or that there is none; undefined when the error is something else. */
export function remoteFailure(env: CliEnv, error: unknown, json: boolean): ExitCode | undefined {
  if (error instanceof ApiProblem) {
    if (json) printJson(env, problemJson(error.problem))
    else printProblem(env, error)
    return error.status >= 500 ? EXIT.server : EXIT.input
  }
  if (error instanceof ApiUnreachable) {
    const { url, status } = error
    // An address is shown without what was asked.
    const [address] = url.split('?')
    if (status === null) note(env, 'server-unreachable', { url: address!, reason: reasonOf(error) })
    else note(env, 'server-strange', { url: address!, status })
    if (json) printJson(env, { error: 'server', url: address, status })
    return EXIT.server
  }
  return undefined
}

/** A refusal with every fault on a line of its own: place, what is wrong, what to do. */
export function printProblem(env: CliEnv, { problem, retryAfter }: ApiProblem): void {
  const { findings } = problem
  for (const line of findings.length === 0 ? [problem.detail] : findings.slice(0, SHOWN).map(findingLine))
    env.output.err(line)
  if (findings.length > SHOWN) note(env, 'faults-more', { count: findings.length - SHOWN })
  if (retryAfter !== null) note(env, 'remote-again', { seconds: retryAfter })
  if (problem.status >= 500) note(env, 'remote-request', { request: problem.requestId })
}

type FindingReply = ProblemReply['findings'][number]

/** A fault as one line: its place, and the server's sentence. */
export function findingLine({ code: _code, message, field, ...place }: FindingReply): string {
  // A dotted path tells programs where; people are told by the sentence.
  const known = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))
  const at = placeText(known)
  return at === '' ? message : `${at}: ${message}`
}

function problemJson(problem: ProblemReply): object {
  const { code, detail, findings, requestId } = problem
  return { faults: Math.max(1, findings.length), code, detail, findings, requestId }
}

function reasonOf({ cause }: ApiUnreachable): string {
  const inner = (cause as { cause?: { code?: unknown } } | undefined)?.cause?.code
  return typeof inner === 'string' ? inner : cause instanceof Error ? cause.message : String(cause)
}
