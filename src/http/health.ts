import { createHash, timingSafeEqual } from 'node:crypto'
import { fail } from '../domain/problem.js'
import { isLocal } from './incoming.js'
import type { Plain } from './plain.js'
import type { AppSettings } from './settings.js'

/** Signs of life, readiness and metrics. In English: machines read them. */
export function healthRoutes(settings: AppSettings): Plain[] {
  return [
    {
      path: '/healthz',
      id: 'healthz',
      answer: () => json(200, { status: 'alive', version: settings.version ?? null }),
    },
    {
      path: '/readyz',
      id: 'readyz',
      answer: async () => {
        const reasons = (await settings.notReady?.()) ?? []
        return reasons.length === 0
          ? json(200, { status: 'ready' })
          : json(503, { status: 'not ready', reasons: reasons.map(({ reason }) => reason) })
      },
    },
    {
      path: '/metrics',
      id: 'metrics',
      answer: async (context, { address }) => {
        const given = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
        const wanted = settings.metricsToken
        const may =
          wanted === undefined ? isLocal(context, address) : given !== undefined && same(given, wanted)
        // To whom it is not shown, it is not there.
        if (!may || settings.metrics === undefined) fail('request-not-found', {}, { path: '/metrics' })
        const { body, mediaType } = await settings.metrics.text()
        return new Response(body, { headers: { 'content-type': mediaType, 'cache-control': 'no-store' } })
      },
    },
  ]
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** Compared in a time that tells nothing about where they differ. */
function same(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(a), hash(b))
}
