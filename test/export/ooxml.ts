import { inflateRawSync } from 'node:zlib'

/** The parts of an OOXML file (a zip) as text, by path. Enough of zip for files of our own making. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const method = file.readUInt16LE(at + 10)
    const packed = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = file.subarray(start, start + packed)
    parts.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** One paragraph of WordprocessingML and how it is set. Lengths in twips, sizes in points. */
export interface WordParagraph {
  readonly text: string
  readonly xml: string
  readonly points: number | undefined
  readonly bold: boolean
  readonly italic: boolean
  readonly capitals: boolean
  readonly align: string | undefined
  readonly keepNext: boolean
  readonly spacing: { before: number; after: number; line: number }
  readonly indent: { left: number; right: number; firstLine: number }
  /** Drawn as a rule: an empty paragraph with a border. */
  readonly rule: boolean
}

export function attribute(xml: string, element: string, name: string): string | undefined {
  return new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1]
}

function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

export function paragraphsOf(xml: string): WordParagraph[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside]) => {
    const paragraph = inside!
    const number = (element: string, name: string) => Number(attribute(paragraph, element, name) ?? 0)
    const size = attribute(paragraph, 'sz', 'val')
    return {
      text: plain([...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join('')),
      xml: paragraph,
      points: size === undefined ? undefined : Number(size) / 2,
      bold: paragraph.includes('<w:b/>'),
      italic: paragraph.includes('<w:i/>'),
      capitals: paragraph.includes('<w:caps/>'),
      align: attribute(paragraph, 'jc', 'val'),
      keepNext: paragraph.includes('<w:keepNext/>'),
      spacing: {
        before: number('spacing', 'before'),
        after: number('spacing', 'after'),
        line: number('spacing', 'line'),
      },
      indent: {
        left: number('ind', 'left'),
        right: number('ind', 'right'),
        firstLine: number('ind', 'firstLine'),
      },
      rule: paragraph.includes('<w:pBdr>'),
    }
  })
}

/** A Word file taken apart. */
export class OpenedDocx {
  readonly parts: Map<string, string>

  constructor(bytes: Uint8Array) {
    this.parts = partsOf(bytes)
  }

  get xml(): string {
    return this.parts.get('word/document.xml')!
  }

  get paragraphs(): WordParagraph[] {
    return paragraphsOf(this.xml)
  }

  get tables(): string[] {
    return this.xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  }

  get sections(): string[] {
    return this.xml.match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? []
  }

  /** The one paragraph with this text. */
  find(text: string | RegExp): WordParagraph {
    const found = this.paragraphs.filter((p) =>
      typeof text === 'string' ? p.text === text : text.test(p.text),
    )
    if (found.length !== 1) throw new Error(`${found.length} paragraphs read ${text}`)
    return found[0]!
  }

  /** Length in twips of the rule right below a paragraph, inside `width`. */
  ruleBelow(text: string, width: number): number {
    const all = this.paragraphs
    const next = all[all.findIndex((p) => p.text === text) + 1]
    if (next?.rule !== true) throw new Error(`no rule below ${text}`)
    return width - next.indent.left - next.indent.right
  }

  /** A header or footer of a section. */
  marginXml(section: string, kind: 'header' | 'footer', page: 'default' | 'first'): string {
    const id = new RegExp(`<w:${kind}Reference w:type="${page}" r:id="([^"]+)"`).exec(section)?.[1]
    const relations = this.parts.get('word/_rels/document.xml.rels')!
    const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(relations)![0]
    return this.parts.get(`word/${/Target="([^"]+)"/.exec(target)![1]}`)!
  }

  margin(section: string, kind: 'header' | 'footer', page: 'default' | 'first'): WordParagraph[] {
    return paragraphsOf(this.marginXml(section, kind, page))
  }
}
