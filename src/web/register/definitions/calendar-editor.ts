import type { Entry } from '../draft/changes.js'
import { findingsOf } from '../draft/finding-at.js'
import type { DefinitionDraft } from '../draft/use-draft.js'

/** The calendar that is looked at, and edited by whoever may. */
export interface CalendarEditor {
  readonly calendar: Entry
  readonly open: boolean
  /** Write a key; undefined takes it away. */
  set(key: string, value: unknown): void
  /** What is wrong at a path (`cutoffs.0.from`). */
  fault(path: string): string | undefined
}

export function calendarEditor(draft: DefinitionDraft): CalendarEditor {
  const found = findingsOf(draft.preview.data?.findings ?? [], draft.changes, 'calendar')
  return {
    calendar: draft.calendar,
    open: draft.may === true,
    set: (key, value) => {
      const next = { ...draft.calendar, [key]: value }
      if (value === undefined) delete next[key]
      draft.setCalendar(next)
    },
    fault: (path) => found.get(path)?.message,
  }
}
