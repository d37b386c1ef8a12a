import { zipSync } from 'fflate'
import type { DefinitionChange } from '../../domain/definition-lists.js'
import { fail, finding, Problem } from '../../domain/problem.js'
import { unzip } from '../collect/zip-guard.js'
import { isOptionalFile, isPackFile, PACK_FILES } from './pack-source.js'
import { decodeText } from './read-text.js'
import { readYaml } from './read-yaml.js'

/** What a pack may unpack to: text that people write. */
const LIMIT_MB = 20
const LIMITS = { bytes: LIMIT_MB * 1024 * 1024, ratio: 200 }
/** The same files always give the same archive. */
const EPOCH = new Date(1980, 0, 1)

/** The files of a pack as one archive. */
export function packArchive(texts: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder()
  const names = [...texts.keys()].sort()
  return zipSync(Object.fromEntries(names.map((name) => [name, encoder.encode(texts.get(name)!)])), {
    mtime: EPOCH,
  })
}

/**
 * What an archive would change: only ever files of a pack, whatever paths it names. An archive of a whole pack takes away the
 * templates and optional files that it does not hold; one of some of its files takes nothing away.
 */
export function unpackArchive(
  bytes: Uint8Array,
  held: ReadonlyMap<string, string>,
  packId: string,
): { changes: DefinitionChange[]; ignored: string[] } {
  const parts = unzip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), LIMITS)
  if (parts === 'bomb') fail('archive-too-large', {}, { limit: LIMIT_MB })
  if (typeof parts === 'string') fail('archive-unreadable')
  const root = folderOf([...parts.keys()])
  const texts = new Map<string, string>()
  const ignored: string[] = []
  for (const [path, part] of parts) {
    if (path.endsWith('/')) continue
    const name = path.startsWith(root) ? path.slice(root.length) : path
    if (!isPackFile(name)) {
      ignored.push(path)
      continue
    }
    const read = decodeText(name, part)
    if ('findings' in read) throw new Problem([finding('archive-unreadable'), ...read.findings])
    texts.set(name, read.text)
  }
  if (texts.size === 0) fail('archive-unreadable')
  demandPack(texts.get('pack.yaml'), packId)
  const whole = PACK_FILES.every((name) => isOptionalFile(name) || texts.has(name))
  const gone = whole ? [...held.keys()].filter((name) => isOptionalFile(name) && !texts.has(name)) : []
  return {
    changes: [
      ...[...texts]
        .filter(([name, text]) => held.get(name) !== text)
        .map(([name, text]) => ({ kind: 'file' as const, name, text })),
      ...gone.map((name) => ({ kind: 'file' as const, name, text: null })),
    ],
    ignored,
  }
}

/** The one folder that holds everything, as when a folder was packed and not its files; else nothing. */
function folderOf(names: readonly string[]): string {
  const first = names.find((name) => name.endsWith('pack.yaml')) ?? ''
  const folder = first.slice(0, -'pack.yaml'.length)
  return /^[^/\\]+\/$/.test(folder) ? folder : ''
}

function demandPack(text: string | undefined, held: string): void {
  if (text === undefined) return
  const read = readYaml('pack.yaml', text)
  const found = 'source' in read ? (read.source.value as { id?: unknown } | null)?.id : undefined
  // A file that cannot be read is told of when the changes are judged.
  if (typeof found === 'string' && found !== held) fail('archive-other-pack', {}, { found, held })
}
