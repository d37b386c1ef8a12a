import { databaseFault } from '../cycle/database-fault.js'
import { finding, Problem } from '../domain/problem.js'
import { errorFields, type HttpLog } from './log.js'
import { HttpProblem, problemReply } from './problem-reply.js'
import { langOf, type Trace } from './trace.js'

/** Seconds after which to try again when the server cannot work now. */
const RETRY_AFTER = 5

/** The reply to a request that failed: a refusal in the caller's language, or a fault of ours, which is logged. */
export function refuse(error: unknown, trace: Trace, path: string, log: HttpLog): Response {
  const problem = asProblem(error, trace, log)
  const body = problemReply(problem, langOf(trace), trace.requestId, path)
  trace.codes = [...new Set(problem.findings.map(({ code }) => code))]
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'content-language': langOf(trace),
  }
  if (body.status === 401) headers['www-authenticate'] = 'Bearer realm="cungky"'
  if (body.status === 503) headers['retry-after'] = String(RETRY_AFTER)
  if (problem instanceof HttpProblem) Object.assign(headers, problem.headers)
  return new Response(JSON.stringify(body), { status: body.status, headers })
}

function asProblem(error: unknown, trace: Trace, log: HttpLog): Problem {
  if (error instanceof Problem) return error
  const { requestId: request, endpoint } = trace
  const found = databaseFault(error)
  if (found !== null) {
    const tell = found.fault ? log.error : log.warn
    tell.call(log, { request, endpoint, error: errorFields(error) }, 'database error')
    return found.problem
  }
  log.error({ request, endpoint, error: errorFields(error) }, 'request failed')
  return new Problem(finding('server-fault', {}, { request }))
}
