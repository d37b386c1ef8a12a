/** A text field as it stands: what it holds and what of it is selected. */
export interface Field {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Put marks around what is selected, or take them away where they are already. */
export function toggleAround({ text, start, end }: Field, mark: '**' | '*'): Field {
  const [head, chosen, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  const size = mark.length
  // `**` ends with the mark of italic, too.
  const inside = head.endsWith(mark) && tail.startsWith(mark)
  const other = mark === '*' && head.endsWith('**') && !head.endsWith('***')
  if (inside && !other)
    return {
      text: head.slice(0, -size) + chosen + tail.slice(size),
      start: start - size,
      end: end - size,
    }
  return { text: head + mark + chosen + mark + tail, start: start + size, end: end + size }
}

const ITEM = { bullet: /^\s*[-*•]\s+/, number: /^\s*\d{1,3}[.)]\s+/ } as const

/** Make the selected lines items of a list, or plain lines again where all of them are items already. */
export function toggleList({ text, start, end }: Field, kind: 'bullet' | 'number'): Field {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const after = text.indexOf('\n', end)
  const to = after === -1 ? text.length : after
  const lines = text.slice(from, to).split('\n')
  const on = lines.every((line) => ITEM[kind].test(line))
  let count = 0
  const made = lines.map((line) => {
    const bare = line.replace(ITEM.bullet, '').replace(ITEM.number, '')
    if (on || (bare.trim() === '' && lines.length > 1)) return bare
    count++
    return (kind === 'bullet' ? '- ' : `${count}. `) + bare
  })
  const put = made.join('\n')
  return {
    text: text.slice(0, from) + put + text.slice(to),
    start: from + put.length,
    end: from + put.length,
  }
}

/** Enter inside a list: the next item begins, or the list ends where the item is empty. Null: an ordinary line end. */
export function lineEnd({ text, start, end }: Field): Field | null {
  if (start !== end) return null
  const from = text.lastIndexOf('\n', start - 1) + 1
  const line = text.slice(from, start)
  const item = /^(\s*)(?:([-*•])|(\d{1,3})([.)]))\s+/.exec(line)
  if (item === null) return null
  if (item[0] === line) return { text: text.slice(0, from) + text.slice(start), start: from, end: from }
  const next = item[2] ?? `${Number(item[3]) + 1}${item[4]}`
  const put = `\n${item[1]}${next} `
  return {
    text: text.slice(0, start) + put + text.slice(end),
    start: start + put.length,
    end: start + put.length,
  }
}

/** Plain text of a word processor: its bullets and odd spaces become what the field knows. */
export function tidyPasted(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\v|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[•·▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8\uf076]|o(?=[\t ]{2,}|\t))[\t ]+/u, '- ')
        .replace(/^\s*[-–—+][\t ]+/, '- ')
        .replace(/^\s*(\d{1,3}[.)])[\t ]+/, '$1 ')
        .replace(/[\t ]+/g, ' ')
        .trimEnd(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}
