import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { PAGES } from '../../wire/pages.js'
import { unlessSeen } from '../not-modified.js'
import type { Plain } from '../plain.js'
import type { Built, BuiltFile } from './built.js'

/** The pages and the files they are made of. */
export function pagesRoutes(built: Built | null | undefined): Plain[] {
  if (built === null || built === undefined) return []
  const files = built.files.map((file) => ({
    path: file.path,
    id: 'page-file',
    answer: (context: Context) => unlessSeen(context, sendFile(context, file)),
  }))
  const pages = PAGES.map((path) => ({ path, id: 'page', answer: () => sendPage(built.index) }))
  return [...files, ...pages]
}

/**
 * For somebody who typed an address that there is not: the same page as everywhere, which says so in words, with status 404.
 * Undefined for programs, and for what belongs to the API.
 */
export function pageNotFound(built: Built | null | undefined, request: Request): Response | undefined {
  const wanted = request.method === 'GET' && /\btext\/html\b/.test(request.headers.get('accept') ?? '')
  if (!wanted || built === null || built === undefined) return undefined
  return new URL(request.url).pathname.startsWith('/api/') ? undefined : sendPage(built.index, 404)
}

/**
 * Everything from this server, nothing from elsewhere, no script in the page itself. Components put styles into the page as they
 * appear: those carry a mark that is new in every page.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

function sendPage(index: string, status = 200): Response {
  const nonce = randomBytes(16).toString('base64url')
  return new Response(index.replaceAll('%CSP_NONCE%', nonce), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce),
      'cache-control': 'no-store',
    },
  })
}

/** The service worker obeys the policy it comes with: it fetches from this server, and nothing else. */
const WORKER = '/sw.js'
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"

function sendFile(context: Context, file: BuiltFile): Response {
  const accepted = context.req.header('accept-encoding') ?? ''
  const encoding = !file.packs
    ? null
    : /\bbr\b/.test(accepted)
      ? 'br'
      : /\bgzip\b/.test(accepted)
        ? 'gzip'
        : null
  return new Response(file.bytes(encoding) as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.mediaType,
      etag: `"${file.etag}${encoding === null ? '' : `-${encoding}`}"`,
      // Files below /assets carry a hash of their content in their names.
      'cache-control': file.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(file.path === WORKER ? { 'content-security-policy': WORKER_POLICY } : {}),
      ...(file.packs ? { vary: 'Accept-Encoding' } : {}),
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  })
}
