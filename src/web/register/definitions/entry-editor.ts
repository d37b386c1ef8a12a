import type { Words } from '../../../domain/measure.js'
import type { Entry, ListName } from '../draft/changes.js'
import { findingsOf } from '../draft/finding-at.js'
import { same } from '../draft/same.js'
import type { DefinitionDraft } from '../draft/use-draft.js'

/** One entry of a list that is looked at, and edited by whoever may. */
export interface EntryEditor {
  readonly entry: Entry
  readonly id: string
  /** May it be changed? */
  readonly open: boolean
  /** Is it new in the draft, or edited there? */
  readonly mark: 'new' | 'edited' | null
  /** A key of the entry, as text; '' when it is not there. */
  text(key: string): string
  words(key: string): Words
  list(key: string): readonly unknown[]
  /** Write a key; undefined takes it away, so that the default holds. */
  set(key: string, value: unknown): void
  /** Write the whole entry. */
  write(entry: Entry): void
  /** What is wrong at a path within the entry (`rules.2.left`), or anywhere below it. */
  fault(path: string): string | undefined
  remove(): void
}

/** Undefined when there is no such entry. */
export function entryEditor(draft: DefinitionDraft, list: ListName, id: string): EntryEditor | undefined {
  const entry = draft.lists[list].find((one) => one.id === id)
  if (entry === undefined) return undefined
  const found = findingsOf(draft.preview.data?.findings ?? [], draft.changes, { list, id })
  return {
    entry,
    id,
    open: draft.may === true,
    mark: markOf(draft, list, entry),
    text: (key) =>
      typeof entry[key] === 'string' || typeof entry[key] === 'number' ? String(entry[key]) : '',
    words: (key) => (entry[key] as Words | undefined) ?? { vi: '', en: '' },
    list: (key) => (Array.isArray(entry[key]) ? (entry[key] as readonly unknown[]) : []),
    set: (key, value) => {
      const { [key]: _, ...rest } = entry
      // The order of keys stays as the file has it.
      const next = Object.hasOwn(entry, key) && value !== undefined ? { ...entry, [key]: value } : rest
      draft.put(list, id, value === undefined || Object.hasOwn(entry, key) ? next : { ...rest, [key]: value })
    },
    write: (next) => draft.put(list, id, next),
    fault: (path) => {
      const exact = found.get(path)
      if (exact !== undefined) return exact.message
      for (const [at, finding] of found) if (at.startsWith(`${path}.`)) return finding.message
      return undefined
    },
    remove: () => draft.remove(list, id),
  }
}

/** Is an entry new or edited in the draft? */
export function markOf(draft: DefinitionDraft, list: ListName, entry: Entry): 'new' | 'edited' | null {
  const before = draft.base.lists[list].find(({ id }) => id === entry.id)
  if (before === undefined) return 'new'
  return same(before, entry) ? null : 'edited'
}
