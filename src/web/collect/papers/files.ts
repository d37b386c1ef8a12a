import type { Lang } from '../../../domain/words.js'
import { type Api, createClient } from '../../../wire/client.js'
import type { ReceivedFile, RequestLike, ResponseLike } from '../../../wire/client-types.js'
import { newKey } from '../../app/new-key.js'

/** Hand a file that was received to whoever reads the page. */
export function saveFile({ bytes, name, mediaType }: ReceivedFile, fallback: string): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? fallback
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A client that tells how much of a request has gone out: `fetch` does not say. */
export function uploadingClient(lang: Lang, progress: (part: number) => void): Api {
  return createClient({
    baseUrl: location.origin,
    fetch: (url, request) => sendTelling(url, request, progress),
    newKey,
    lang,
    retries: 2,
  })
}

function sendTelling(
  url: string,
  { method, headers, body, signal }: RequestLike,
  progress: (part: number) => void,
): Promise<ResponseLike> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.responseType = 'arraybuffer'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total)
    request.onload = () => done(responseOf(request))
    request.onerror = () => fail(new TypeError('network'))
    request.onabort = () => fail(new DOMException('stopped', 'AbortError'))
    const stop = signal as AbortSignal | undefined
    stop?.addEventListener('abort', () => request.abort())
    if (stop?.aborted === true) request.abort()
    else request.send(body ?? null)
  })
}

function responseOf(request: XMLHttpRequest): ResponseLike {
  const bytes = request.response as ArrayBuffer
  return {
    status: request.status,
    headers: { get: (name) => request.getResponseHeader(name) },
    body: null,
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => bytes,
  }
}

/** A size as people say it: 820 B, 35 kB, 1,2 MB. */
export function sizeText(bytes: number, lang: Lang): string {
  const [by, unit] = bytes < 1_000 ? [1, 'B'] : bytes < 1_000_000 ? [1_000, 'kB'] : [1_000_000, 'MB']
  const digits = unit === 'MB' && bytes < 10_000_000 ? 1 : 0
  const shown = new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(bytes / (by as number))
  return `${shown} ${unit}`
}
