/** The rooms of `src` and the rooms each may import besides itself. ADR 0001 tells why. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  wire: ['domain'],
  store: ['domain'],
  export: ['domain'],
  cycle: ['domain', 'store', 'export'],
  http: ['domain', 'wire', 'cycle'],
  jobs: ['domain', 'cycle'],
  cli: ['domain', 'wire', 'cycle'],
  web: ['domain', 'wire'],
  main: ['domain', 'wire', 'store', 'export', 'cycle', 'http', 'jobs', 'cli', 'web'],
}

/** Folders beside `src` that may import anything; nothing in `src` may import them. */
export const FREE: readonly string[] = ['bench', 'test', 'rules']

/** Packages that the domain may use: pure functions on plain data, no clock, no input or output. */
export const PURE_PACKAGES: readonly { readonly name: RegExp; readonly why: string }[] = [
  { name: /^big\.js$/, why: 'exact decimals' },
  { name: /^zod$/, why: 'shapes of pack files, checked' },
  { name: /^@stdlib\/stats-base-dists-/, why: 'distribution functions, checked against published values' },
  { name: /^yaml$/, why: 'text to plain data: the head of a template' },
  { name: /^mdast-util-from-markdown$/, why: 'text to a plain tree: the body of a template' },
]

/** The room of a file: a folder of `src`, or one of the free folders. Tests beside their file are as free as `test`. */
export function roomOf(path: string): string {
  if (/\.test\.tsx?$/.test(path)) return 'test'
  const [top, folder] = path.split('/')
  return top === 'src' ? (folder ?? '') : (top ?? '')
}

/** May a file of `from` import a file of `to`? */
export function mayImport(from: string, to: string): boolean {
  return from === to || FREE.includes(from) || (ROOMS[from] ?? []).includes(to)
}
