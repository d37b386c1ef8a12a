import type { Keeper } from './autosave.js'
import type { Unsaved } from './autosave-state.js'

/**
 * What is unsaved of one return, in the browser's own storage: written at once, so that nothing is lost when the tab is closed in the
 * middle of a word. Each account has its own.
 */
export function deviceKeeper(account: string, which: string): Keeper {
  const key = `cungky.unsaved.${account}.${which}`
  return {
    load: async () => {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved | null
      } catch {
        // Nothing that we wrote, or no storage at all.
        return null
      }
    },
    keep: async (unsaved) => {
      if (isNothing(unsaved)) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(unsaved))
    },
  }
}

function isNothing({ waiting, sending, conflicts, refused }: Unsaved): boolean {
  return Object.keys(waiting).length === 0 && sending === null && conflicts.length === 0 && refused === null
}
