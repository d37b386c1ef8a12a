import type { Keeper } from './autosave.js'
import { isAllSaved, NOTHING_UNSAVED, type Unsaved } from './autosave-state.js'

/** Keeps what is unsaved of one return, and tells when another page of the same browser has kept something. */
export interface DeviceKeeper extends Keeper {
  /** Gives the function that stops listening. */
  listen(heard: () => void): () => void
}

/**
 * What is unsaved of one return, in the browser's own storage: written at once, so that nothing is lost when the tab is closed in the
 * middle of a word. Each account has its own.
 */
export function deviceKeeper(account: string, which: string): DeviceKeeper {
  const key = `cungky.unsaved.${account}.${which}`
  return {
    load: () => {
      try {
        const held = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved | null
        return held === null ? null : { ...NOTHING_UNSAVED, ...held }
      } catch {
        // Nothing that we wrote, or no storage at all.
        return null
      }
    },
    keep: (unsaved) => {
      if (isAllSaved(unsaved)) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(unsaved))
    },
    listen: (heard) => {
      const on = (event: StorageEvent): void => {
        if (event.key === key || event.key === null) heard()
      }
      addEventListener('storage', on)
      return () => removeEventListener('storage', on)
    },
  }
}
