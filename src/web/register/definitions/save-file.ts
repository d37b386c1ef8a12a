import type { ReceivedFile } from '../../../wire/client-types.js'

/** Let the browser keep a file that the server sent. */
export function saveFile({ bytes, name, mediaType }: ReceivedFile, fallback: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name ?? fallback
  link.click()
  URL.revokeObjectURL(address)
}
