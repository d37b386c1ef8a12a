import { ApiProblem } from './client-errors.js'
import { type AnyCall, send, sleep } from './client-send.js'
import type { ApiEvent, ClientOptions, Operation, ReaderLike } from './client-types.js'

// Known to browsers and to Node, whose types this room does without.
declare const TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string }

const FIRST_WAIT = 1000

/**
 * The events of a stream, for as long as somebody reads. A connection that is lost or ended is opened again with the id of the
 * last event, so that nothing is missed; a refusal (signed out, right lost) ends it with an ApiProblem.
 */
export async function* readEvents(
  options: ClientOptions,
  operation: Operation,
  call: AnyCall,
): AsyncGenerator<ApiEvent, void, void> {
  const wait = options.wait ?? sleep
  let lastId: string | null = null
  let retry = FIRST_WAIT
  for (;;) {
    const more = { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) }
    const response = await send(options, operation, call, more)
    const reader = response.body?.getReader()
    try {
      for await (const found of reader === undefined ? [] : parseEvents(reader)) {
        if ('retry' in found) retry = found.retry
        else {
          lastId = found.id ?? lastId
          yield found
        }
      }
    } catch (error) {
      if (error instanceof ApiProblem || isAborted(call)) throw error
    } finally {
      await reader?.cancel().catch(() => {})
    }
    if (isAborted(call)) return
    await wait(retry)
  }
}

function isAborted({ signal }: AnyCall): boolean {
  return (signal as { aborted?: boolean } | undefined)?.aborted === true
}

/** Read a stream of bytes as events; what the HTML standard says of `text/event-stream`. */
export async function* parseEvents(
  reader: ReaderLike,
): AsyncGenerator<ApiEvent | { readonly retry: number }, void, void> {
  const decoder = new TextDecoder()
  let rest = ''
  let id: string | null = null
  let event = ''
  let data: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += decoder.decode(value, { stream: true })
    // A line may end in CR LF whose LF has not come yet.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0)
          yield { id, event: event === '' ? 'message' : event, data: read(data.join('\n')) }
        event = ''
        data = []
        continue
      }
      const [, name, text] = /^([^:]*):? ?(.*)$/s.exec(line)!
      if (name === 'data') data.push(text!)
      else if (name === 'event') event = text!
      else if (name === 'id') id = text!
      else if (name === 'retry' && /^\d+$/.test(text!)) yield { retry: Number(text) }
    }
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
