import type { Change, ListName } from './changes.js'
import type { Finding } from './editions.js'

/** The change that a finding is about, by its `field` (`changes.3.value.expression`), and the field within it. */
export function targetOf(finding: Finding): { readonly change: number; readonly path: string } | null {
  const match = /^changes\.(\d+)(?:\.(?:value\.?)?(.*))?$/.exec(finding.field ?? '')
  return match === null ? null : { change: Number(match[1]), path: match[2] ?? '' }
}

/** What is wrong with one entry, by the path within it (`rules.2.left`), the first of each path. */
export function findingsOf(
  findings: readonly Finding[],
  changes: readonly Change[],
  about: { readonly list: ListName; readonly id: string } | 'calendar',
): ReadonlyMap<string, Finding> {
  const at = changes.findIndex((change) =>
    about === 'calendar'
      ? change.kind === 'calendar'
      : change.kind !== 'calendar' &&
        change.kind !== 'file' &&
        change.list === about.list &&
        change.id === about.id,
  )
  const found = new Map<string, Finding>()
  if (at === -1) return found
  for (const finding of findings) {
    const target = targetOf(finding)
    if (target?.change === at && !found.has(target.path)) found.set(target.path, finding)
  }
  return found
}
