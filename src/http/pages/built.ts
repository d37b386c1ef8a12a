import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A file of the pages, ready to be sent. */
export interface BuiltFile {
  /** As browsers ask for it: `/assets/index-abc.js`. */
  readonly path: string
  readonly mediaType: string
  readonly etag: string
  bytes(encoding: 'br' | 'gzip' | null): Uint8Array
  /** May it be packed on the way? Fonts and pictures are packed already. */
  readonly packs: boolean
}

/** The pages as they were built. */
export interface Built {
  /** The one page that starts all others. */
  readonly index: string
  readonly files: readonly BuiltFile[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

const PACKED = new Set(['.js', '.css', '.svg', '.json', '.webmanifest'])

/** Enough to be small, quick enough for the first request: the highest level takes seconds. */
const BROTLI_QUALITY = 8

/** Read what the build made; null when there is none. Maps of the sources stay here. */
export function readBuilt(folder: string): Built | null {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return null
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => TYPES[extname(path)] !== undefined)
    .map((path) => builtFile(path, `/${relative(folder, path).split(sep).join('/')}`))
  return { index: readFileSync(index, 'utf8'), files }
}

function builtFile(file: string, path: string): BuiltFile {
  const raw = readFileSync(file)
  const kept = new Map<string, Uint8Array>()
  const packed = (encoding: 'br' | 'gzip'): Uint8Array => {
    let bytes = kept.get(encoding)
    if (bytes === undefined) {
      bytes =
        encoding === 'br'
          ? brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
          : gzipSync(raw)
      kept.set(encoding, bytes)
    }
    return bytes
  }
  return {
    path,
    mediaType: TYPES[extname(file)]!,
    etag: createHash('sha256').update(raw).digest('base64url').slice(0, 22),
    packs: PACKED.has(extname(file)),
    bytes: (encoding) => (encoding === null ? raw : packed(encoding)),
  }
}
