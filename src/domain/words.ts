/** Languages of screens and documents. Vietnamese comes first. */
export type Lang = 'vi' | 'en'

/** Values for the `{name}` holes of a message. */
export type Params = Readonly<Record<string, string | number>>

/** A catalogue: every key carries both languages, so that none can be forgotten. */
export type Catalogue = Readonly<Record<string, Readonly<Record<Lang, string>>>>

/**
 * Look a message up and fill its holes.
 * A hole without a value is left standing (`{name}`): a test demands that none survives.
 */
export function say<C extends Catalogue>(
  words: C,
  key: keyof C & string,
  lang: Lang,
  params: Params = {},
): string {
  const text = words[key]![lang]
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name]
    return value === undefined ? hole : String(value)
  })
}
