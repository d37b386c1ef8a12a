/** HTML that is safe to put into a page: made by `html`, everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | readonly Piece[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function text(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (Array.isArray(piece)) return piece.map(text).join('')
  return String(piece).replace(/[&<>"']/g, (character) => ESCAPES[character]!)
}

/** A piece of a page; what stands in the holes is escaped unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...holes: readonly Piece[]): Html {
  return new Html(parts.map((part, at) => part + (at < holes.length ? text(holes[at]!) : '')).join(''))
}

/** Nothing. */
export const NOTHING = new Html('')
