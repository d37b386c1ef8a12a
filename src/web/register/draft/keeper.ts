import type { Change } from './changes.js'

/** Changes that were not applied yet, and the edition that they were begun on. */
export interface Draft {
  readonly edition: string
  readonly changes: readonly Change[]
  /** Where most of it came from: typed here, or an archive. */
  readonly source?: 'edit' | 'import'
  /** Why, as far as it is written. */
  readonly reason?: string
}

/** A draft of one account on one device. Written at once with every letter; other tabs follow. */
export class DraftKeeper {
  private readonly key: string
  private readonly listeners = new Set<() => void>()
  private draft: Draft | null
  /** False when the device had no room for it: then the page is the only place where it is. */
  kept = true

  constructor(account: string) {
    this.key = `cungky.definitions.${account}`
    this.draft = this.load()
    addEventListener('storage', (event) => {
      if (event.key !== this.key) return
      this.draft = this.load()
      this.tell()
    })
  }

  readonly read = (): Draft | null => this.draft

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Null, or a draft without changes: there is none any more. */
  write(draft: Draft | null): void {
    this.draft = draft === null || draft.changes.length === 0 ? null : draft
    try {
      if (this.draft === null) localStorage.removeItem(this.key)
      else localStorage.setItem(this.key, JSON.stringify(this.draft))
      this.kept = true
    } catch {
      this.kept = false
    }
    this.tell()
  }

  private load(): Draft | null {
    try {
      const held = JSON.parse(localStorage.getItem(this.key) ?? 'null') as Draft | null
      return held !== null && typeof held.edition === 'string' && Array.isArray(held.changes) ? held : null
    } catch {
      // Nothing that we wrote, or no storage at all.
      return null
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

const keepers = new Map<string, DraftKeeper>()

/** The one keeper of an account on this page. */
export function draftKeeper(account: string): DraftKeeper {
  const held = keepers.get(account) ?? new DraftKeeper(account)
  keepers.set(account, held)
  return held
}
