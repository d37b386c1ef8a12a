/** The API over `fetch`: signing in, and requests in the name of somebody who has. Everything else is plain HTTP and JSON. */

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 5

export class Server {
  /** Requests sent. */
  calls = 0

  /**
   * @param {string} url such as http://127.0.0.1:8080
   * @param {'vi' | 'en'} lang language in which refusals are told
   */
  constructor(url, lang) {
    this.url = url
    this.lang = lang
  }

  /** Sign in with a name and a password; the session travels in a cookie, as in a browser. */
  async signIn(username, password) {
    const { headers } = await this.send('POST', '/session', { body: { username, password } })
    const cookie = headers.getSetCookie()[0]?.split(';')[0]
    if (cookie === undefined) throw new Error(`${username}: no session was given`)
    return new Person(this, cookie)
  }

  /**
   * One request. Returns `{ status, headers, body, etag }`; throws an Error that carries the server's own words when it is refused.
   *
   * Every request that changes something carries an Idempotency-Key. When no answer comes the very same request is sent again: if the
   * first one did arrive, the server repeats its answer and does nothing twice.
   */
  async send(method, path, { body, headers = {} } = {}) {
    const writes = method !== 'GET'
    const request = {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': this.lang,
        // A page of another site cannot add this header: it shows that the request is not forged. With an access token it is not needed.
        ...(writes ? { 'x-cungky': '1', 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    for (let attempt = 1; ; attempt++) {
      this.calls++
      const reply = await fetch(`${this.url}/api/v1${path}`, request).catch((error) => error)
      const again = reply instanceof Error || reply.status === 503 || reply.status === 429
      if (again && attempt < TRIES) {
        // "Too many requests" says after how many seconds to come again.
        await sleep(1000 * Number(reply.headers?.get('retry-after') ?? attempt))
        continue
      }
      if (reply instanceof Error)
        throw new Error(`${method} ${path}: ${reply.cause?.message ?? reply.message}`)
      const text = await reply.text()
      const answer = text === '' ? null : JSON.parse(text)
      if (!reply.ok) throw new Refused(method, path, reply.status, answer)
      return { status: reply.status, headers: reply.headers, body: answer, etag: reply.headers.get('etag') }
    }
  }
}

/** Somebody who has signed in. */
export class Person {
  #server
  #cookie

  constructor(server, cookie) {
    this.#server = server
    this.#cookie = cookie
  }

  get(path) {
    return this.#server.send('GET', path, { headers: { cookie: this.#cookie } })
  }

  /** A write. `etag` names the version that the writer has seen: if it has changed since, the write is refused and nothing lost. */
  write(method, path, etag, body) {
    const match = etag === null ? {} : { 'if-match': etag }
    return this.#server.send(method, path, { body, headers: { cookie: this.#cookie, ...match } })
  }

  /** Every item of a list that comes in pages. */
  async all(path) {
    const items = []
    for (let cursor = null; ; ) {
      const { body } = await this.get(cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`)
      items.push(...body.items)
      if (body.next === null) return items
      cursor = body.next
    }
  }
}

/** A refusal, as the server tells it (RFC 9457): a stable code, a sentence, and each fault with its place. */
export class Refused extends Error {
  constructor(method, path, status, problem) {
    const faults = (problem?.findings ?? []).map(({ message, series }) => `\n  ${series ?? ''} ${message}`)
    super(`${method} ${path}: ${status} ${problem?.code ?? ''}\n  ${problem?.detail ?? ''}${faults.join('')}`)
    this.status = status
    this.code = problem?.code
  }
}
