import type { DefinitionChange } from '../../domain/definition-lists.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Finding, finding, Problem } from '../../domain/problem.js'
import { parseTemplate } from '../../domain/template/parse-template.js'
import type { Tx } from '../../store/database.js'
import { heldUnits } from '../../store/editions.js'
import { changeFiles } from './change-files.js'
import { type Definitions, definitionsFrom } from './definitions.js'
import { nameFields } from './name-fields.js'
import { filesThatDiffer, type PackSource } from './pack-source.js'
import { registryFindings, removalOf } from './registry-findings.js'

/** What changes make of the definitions, and what is wrong with them. */
export interface Judged {
  readonly before: ReadonlyMap<string, string>
  readonly source: PackSource
  /** Names of the files that would be others. */
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
  /** Null as soon as there is a finding. */
  readonly definitions: Definitions | null
}

/** Judge changes of the edition in force. Runs as the owner, who alone sees whether something is in use. */
export async function judgeChanges(
  tx: Tx,
  index: PackIndex,
  before: ReadonlyMap<string, string>,
  changes: readonly DefinitionChange[],
): Promise<Judged> {
  const source = changeFiles(before, changes)
  const files = filesThatDiffer(before, source.texts)
  const built = definitionsFrom(source, await heldUnits(tx))
  const told =
    'findings' in built
      ? explained(built.findings, changes)
      : await registryFindings(tx, index, built.index, changes)
  const findings = nameFields([...told, ...templateFindings(source.texts, files)], changes, source.texts)
  const definitions = findings.length > 0 || 'findings' in built ? null : built
  return { before, source, files, findings, definitions }
}

/** A measure that was taken away while its series are in the middle of the list: said of the measure, not of every series. */
function explained(findings: readonly Finding[], changes: readonly DefinitionChange[]): Finding[] {
  const removed = changes.flatMap((change) =>
    change.kind === 'remove' && change.list === 'measures' ? [change.id] : [],
  )
  const lost = new Set<string>()
  const others = findings.filter((found) => {
    const measure = String(found.params.value)
    if (found.code !== 'pack-measure-unknown' || found.place.file !== 'series.csv') return true
    if (!removed.includes(measure)) return true
    lost.add(measure)
    return false
  })
  return [
    ...[...lost].map((measure) =>
      finding('definition-measure-in-use', removalOf(changes, 'measures', measure, 'measures.yaml'), {
        measure,
      }),
    ),
    ...others,
  ]
}

function templateFindings(texts: ReadonlyMap<string, string>, files: readonly string[]): Finding[] {
  return files.flatMap((name) => {
    const text = texts.get(name)
    if (!name.startsWith('templates/') || text === undefined) return []
    try {
      parseTemplate(text, name)
      return []
    } catch (error) {
      if (error instanceof Problem) return [...error.findings]
      throw error
    }
  })
}
