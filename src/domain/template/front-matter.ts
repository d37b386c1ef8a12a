import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml'
import { DOCUMENT_KINDS } from '../document.js'
import { offerSeveral } from '../near.js'
import { CIRCULATIONS, URGENCIES } from '../report.js'
import type { Lang } from '../words.js'
import { wordsOnly } from './body.js'
import { splitPieces } from './pieces.js'
import type { Source } from './source.js'
import type { LetterheadTemplate, Line, TemplateUse } from './template.js'

const FIELDS = [
  'document',
  'name',
  'levels',
  'periods',
  'urgency',
  'circulation',
  'grounds',
  'drafter',
  'contact',
  'lang',
  'superior',
  'issuer',
  'symbol',
  'place',
  'kind',
  'title',
  'addressees',
  'recipients',
  'signature',
] as const
const SIGNATURE_FIELDS = ['authority', 'position', 'name'] as const

/** Fields of one YAML mapping, read by name; what is wrong with them goes to the source. */
class Fields {
  readonly #values = new Map<string, Node | null>()

  /** `shift` is where the YAML text begins in the file; `path` names the mapping in messages ("signature."). */
  constructor(
    readonly source: Source,
    readonly shift: number,
    readonly path: string,
    readonly known: readonly string[],
    map: YAMLMap,
  ) {
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (known.includes(key)) this.#values.set(key, pair.value as Node | null)
      else {
        const at = this.#start(pair.key as Node | null)
        source.fault('template-field-unknown', at, { field: path + key, near: offerSeveral(key, known) })
      }
    }
  }

  #start(node: Node | null | undefined): number {
    return this.shift + (node?.range?.[0] ?? 0)
  }

  /** A text, with its words; null when the field is left out or empty. */
  text(field: string): Line | null {
    return this.#text(this.#values.get(field), field)
  }

  required(field: string): Line {
    const text = this.text(field)
    if (text === null && !(this.#values.has(field) && !this.#empty(field)))
      this.source.fault('template-field-missing', this.shift, { field: this.path + field })
    return text ?? []
  }

  #empty(field: string): boolean {
    const node = this.#values.get(field)
    return node === null || node === undefined || (isScalar(node) && String(node.value ?? '').trim() === '')
  }

  #text(node: Node | null | undefined, field: string): Line | null {
    if (node === null || node === undefined) return null
    if (!isScalar(node)) {
      this.source.fault('template-field-not-text', this.#start(node), { field: this.path + field })
      return null
    }
    const text = String(node.value ?? '').trim()
    if (text === '') return null
    const end = this.shift + (node.range?.[1] ?? 0)
    return wordsOnly(splitPieces(text, this.source, this.#start(node), end), this.source)
  }

  list(field: string): Line[] {
    const node = this.#values.get(field)
    if (this.#empty(field)) return []
    if (!isSeq(node)) {
      this.source.fault('template-field-not-list', this.#start(node), { field: this.path + field })
      return []
    }
    return node.items.map((item) => this.#text(item as Node | null, field)).filter((line) => line !== null)
  }

  map(field: string, known: readonly string[]): Fields | null {
    const node = this.#values.get(field)
    if (this.#empty(field)) {
      this.source.fault('template-field-missing', this.shift, { field: this.path + field })
      return null
    }
    if (isMap(node)) return new Fields(this.source, this.shift, `${this.path}${field}.`, known, node)
    this.source.fault('template-field-not-map', this.#start(node), { field: this.path + field })
    return null
  }

  /** One of a few words; any other is a fault. Null when the field is left out. */
  oneOf<T extends string>(field: string, known: readonly T[]): T | null {
    const given = this.plain(field)
    if (given === null) return null
    const found = known.find((word) => word === given.value)
    if (found === undefined)
      this.source.fault('template-field-choice', given.at, {
        field: this.path + field,
        value: given.value,
        known: known.join(', '),
      })
    return found ?? null
  }

  /** Ids, one to an item; empty when the field is left out. */
  words(field: string): string[] {
    const node = this.#values.get(field)
    if (this.#empty(field)) return []
    if (isSeq(node))
      return node.items.map((item) => (isScalar(item) ? String(item.value).trim() : '')).filter(Boolean)
    this.source.fault('template-field-not-list', this.#start(node), { field: this.path + field })
    return []
  }

  plain(field: string): { value: string; at: number } | null {
    const node = this.#values.get(field)
    return isScalar(node) && !this.#empty(field)
      ? { value: String(node.value).trim(), at: this.#start(node) }
      : null
  }
}

export interface FrontMatter {
  readonly lang: Lang
  readonly use: TemplateUse
  readonly letterhead: LetterheadTemplate
}

/**
 * Read the YAML at the head of a template. `yaml` is its text, `shift` its offset in the source.
 * Every value is text (no dates, no numbers), so that "Số 05" or "2024-06-14" mean what they show.
 */
export function parseFrontMatter(yaml: string, source: Source, shift: number): FrontMatter | null {
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false })
  for (const error of document.errors)
    source.fault('template-front-matter-yaml', shift + error.pos[0], { detail: error.code })
  if (document.errors.length > 0) return null
  if (!isMap(document.contents)) {
    source.fault('template-front-matter-missing', shift)
    return null
  }
  const fields = new Fields(source, shift, '', FIELDS, document.contents)
  const lang = fields.plain('lang')
  if (lang !== null && lang.value !== 'vi' && lang.value !== 'en')
    source.fault('template-lang-unknown', lang.at, { lang: lang.value })
  const signature = fields.map('signature', SIGNATURE_FIELDS)
  const written = fields.oneOf('document', DOCUMENT_KINDS) ?? 'report'
  return {
    lang: lang?.value === 'en' ? 'en' : 'vi',
    use: {
      document: written,
      name: fields.plain('name')?.value ?? null,
      levels: fields.words('levels'),
      periods: fields.words('periods'),
    },
    letterhead: {
      superior: fields.text('superior'),
      issuer: fields.required('issuer'),
      symbol: fields.required('symbol'),
      place: fields.required('place'),
      kind: fields.required('kind'),
      title: fields.required('title'),
      addressees: fields.list('addressees'),
      recipients: fields.list('recipients'),
      form: written === 'letter' ? 'letter' : 'titled',
      grounds: fields.list('grounds'),
      urgency: fields.oneOf('urgency', URGENCIES),
      circulation: fields.oneOf('circulation', CIRCULATIONS),
      drafter: fields.text('drafter'),
      contact: fields.text('contact'),
      signature: {
        authority: signature?.text('authority') ?? null,
        position: signature?.required('position') ?? [],
        name: signature?.text('name') ?? null,
      },
    },
  }
}
