import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RuleFinding } from '../finding.js'

/** The folder of the catalogues, in the sources and (compiled) in `dist`. */
export const WORDS_FOLDER = 'src/domain/words'

/** Texts whose holes differ with reason: the two languages say the thing in other words. */
export const EXEMPT_HOLES: Readonly<Record<string, string>> = {
  'phrase.ts date': 'Vietnamese writes 14/6/2026, English 14 June 2026',
  'phrase.ts base-same-period-short': '“cùng kỳ” needs no year, “the same period of 2025” does',
}

/** A catalogue as it is found: nothing is taken for granted. */
export type Entries = Readonly<Record<string, unknown>>

interface CatalogueFile {
  readonly path: string
  readonly text: string
  readonly catalogues: readonly Entries[]
}

/** W1: every catalogue of the folder. `compiled` is where the compiler put the sources of `root`. */
export async function checkCatalogues(root: string, compiled: string): Promise<RuleFinding[]> {
  const files = readdirSync(join(root, WORDS_FOLDER)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const findings: RuleFinding[] = []
  for (const name of files) {
    const url = pathToFileURL(join(compiled, WORDS_FOLDER, name.replace(/\.ts$/, '.js')))
    const exported = (await import(url.href)) as Record<string, unknown>
    const catalogues = Object.values(exported).filter(isCatalogue)
    const path = `${WORDS_FOLDER}/${name}`
    findings.push(...checkCatalogueFile({ path, text: readFileSync(join(root, path), 'utf8'), catalogues }))
  }
  return findings
}

/** A list of plain texts (endings of words, say) is no catalogue. */
function isCatalogue(value: unknown): value is Entries {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).some((entry) => typeof entry === 'object')
}

/** The same for one file whose catalogues are at hand. A key that the file does not hold was checked in the file it comes from. */
export function checkCatalogueFile({ path, text, catalogues }: CatalogueFile): RuleFinding[] {
  return catalogues.flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(([key, entry]) => {
      const line = lineOfKey(text, key)
      if (line === undefined) return []
      return faultsOf(entry, `${basename(path)} ${key}` in EXEMPT_HOLES).map(([message, remedy]) => ({
        file: path,
        line,
        rule: 'W1',
        message: `“${key}” ${message}`,
        remedy,
      }))
    }),
  )
}

function lineOfKey(text: string, key: string): number | undefined {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const at = text.search(new RegExp(`^[ \\t]*['"]?${escaped}['"]?:`, 'm'))
  return at === -1 ? undefined : text.slice(0, at).split('\n').length
}

type Fault = readonly [message: string, remedy: string]

function faultsOf(entry: unknown, holesMayDiffer: boolean): Fault[] {
  const { vi, en } = (entry ?? {}) as { vi?: unknown; en?: unknown }
  if (typeof vi !== 'string' || vi === '') return [['has no Vietnamese text', 'Write it beside the English']]
  if (typeof en !== 'string' || en === '') return [['has no English text', 'Write it beside the Vietnamese']]
  const faults: Fault[] = []
  for (const text of [vi, en])
    if (text !== text.normalize('NFC'))
      faults.push(['is not in Unicode NFC', 'Type the letters as single characters'])
  const [inVi, inEn] = [holes(vi, 'En'), holes(en, 'Vi')]
  for (const name of [...inVi.foreign, ...inEn.foreign])
    faults.push([`uses {${name}} in the other language’s text`, 'Use the hole of the text’s own language'])
  if (holesMayDiffer) return faults
  const missing = [...inVi.names].filter((name) => !inEn.names.has(name))
  const extra = [...inEn.names].filter((name) => !inVi.names.has(name))
  for (const name of [...missing, ...extra])
    faults.push([
      `has {${name}} in ${missing.includes(name) ? 'Vietnamese' : 'English'} only`,
      'Give both texts the same holes',
    ])
  return faults
}

/** Names of the `{holes}`; `{nameVi}` and `{nameEn}` are one value in the language of the text. */
function holes(text: string, otherSuffix: 'Vi' | 'En'): { names: Set<string>; foreign: string[] } {
  const all = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  return {
    names: new Set(all.map((name) => name.replace(/(Vi|En)$/, ''))),
    foreign: all.filter((name) => name.endsWith(otherSuffix)),
  }
}
