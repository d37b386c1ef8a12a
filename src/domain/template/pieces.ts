import { type Placeholder, parsePlaceholder } from './placeholder.js'
import type { Source } from './source.js'
import type { TextPiece } from './template.js'

/**
 * Split text at its `{{ … }}`. `from` and `to` bound the same text in the source file, where escapes or quotes may make
 * it longer; the n-th brace pair there is the n-th here, which gives each placeholder its exact line and column.
 * Faulty placeholders are reported to the source and left out.
 */
export function splitPieces(
  text: string,
  source: Source,
  from: number,
  to: number,
): (TextPiece | Placeholder)[] {
  const pieces: (TextPiece | Placeholder)[] = []
  const plain = (part: string, inSource: number) => {
    if (part.includes('}}'))
      source.fault('template-placeholder-close', Math.max(inSource, source.text.indexOf('}}', inSource)))
    else if (part !== '') pieces.push({ kind: 'text', text: part })
  }
  let done = 0
  let sourceDone = from
  for (;;) {
    const open = text.indexOf('{{', done)
    if (open < 0) break
    const found = source.text.indexOf('{{', sourceDone)
    const sourceOpen = found >= 0 && found < to ? found : from
    plain(text.slice(done, open), sourceDone)
    const close = text.indexOf('}}', open + 2)
    const next = text.indexOf('{{', open + 2)
    if (close < 0 || (next >= 0 && next < close)) {
      source.fault('template-placeholder-open', sourceOpen)
      if (next < 0) return pieces
      done = next
      sourceDone = sourceOpen + 2
      continue
    }
    const placeholder = parsePlaceholder(text.slice(open + 2, close), source, sourceOpen + 2)
    if (placeholder !== null) pieces.push(placeholder)
    done = close + 2
    sourceDone = sourceOpen + (done - open)
  }
  plain(text.slice(done), sourceDone)
  return pieces
}
