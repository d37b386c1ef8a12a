const KEPT = 'cungky.single-keys'

/** Are keys without Ctrl in force on this device? They are until somebody switches them off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off'
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, 'off')
}
