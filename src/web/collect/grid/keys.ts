import type { Words } from '../../../domain/measure.js'
import { webReturnKeysWords as words } from '../../../domain/words/web-return-keys.js'

/** A key of a page and what it does: for the list of shortcuts. `keys` as they are engraved, joined by `+`; ways to do the same parted by ` / `. */
export interface KeyHelp {
  readonly keys: string
  readonly label: Words
}

/** Where these keys hold. */
export const RETURN_KEYS_TITLE: Words = words.title

/** Every key of the page of a return. */
export const RETURN_KEYS: readonly KeyHelp[] = [
  { keys: 'Enter', label: words.down },
  { keys: '↑ / ↓', label: words.arrows },
  { keys: 'Tab', label: words.along },
  { keys: 'Shift+↑ / Shift+↓', label: words.extend },
  { keys: 'Ctrl+A', label: words.all },
  { keys: 'F2', label: words.edit },
  { keys: 'Esc', label: words.cancel },
  { keys: 'Delete', label: words.clear },
  { keys: 'Ctrl+Home / Ctrl+End', label: words.ends },
  { keys: 'Ctrl+Z', label: words.undo },
  { keys: 'Ctrl+Y / Ctrl+Shift+Z', label: words.redo },
  { keys: 'Ctrl+C', label: words.copy },
  { keys: 'Ctrl+V', label: words.paste },
  { keys: 'Alt+Enter', label: words.details },
  { keys: 'F8', label: words.next },
  { keys: 'Ctrl+Enter', label: words.submit },
  { keys: 'Ctrl+B', label: words.bold },
  { keys: 'Ctrl+I', label: words.italic },
]
