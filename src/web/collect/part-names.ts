import { type Entry, sameEntry } from '../../domain/submission-entries.js'

/** The texts of a return: narrative by section, explanations by the key of what they explain. */
export type TextPart = 'narrative' | 'explanations'

const MARK = { narrative: '~narrative/', explanations: '~explanations/' } as const

/** The name under which a text is kept and sent, beside cells, which go by the code of their series. */
export function textName(part: TextPart, id: string): string {
  return MARK[part] + id
}

/** What a name stands for: a text and its id, or null for a cell. */
export function readTextName(name: string): { readonly part: TextPart; readonly id: string } | null {
  for (const part of ['narrative', 'explanations'] as const)
    if (name.startsWith(MARK[part])) return { part, id: name.slice(MARK[part].length) }
  return null
}

/** A text as an entry; blank is empty. */
export function textEntry(text: string): Entry {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'value', value: text }
}

/** The text of an entry. */
export function entryText(entry: Entry): string {
  return entry.kind === 'value' ? entry.value : ''
}

/** Do both say the same? Figures by what they are worth, texts to the letter. */
export function sameUnder(name: string, a: Entry, b: Entry): boolean {
  return readTextName(name) === null ? sameEntry(a, b) : entryText(a) === entryText(b)
}
