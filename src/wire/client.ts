import { type Api, OPERATIONS } from './api.gen.js'
import { ApiUnreachable } from './client-errors.js'
import { readEvents } from './client-events.js'
import { type AnyCall, send, urlOf } from './client-send.js'
import type { Answer, ClientOptions, Operation, ReceivedFile, ResponseLike } from './client-types.js'
import { EVENTS } from './media-types.js'

export type { Api } from './api.gen.js'
export { ApiProblem, ApiUnreachable } from './client-errors.js'
export type { Answer, ApiEvent, ClientOptions, ReceivedFile } from './client-types.js'

/**
 * The API as functions, one an operation: `client.submitReturn({ params, ifMatch })`. Works in browsers and in Node; carries no
 * schemas, only types. A refusal is thrown as ApiProblem, no answer as ApiUnreachable.
 */
export function createClient(options: ClientOptions): Api {
  const methods = Object.entries(OPERATIONS as Readonly<Record<string, Operation>>).map(([id, operation]) => [
    id,
    operation.gives === EVENTS
      ? (call: AnyCall = {}) => readEvents(options, operation, call)
      : (call: AnyCall = {}) => perform(options, operation, call),
  ])
  return Object.fromEntries(methods) as Api
}

async function perform(
  options: ClientOptions,
  operation: Operation,
  call: AnyCall,
): Promise<Answer<unknown>> {
  const response = await send(options, operation, call)
  return {
    status: response.status,
    body: await bodyOf(response, operation, () => urlOf(options, operation, call)),
    etag: response.headers.get('etag'),
    header: (name) => response.headers.get(name),
  }
}

async function bodyOf(response: ResponseLike, { gives }: Operation, url: () => string): Promise<unknown> {
  if (gives === null || response.status === 204) return undefined
  const type = response.headers.get('content-type') ?? ''
  if (gives !== 'json') return receivedFile(response, type)
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    // A page of something between us and the server, most likely.
    throw new ApiUnreachable(url(), response.status, error)
  }
}

async function receivedFile(response: ResponseLike, type: string): Promise<ReceivedFile> {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    name: named === null ? null : decodeURIComponent(named[1]!),
    mediaType: type,
  }
}
