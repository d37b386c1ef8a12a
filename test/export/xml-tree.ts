/** One element of an XML part: its name with prefix, its attributes as written, and its child elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
}

const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/u.source
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`, 'uy')
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)*/iuy
const PROLOG = /^\uFEFF?(?:<\?xml [^?]*\?>)?\s*/u

/**
 * Read an XML part without comments, CDATA or a document type (Office writes none). Not well-formed: an error that
 * tells where.
 */
export function xmlTree(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  let at = PROLOG.exec(xml)![0].length
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(xml)
    if (match === null) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`)
    at = pattern.lastIndex
    return match
  }
  while (at < xml.length) {
    const [, closing, name, written, empty] = take(TAG)
    if (closing === '/') {
      const ended = open.pop()!
      if (ended.name !== name) throw new Error(`</${name}> ends <${ended.name}> at ${at}`)
    } else {
      const element = { name: name!, attributes: attributesOf(written!), children: [] }
      open.at(-1)!.children.push(element)
      if (empty !== '/') open.push(element)
    }
    const [text] = take(TEXT)
    if (open.length === 1 && text!.trim() !== '') throw new Error(`text outside the root at ${at}`)
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements are left open')
  return root.children[0]!
}

function attributesOf(written: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, value] of written.matchAll(/([\w:.-]+)="([^"]*)"/gu)) {
    if (attributes.has(name!)) throw new Error(`${name} is written twice`)
    attributes.set(name!, value!)
  }
  return attributes
}

/** The element and all below it. */
export function* elements(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elements(child)
}
