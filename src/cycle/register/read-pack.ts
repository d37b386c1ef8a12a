import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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
import { type Finding, finding, Problem } from '../../domain/problem.js'
import { readTable } from './read-table.js'
import { readText } from './read-text.js'
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
 * Read the pack in a folder. Files are named in findings as `folder` with the file's name.
 * @throws Problem with all findings when the pack is not sound.
 */
export async function readPack(folder: string): Promise<Pack> {
  const { pack, findings } = await checkPack(folder)
  if (pack === null) throw new Problem(findings)
  return pack
}

/** Read the pack in a folder and tell everything that is wrong with it. Figures, references and templates are not read. */
export async function checkPack(folder: string): Promise<CheckedPack> {
  let present: string[]
  try {
    present = await readdir(folder)
  } catch {
    return { pack: null, layouts: [], findings: [finding('pack-folder-missing', { file: folder })] }
  }
  const reader = new PackReader(folder, present)
  const yaml = {} as Record<YamlFileName, SourceFile | 'broken' | 'absent'>
  for (const name of Object.keys(packSchemas) as YamlFileName[]) yaml[name] = await reader.yaml(name)
  const units = await reader.table('units.csv')
  const series = await reader.table('series.csv')
  const built = buildPack({ yaml, units, series })
  const findings = inOrder([...reader.findings, ...built.findings])
  return findings.length === 0
    ? { pack: built.pack, layouts: built.layouts, findings }
    : { pack: null, layouts: [], findings }
}

class PackReader {
  readonly findings: Finding[] = []
  constructor(
    private readonly folder: string,
    private readonly present: readonly string[],
  ) {}

  async yaml(name: YamlFileName): Promise<SourceFile | 'broken' | 'absent'> {
    const text = await this.text(name)
    if (text === undefined)
      return OPTIONAL_FILES.has(name) && !this.present.includes(name) ? 'absent' : 'broken'
    const result = readYaml(join(this.folder, name), text)
    if ('source' in result) return result.source
    append(this.findings, result.findings)
    return 'broken'
  }

  async table(name: TableFileName): Promise<SourceTable | 'broken'> {
    const text = await this.text(name)
    if (text === undefined) return 'broken'
    const result = readTable(join(this.folder, name), text, packTables[name])
    if ('table' in result) return result.table
    append(this.findings, result.findings)
    return 'broken'
  }

  private async text(name: string): Promise<string | undefined> {
    const file = join(this.folder, name)
    const result = await readText(file)
    if (result === undefined) this.missing(name, file)
    else if ('text' in result) return result.text
    else append(this.findings, result.findings)
    return undefined
  }

  private missing(name: string, file: string): void {
    const known: readonly string[] = [...Object.keys(packSchemas), ...Object.keys(packTables)]
    const near = nearest(
      name,
      this.present.filter((other) => !known.includes(other)),
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
