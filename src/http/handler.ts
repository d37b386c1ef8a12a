import type { Caller, Desk } from '../cycle/desk.js'
import type { Step } from '../cycle/step.js'
import type { Lang } from '../domain/words.js'
import type { Endpoint } from '../wire/endpoint.js'

/** A validated request, as handlers see it. */
export interface Call<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Of endpoints with `bodyFile`: the bytes, and the file name when one was given. */
  readonly file: { readonly bytes: Uint8Array; readonly name: string | null } | null
  /** Value of If-Match without quotes; null when not given. */
  readonly ifMatch: string | null
  readonly lang: Lang
  readonly requestId: string
  readonly address: string
  readonly agent: string
}

/** What a handler gives back beside the body. */
export interface Reply<R> {
  readonly body: R
  /** Without quotes. */
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A file to send. */
export interface FileReply {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
}

/** An endpoint with what carries it out. */
export type Handler =
  /** In the one transaction of the request: authenticated, opened by `step.act`, committed before the reply is sent. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'step'
      run(step: Step, call: Call<never, never, never>): Promise<unknown>
    }
  /** Reading that opens its own transaction (comparisons); authenticated before. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'own'
      run(desk: Desk, caller: Caller, call: Call<never, never, never>): Promise<unknown>
    }

/** Carry an endpoint out inside the request's transaction. */
export function handle<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (step: Step, call: Call<P, Q, B>) => Promise<Reply<R> | FileReply>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'step', run: run as never }
}

/** Carry a reading endpoint out outside of the request's transaction, for actions that open their own. */
export function handleOutside<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (desk: Desk, caller: Caller, call: Call<P, Q, B>) => Promise<Reply<R> | FileReply>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'own', run: run as never }
}
