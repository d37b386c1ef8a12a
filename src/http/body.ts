import type { Context } from 'hono'
import { fail } from '../domain/problem.js'
import { ANY_FILE, type Endpoint, FILE_LIMIT, JSON_LIMIT } from '../wire/endpoint.js'
import { BODY_IDLE } from './settings.js'

/** Refuse a body that comes in a form the endpoint does not read. Problem `request-media-type`. */
export function demandMediaType(endpoint: Endpoint, context: Context): void {
  const encoding = context.req.header('content-encoding')
  const wanted = endpoint.bodyFile ?? (endpoint.body === undefined ? undefined : 'application/json')
  if (wanted === undefined) return
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    fail('request-media-type', { field: 'header.content-encoding' }, { given: encoding, wanted })
  const given = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const good = endpoint.bodyFile === undefined ? given === wanted : isFile(wanted, given)
  if (!good) fail('request-media-type', { field: 'header.content-type' }, { given: given ?? '–', wanted })
}

/** Bytes of a file. A form would wrap them in something else. */
function isFile(wanted: string, given: string | undefined): boolean {
  if (given === undefined || given === ANY_FILE || given === wanted) return true
  return wanted === ANY_FILE && !/^(multipart\/|application\/x-www-form-urlencoded$)/.test(given)
}

/** Most bytes that the endpoint takes. */
export function bodyLimit(endpoint: Endpoint): number {
  return endpoint.bodyLimit ?? (endpoint.bodyFile === undefined ? JSON_LIMIT : FILE_LIMIT)
}

/**
 * The whole body. Problem `request-too-large` as soon as it is known to be, `request-body-slow` when nothing comes for `idle`
 * milliseconds.
 */
export async function readBytes(endpoint: Endpoint, context: Context, idle = BODY_IDLE): Promise<Uint8Array> {
  const limit = bodyLimit(endpoint)
  const tooLarge = (): never => fail('request-too-large', {}, { limit: sizeText(limit) })
  if (Number(context.req.header('content-length') ?? 0) > limit) tooLarge()
  const reader = context.req.raw.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), idle)
      if (done) break
      size += value.byteLength
      if (size > limit) tooLarge()
      chunks.push(value)
    }
  } catch (error) {
    // Not awaited: what still comes is not wanted.
    reader.cancel().catch(() => {})
    throw error
  }
  return chunks.length === 1 ? chunks[0]! : new Uint8Array(Buffer.concat(chunks, size))
}

async function inTime<T>(work: Promise<T>, idle: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      try {
        fail('request-body-slow', {}, { seconds: Math.round(idle / 1000) })
      } catch (problem) {
        reject(problem as Error)
      }
    }, idle)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1000} kB`
}
