/** What keys ask for on every page. */
export type Act = 'palette' | 'keys' | 'search' | `go-${GoKey}`

const GO = {
  m: '/',
  r: '/returns',
  b: '/board',
  t: '/accept',
  f: '/figures',
  n: '/notices',
  u: '/units',
  d: '/definitions',
  h: '/help',
} as const
export type GoKey = keyof typeof GO

/** The letters that follow `g`, and the pages they lead to. */
export const GO_KEYS = Object.keys(GO) as readonly GoKey[]

/** Where an act of going leads. */
export function goes(act: `go-${GoKey}`): (typeof GO)[GoKey] {
  return GO[act.slice(3) as GoKey]
}

export interface Heard {
  /** `g` was pressed: the next letter says where to go. */
  readonly going: boolean
  readonly act: Act | null
}

export const NOTHING_HEARD: Heard = { going: false, act: null }

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * What a key means after those before it. Single keys mean nothing while somebody types (or a dialogue is open), nor when they are switched off:
 * whoever speaks to the computer would set them off by chance (WCAG 2.2, 2.1.4).
 */
export function heard(
  before: Heard,
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { typing, singles }: { readonly typing: boolean; readonly singles: boolean },
): Heard {
  const letter = key.toLowerCase()
  if ((ctrlKey || metaKey) && !altKey && letter === 'k') return { going: false, act: 'palette' }
  if (ctrlKey || metaKey || altKey || typing || !singles) return NOTHING_HEARD
  if (before.going) return isGoKey(letter) ? { going: false, act: `go-${letter}` } : NOTHING_HEARD
  if (letter === 'g') return { going: true, act: null }
  if (key === '?') return { going: false, act: 'keys' }
  if (key === '/') return { going: false, act: 'search' }
  // Shift alone comes before the question mark.
  return NOTHING_HEARD
}

function isGoKey(letter: string): letter is GoKey {
  return Object.hasOwn(GO, letter)
}
