/**
 * Formatted text from the clipboard as a document that is read and never shown. Looks are taken out before it is parsed, since the
 * policy of the page counts them as its own; what they said stays readable as `data-look`.
 */
export function clipboardDocument(html: string): Document {
  const bare = html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle=/gi, ' data-look=')
  return new DOMParser().parseFromString(bare, 'text/html')
}
