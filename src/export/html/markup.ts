/** Text as HTML writes it, inside elements and attributes alike. */
export function escaped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** An element around markup that is ready. An attribute that is null is left out. */
export function element(name: string, attributes: Attributes, inside: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value == null ? [] : [` ${key}="${escaped(String(value))}"`],
  )
  return `<${name}${written.join('')}>${inside}</${name}>`
}
