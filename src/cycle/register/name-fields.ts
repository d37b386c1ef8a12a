import { DEFINITION_LISTS, type DefinitionChange, LIST_PLACES } from '../../domain/definition-lists.js'
import type { Finding } from '../../domain/problem.js'
import { listsOf } from './describe-definitions.js'

/**
 * The findings with the field of the change that they concern: `changes.3.value.expression`. What no change can be named for keeps
 * the place in its file alone.
 */
export function nameFields(
  findings: readonly Finding[],
  changes: readonly DefinitionChange[],
  after: ReadonlyMap<string, string>,
): Finding[] {
  const ids = idsByPlace(after)
  return findings.map((found) => {
    const { field: old, ...place } = found.place
    if (old?.startsWith('changes.') === true) return found
    const field = fieldOf(found, changes, ids)
    const inFile = place.file === undefined ? { field: old } : {}
    return {
      ...found,
      place: { ...place, ...(field === undefined ? inFile : { field }) } as Finding['place'],
    }
  })
}

type Ids = ReadonlyMap<string, string>

/** `forms.yaml 2` → the id of the third form. */
function idsByPlace(after: ReadonlyMap<string, string>): Ids {
  const ids = new Map<string, string>()
  try {
    const { lists } = listsOf(after)
    for (const list of DEFINITION_LISTS)
      for (const [n, entry] of lists[list].entries()) {
        const { file, key } = LIST_PLACES[list]
        ids.set(`${file} ${[...(key === null ? [] : [key]), n].join('.')}`, `${list} ${String(entry?.id)}`)
      }
  } catch {
    // A file that is no YAML: its faults are told by line.
  }
  return ids
}

function fieldOf(
  { place: { file, field } }: Finding,
  changes: readonly DefinitionChange[],
  ids: Ids,
): string | undefined {
  const last = (fits: (change: DefinitionChange) => boolean): number => changes.findLastIndex(fits)
  const whole = last((change) => change.kind === 'file' && change.name === file)
  if (field !== undefined) {
    const entry = /^(?:[a-z]+\.)?\d+/.exec(field)?.[0]
    const id = entry === undefined ? undefined : ids.get(`${file} ${entry}`)
    const n = last(
      (change) => change.kind === 'put' && id === `${change.list} ${String(change.value.id ?? change.id)}`,
    )
    if (n >= 0 && n > whole) return `changes.${n}.value${field.slice(entry!.length)}`
    const calendar = last((change) => change.kind === 'calendar' && file === 'calendar.yaml')
    if (calendar >= 0 && calendar > whole) return `changes.${calendar}.value.${field}`
  }
  return whole < 0 ? undefined : `changes.${whole}.text`
}
