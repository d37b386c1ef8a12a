import type { Layout } from '../../domain/layout.js'
import { nearest } from '../../domain/near.js'
import type { Pack } from '../../domain/pack.js'
import { append } from '../../domain/pack-build/references.js'
import { buildPack } from '../../domain/pack-build.js'
import type { SourceFile, SourceTable } from '../../domain/pack-schema/source.js'
import {
  OPTIONAL_FILES,
  packSchemas,
  packTables,
  type TableFileName,
  type YamlFileName,
} from '../../domain/pack-schema.js'
import { type Finding, finding } from '../../domain/problem.js'
import { PACK_FILES, type PackSource } from './pack-source.js'
import { readTable } from './read-table.js'
import { readYaml } from './read-yaml.js'

/** As many findings as a person reads at once. */
const MAX_FINDINGS = 100

export interface CheckedPack {
  /** Null when there is any finding: a pack is taken whole or not at all. */
  readonly pack: Pack | null
  /** Layouts of foreign files (layouts.yaml); empty when the pack has none. */
  readonly layouts: readonly Layout[]
  /** Everything that is wrong, by file and line; at most 100, then one that tells how many more there are. */
  readonly findings: readonly Finding[]
}

/**
 * The pack that these texts are, and everything that is wrong with them. `at` says how a file is called in findings. Nothing is
 * read, so the same texts always give the same.
 */
export function checkSource(source: PackSource, at: (name: string) => string = (name) => name): CheckedPack {
  const parts = new Parts(source, at)
  const yaml = {} as Record<YamlFileName, SourceFile | 'broken' | 'absent'>
  for (const name of Object.keys(packSchemas) as YamlFileName[]) yaml[name] = parts.yaml(name)
  const units = parts.table('units.csv')
  const series = parts.table('series.csv')
  const built = buildPack({ yaml, units, series })
  const findings = inOrder([...parts.findings, ...built.findings])
  return findings.length === 0
    ? { pack: built.pack, layouts: built.layouts, findings }
    : { pack: null, layouts: [], findings }
}

class Parts {
  readonly findings: Finding[] = []
  constructor(
    private readonly source: PackSource,
    private readonly at: (name: string) => string,
  ) {}

  yaml(name: YamlFileName): SourceFile | 'broken' | 'absent' {
    const text = this.text(name)
    if (text === undefined)
      return OPTIONAL_FILES.has(name) && !this.source.present.includes(name) ? 'absent' : 'broken'
    const result = readYaml(this.at(name), text)
    if ('source' in result) return result.source
    append(this.findings, result.findings)
    return 'broken'
  }

  table(name: TableFileName): SourceTable | 'broken' {
    const text = this.text(name)
    if (text === undefined) return 'broken'
    const result = readTable(this.at(name), text, packTables[name])
    if ('table' in result) return result.table
    append(this.findings, result.findings)
    return 'broken'
  }

  private text(name: string): string | undefined {
    const unread = this.source.unread.get(name)
    if (unread !== undefined) append(this.findings, unread)
    else if (!this.source.texts.has(name)) this.missing(name)
    return this.source.texts.get(name)
  }

  private missing(name: string): void {
    const file = this.at(name)
    const near = nearest(
      name,
      this.source.present.filter((other) => !PACK_FILES.includes(other)),
    )
    if (near !== undefined) this.findings.push(finding('pack-file-misnamed', { file }, { file: name, near }))
    else if (!OPTIONAL_FILES.has(name))
      this.findings.push(finding('pack-file-missing', { file }, { file: name }))
  }
}

/** Sorted by file, line and column; cut to what a person reads, with the number of the rest. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const key = ({ place }: Finding) => [place.line ?? 0, place.column ?? 0] as const
  const sorted = [...findings].sort((a, b) => {
    const [fileA, fileB] = [a.place.file ?? '', b.place.file ?? '']
    if (fileA !== fileB) return fileA < fileB ? -1 : 1
    return key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1]
  })
  if (sorted.length <= MAX_FINDINGS) return sorted
  const count = sorted.length - MAX_FINDINGS
  return [...sorted.slice(0, MAX_FINDINGS), finding('pack-more-findings', {}, { count })]
}
