import { createHash } from 'node:crypto'
import type { Desk } from '../../cycle/desk.js'
import { docsWords } from '../../domain/words/docs.js'
import { type Lang, say } from '../../domain/words.js'
import type { Handler } from '../handler.js'
import { isSecure } from '../incoming.js'
import { unlessSeen } from '../not-modified.js'
import { openApi } from '../openapi/document.js'
import type { Plain } from '../plain.js'
import { sessionCookie } from '../session-cookie.js'
import type { AppSettings } from '../settings.js'
import { langOf } from '../trace.js'
import { apiPage } from './api-page.js'
import { page, STYLE_PATH } from './page.js'
import { problemsPage } from './problems-page.js'
import { startPage } from './start-page.js'
import { STYLE } from './style.js'

/** The pages that tell of the server, and the OpenAPI document. Nothing of the agency but the name of its pack. */
export function docsRoutes(desk: Desk, handlers: readonly Handler[], settings: AppSettings): Plain[] {
  const endpoints = handlers.map(({ endpoint }) => endpoint)
  const version = settings.version ?? '0'
  const cookie = sessionCookie(isSecure(settings))
  const once = byLang()
  const title = (key: keyof typeof docsWords, lang: Lang) => say(docsWords, key, lang)
  return [
    {
      path: '/',
      id: 'start',
      answer: async (_, trace) => {
        const lang = langOf(trace)
        const { id, version: packVersion, notice } = desk.index.pack
        const ready = ((await settings.notReady?.()) ?? []).length === 0
        const running = { version, pack: id, packVersion, notice: notice?.[lang] ?? null, ready }
        return page('/', title('start-title', lang), lang, startPage(running, lang))
      },
    },
    {
      path: '/docs',
      id: 'docs',
      answer: (_, trace) => {
        const lang = langOf(trace)
        return page(
          '/docs',
          title('page-title', lang),
          lang,
          once('docs', lang, () => apiPage(endpoints, lang)),
        )
      },
    },
    {
      path: '/docs/problems',
      id: 'docs-problems',
      answer: (_, trace) => {
        const lang = langOf(trace)
        return page(
          '/docs/problems',
          title('problems-title', lang),
          lang,
          once('problems', lang, () => problemsPage(lang)),
        )
      },
    },
    {
      path: STYLE_PATH,
      id: 'docs-style',
      answer: (context) => unlessSeen(context, text(STYLE, 'text/css; charset=utf-8')),
    },
    {
      path: '/api/v1/openapi.json',
      id: 'openapi',
      answer: (context, trace) => {
        const lang = langOf(trace)
        const document = once('openapi', lang, () =>
          JSON.stringify(openApi(endpoints, { version, lang, cookie })),
        )
        return unlessSeen(context, text(document, 'application/json; charset=utf-8'))
      },
    },
  ]
}

/** What is costly to make and the same for all is made once in each language. */
function byLang(): <T>(name: string, lang: Lang, make: () => T) => T {
  const made = new Map<string, unknown>()
  return <T>(name: string, lang: Lang, make: () => T): T => {
    const key = `${name} ${lang}`
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
}

function text(body: string, mediaType: string): Response {
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      etag: `"${etag}"`,
      'cache-control': 'no-cache',
      vary: 'Accept-Language',
    },
  })
}
