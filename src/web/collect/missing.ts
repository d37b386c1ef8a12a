import type { Entry } from '../../domain/submission-entries.js'
import type { Unsaved } from './autosave-state.js'
import { textName } from './part-names.js'
import type { Return } from './return-data.js'

export type MissingKind = 'conflict' | 'cell' | 'error' | 'explanation' | 'narrative'

/** Something that is still to be done, and the element of the page where. */
export interface Missing {
  readonly kind: MissingKind
  readonly target: string
}

export function cellId(series: string): string {
  return `cell-${series}`
}

export function textId(name: string): string {
  return `text-${name}`
}

/** Everything that is still missing in a return, in the order of the page. `entries`: as the page shows them, `text` likewise. */
export function missingOf(
  { sections, checks, narrative }: Pick<Return, 'sections' | 'checks' | 'narrative'>,
  { conflicts }: Pick<Unsaved, 'conflicts'>,
  entries: ReadonlyMap<string, Entry>,
  text: (name: string) => string,
): Missing[] {
  const conflicting = new Set(conflicts.map(({ cell }) => cell))
  const wrong = new Set(
    checks
      .filter(({ severity, code }) => severity === 'error' && code !== 'check-required')
      .flatMap(({ series }) => series),
  )
  const found: Missing[] = []
  for (const { series } of sections.flatMap(({ cells }) => cells)) {
    const kind: MissingKind | null = conflicting.has(series)
      ? 'conflict'
      : (entries.get(series) ?? { kind: 'empty' }).kind === 'empty'
        ? 'cell'
        : wrong.has(series)
          ? 'error'
          : null
    if (kind !== null) found.push({ kind, target: cellId(series) })
  }
  const texts = [
    ...checks.flatMap(({ severity, key }) =>
      severity === 'warning' && key !== null
        ? [{ kind: 'explanation' as const, name: textName('explanations', key) }]
        : [],
    ),
    ...narrative.map(({ id }) => ({ kind: 'narrative' as const, name: textName('narrative', id) })),
  ]
  for (const { kind, name } of texts) {
    if (conflicting.has(name)) found.push({ kind: 'conflict', target: textId(name) })
    else if (text(name).trim() === '') found.push({ kind, target: textId(name) })
  }
  return found
}

/** The next of them after a place in the page, beginning anew at the end; `back` the other way round. */
export function nextMissing(
  missing: readonly Missing[],
  isAfter: (target: string) => boolean,
  isBefore: (target: string) => boolean,
  back: boolean,
): Missing | undefined {
  if (back) return missing.findLast(({ target }) => isBefore(target)) ?? missing.at(-1)
  return missing.find(({ target }) => isAfter(target)) ?? missing[0]
}
