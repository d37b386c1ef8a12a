import type { Caller } from '../cycle/desk.js'
import type { Lang } from '../domain/words.js'

/** What is known of a request while it is worked on; for the log, the metrics and the language of refusals. */
export interface Trace {
  readonly requestId: string
  /** `?lang=`. */
  readonly askedLang: Lang | null
  /** By Accept-Language, else the server's. */
  readonly otherLang: Lang
  /** Where it came from; empty when there is no socket. */
  readonly address: string
  /** Endpoint id, or what else answered: `docs`, `healthz`. */
  endpoint: string
  caller: Caller | null
  /** Codes of the refusal. */
  codes: readonly string[]
  /** Is it an attempt to sign in? */
  signIn: boolean
  /** Did the caller's writes count already? A lost race runs the work again. */
  counted: boolean
  /** Headers that the reply carries, whatever it is. */
  readonly headers: Record<string, string>
}

/** What the caller said for this request, else has set for themself, else the browser asks for. */
export function langOf(trace: Trace): Lang {
  return trace.askedLang ?? trace.caller?.lang ?? trace.otherLang
}

const traces = new WeakMap<Request, Trace>()

/** Remember what is known of a request. */
export function setTrace(request: Request, trace: Trace): void {
  traces.set(request, trace)
}

/** What is known of a request. */
export function traceOf(request: Request): Trace {
  const trace = traces.get(request)
  if (trace === undefined) throw new Error('a request without a trace')
  return trace
}
