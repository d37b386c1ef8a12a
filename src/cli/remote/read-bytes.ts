import { readFile } from 'node:fs/promises'
import { fail } from '../../domain/problem.js'

/** A file to send. Problem `file-…` when it cannot be read. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') fail('file-missing', { file })
    if (code === 'EISDIR') fail('file-is-folder', { file })
    return fail('file-unreadable', { file }, { reason: code ?? message })
  }
}
