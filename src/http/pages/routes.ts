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

function sendPage(index: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  return new Response(index.replaceAll('%CSP_NONCE%', nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce),
      'cache-control': 'no-store',
    },
  })
}

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
      ...(file.packs ? { vary: 'Accept-Encoding' } : {}),
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  })
}
