import type { z } from 'zod'
import type { Endpoint } from './endpoint.js'

/** What an operation needs to be known by while the program runs; everything else about it is types. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, holes in braces. */
  readonly path: string
  /** Does it change anything? `once`: sent with an idempotency key, so that it is done once however often it is sent. */
  readonly writes: false | true | 'once'
  /** `json`, the media type of a file, or null when there is no body. */
  readonly sends: string | null
  readonly gives: string | null
}

/** Types of an operation, read off its contract. */
export type ParamsOf<E> = E extends Endpoint<infer P, infer _Q, infer _B, infer _R> ? P : never
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _R> ? Q : never
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _R> ? B : never
export type ReplyOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? R : never

/** What may be left out because the server has a value of its own for it. */
export type Defaulted<T, K extends PropertyKey> = Omit<T, K> & { readonly [F in K & keyof T]?: T[F] }

/** What any call may say beside what it asks. */
export interface Reading {
  /** Of this request alone; else the client's, else the account's. */
  readonly lang?: 'vi' | 'en'
  /** An `AbortSignal`; handed to `fetch` as it is. */
  readonly signal?: object
}

/** Of calls that change something. */
export interface Writing extends Reading {
  /** The same key for the same wish, however often it is sent; the client makes one when it is left out. 8 to 64 characters. */
  readonly idempotencyKey?: string
}

/** Of calls that must name the version they act on: the `etag` of the answer in which it was seen. */
export interface Matching {
  readonly ifMatch: string
}

/** A file to send. */
export interface Sending {
  readonly file: Uint8Array
  /** As the person knows it; told to the server for files that are kept or named in findings. */
  readonly fileName?: string
  /** When it is known; the server looks at the content all the same. */
  readonly mediaType?: string
}

/** What a request was answered with. */
export interface Answer<R> {
  readonly status: number
  readonly body: R
  /** Name of the version that was read, to be given back as `ifMatch`. */
  readonly etag: string | null
  /** A header of the answer, by its name in any case. */
  header(name: string): string | null
}

/** A file that was sent back. */
export interface ReceivedFile {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly mediaType: string
}

/** One event of a stream. */
export interface ApiEvent<Name extends string = string, Data = unknown> {
  /** Where to go on after the connection was lost. */
  readonly id: string | null
  readonly event: Name
  /** The event's data, read as JSON. */
  readonly data: Data
}

/**
 * Events for as long as somebody reads; leaving the loop ends the connection. A lost connection is taken up again where it was.
 * `M`: the shapes of the events by their names.
 */
export type Events<M> = AsyncIterable<
  { [N in keyof M & string]: ApiEvent<N, M[N] extends z.ZodType<infer D> ? D : never> }[keyof M & string]
>

/** The part of a `fetch` request that is used. */
export interface RequestLike {
  method: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  /** Really an `AbortSignal`, whose type the rooms shared by server and page cannot name. */
  signal?: never
}

/** The part of a `fetch` response that is used. */
export interface ResponseLike {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: { getReader(): ReaderLike } | null
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface ReaderLike {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>
  cancel(): Promise<void>
}

/** `fetch` of the browser, of Node, or of an application without a socket. */
export type FetchLike = (url: string, request: RequestLike) => Promise<ResponseLike>

export interface ClientOptions {
  /** `https://example.org`, without the path of the API; '' for pages that the server itself sent. */
  readonly baseUrl: string
  readonly fetch: FetchLike
  /** An access token; without one the session's cookie must come with `fetch`. */
  readonly token?: string
  readonly lang?: 'vi' | 'en'
  /** A new random key, such as `crypto.randomUUID`. Without it writes are sent without a key, and then only once. */
  readonly newKey?: () => string
  /** How often to try again what may be tried again: 4 unless told. */
  readonly retries?: number
  /** Waits so many milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>
}
