import type { ProblemReply } from './problem.js'

/** The server refused: what, where and what to do are in `problem`, in the caller's language. RFC 9457. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: ProblemReply,
    /** Seconds after which to try again, when the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail)
    this.name = 'ApiProblem'
  }
  get status(): number {
    return this.problem.status
  }
  /** Stable; the whole list is at `/docs/problems`. */
  get code(): string {
    return this.problem.code
  }
}

/** No answer, or none that this program understands: what was done is not known unless the request may be repeated. */
export class ApiUnreachable extends Error {
  constructor(
    readonly url: string,
    /** Status of an answer that came from something else than the API; null when there was none. */
    readonly status: number | null,
    cause?: unknown,
  ) {
    super(status === null ? `no answer from ${url}` : `${url} answered ${status}, not as the API does`, {
      cause,
    })
    this.name = 'ApiUnreachable'
  }
}
