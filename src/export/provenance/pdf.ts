import { getDocumentProxy } from 'unpdf'
import { tidyLine } from '../../domain/manifest.js'

/** Name of the manifest among the files attached to a PDF. */
export const PDF_MANIFEST = 'cungky-manifest.json'

/** What a PDF says line by line, and the manifest attached to it; null when there is none. Throws for what is no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<{ lines: string[]; manifest: string | null }> {
  // The reader takes the bytes over.
  const document = await getDocumentProxy(bytes.slice())
  try {
    const lines: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      let line = ''
      for (const item of items) {
        if (!('str' in item)) continue
        line += item.str
        if (item.hasEOL) {
          lines.push(tidyLine(line))
          line = ''
        }
      }
      lines.push(tidyLine(line))
      page.cleanup()
    }
    const attached = await document.getAttachments()
    const content =
      attached?.has(PDF_MANIFEST) === true ? await document.getAttachmentContent(PDF_MANIFEST) : null
    return {
      lines: lines.filter((line) => line !== ''),
      manifest: content === null ? null : Buffer.from(content).toString('utf8'),
    }
  } finally {
    await document.loadingTask.destroy()
  }
}
