import type { Context } from 'hono'
import type { Trace } from './trace.js'

/** A page or a sign of life: anything served that is not an endpoint of the API. */
export interface Plain {
  /** Holes in braces. */
  readonly path: string
  /** Name in log and metrics. */
  readonly id: string
  readonly answer: (context: Context, trace: Trace) => Response | Promise<Response>
}
