import type { ReceivedFile } from '../../../wire/client-types.js'

/** Give the person a file that the server made, under the name it gave it. */
export function saveFile({ bytes, name, mediaType }: ReceivedFile): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name ?? ''
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
