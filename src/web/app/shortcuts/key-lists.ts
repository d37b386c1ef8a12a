import type { Words } from '../../../domain/measure.js'
import { webWords } from '../../../domain/words/web.js'
import { webPaletteWords as words } from '../../../domain/words/web-palette.js'
import { MENU } from '../navigation.js'
import { GO_KEYS, goes } from './heard.js'

/** A key and what it does. `keys` as they are engraved, joined by `+`; one after the other parted by a blank; ways to do the same by ` / `. */
export interface KeyHelp {
  readonly keys: string
  readonly label: Words
}

export interface KeyList {
  readonly title: Words
  readonly keys: readonly KeyHelp[]
}

/** The keys that hold everywhere. */
export const EVERYWHERE: KeyList = {
  title: words.everywhere,
  keys: [
    { keys: 'Ctrl+K', label: words['key-palette'] },
    { keys: '/', label: words['key-search'] },
    { keys: '?', label: words['key-list'] },
    { keys: 'Esc', label: words['key-close'] },
    ...GO_KEYS.map((key) => ({ keys: `g ${key}`, label: pageName(goes(`go-${key}`)) })),
  ],
}

function pageName(to: string): Words {
  const page = MENU.flatMap(({ pages }) => pages).find((one) => one.to === to)
  return webWords[page?.label ?? 'nav-help']
}

/** Keys of single pages, fetched when the list is opened there. */
const OF_PAGES: readonly (readonly [path: RegExp, list: () => Promise<KeyList>])[] = [
  [
    /^\/returns\/[^/]+\/[^/]+\/[^/]+$/,
    async () => {
      const { RETURN_KEYS, RETURN_KEYS_TITLE } = await import('../../collect/grid/keys.js')
      return { title: RETURN_KEYS_TITLE, keys: RETURN_KEYS }
    },
  ],
]

/** The keys of the page at this address; null when it has none of its own. */
export async function keysOfPage(path: string): Promise<KeyList | null> {
  const found = OF_PAGES.find(([pattern]) => pattern.test(path))
  return found === undefined ? null : await found[1]()
}
