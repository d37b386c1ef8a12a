import type { Entry } from './find.js'

const MOST = 8

const place = (account: string) => `cungky.recent.${account}`

/** What this account opened last on this device, the newest first. */
export function recentOf(account: string): readonly Entry[] {
  try {
    return JSON.parse(localStorage.getItem(place(account)) ?? '[]') as Entry[]
  } catch {
    return []
  }
}

/** Put it first; what was opened longest ago is forgotten. */
export function rememberOpened(account: string, entry: Entry): void {
  const others = recentOf(account).filter(({ id }) => id !== entry.id)
  try {
    localStorage.setItem(place(account), JSON.stringify([entry, ...others].slice(0, MOST)))
  } catch {
    // No room on the device: the palette works without.
  }
}
