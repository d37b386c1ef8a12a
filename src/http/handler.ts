import type { Credential } from '../cycle/administer/authenticate.js'
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
  /** `?lang=`, else the caller's own, else what the browser asks for, else the server's. */
  readonly lang: Lang
  readonly requestId: string
  /** Where the request came from; empty when there is no socket (tests). */
  readonly address: string
  readonly agent: string
  /** Is the server reached by https? Then cookies are marked so. */
  readonly secure: boolean
  /** Address of the server as browsers know it, without a slash at its end. */
  readonly origin: string
  /** Any other header of the request; null when not given. */
  header(name: string): string | null
}

/** What a handler gives back beside the body. */
export interface Reply<R> {
  readonly body: R
  /** Without quotes. */
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Values of Set-Cookie. */
  readonly cookies?: readonly string[]
}

/** A file to send. */
export interface FileReply {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
  /** Without quotes. */
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What a stream needs beside the call. */
export interface StreamContext {
  /** Aborted when the client has gone or the server stops. */
  readonly signal: AbortSignal
  /** Who watches, authenticated anew; Problem `sign-in-needed` once the session is over. */
  again(): Promise<Caller>
  /** Where an interrupted client left off. */
  readonly lastEventId: string | null
}

/** An endpoint with what carries it out. */
export type Handler =
  /** In the one transaction of the request: authenticated, opened by `step.act`, committed before the reply is sent. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'step'
      /** Under the owner of the database; see `handleAsOwner`. */
      readonly asOwner?: true
      run(step: Step, call: Call<never, never, never>): Promise<unknown>
    }
  /** Reading that opens its own transaction (comparisons); authenticated before. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'own'
      run(desk: Desk, caller: Caller, call: Call<never, never, never>): Promise<unknown>
    }
  /** Before anybody has signed in: whatever it does, it opens its own transactions. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'public'
      run(desk: Desk, call: Call<never, never, never>, credential: Credential | null): Promise<unknown>
    }
  /** A stream of events that lasts until the client goes, the server stops, or the handler ends it. */
  | {
      readonly endpoint: Endpoint
      readonly kind: 'stream'
      run(
        desk: Desk,
        caller: Caller,
        call: Call<never, never, never>,
        stream: StreamContext,
      ): Promise<ReadableStream<Uint8Array>> | ReadableStream<Uint8Array>
    }

/** Carry an endpoint out inside the request's transaction. */
export function handle<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (step: Step, call: Call<P, Q, B>) => Promise<Reply<R> | FileReply>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'step', run: run as never }
}

/**
 * The same under the owner of the database, whom no row-level security binds: for changes of the definitions alone, which renew who
 * may read what in every table (ADR 16). The right is demanded as everywhere.
 */
export function handleAsOwner<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (step: Step, call: Call<P, Q, B>) => Promise<Reply<R> | FileReply>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'step', asOwner: true, run: run as never }
}

/** Carry a reading endpoint out outside of the request's transaction, for actions that open their own. */
export function handleOutside<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (desk: Desk, caller: Caller, call: Call<P, Q, B>) => Promise<Reply<R> | FileReply>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'own', run: run as never }
}

/** Carry out an endpoint of `access: 'public'`: nobody is signed in. */
export function handlePublic<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (desk: Desk, call: Call<P, Q, B>, credential: Credential | null) => Promise<Reply<R>>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'public', run: run as never }
}

/** Answer with a stream of server-sent events. */
export function handleStream<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (
    desk: Desk,
    caller: Caller,
    call: Call<P, Q, B>,
    stream: StreamContext,
  ) => Promise<ReadableStream<Uint8Array>> | ReadableStream<Uint8Array>,
): Handler {
  return { endpoint: endpoint as Endpoint, kind: 'stream', run: run as never }
}
