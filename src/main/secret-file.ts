import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A short secret in a file that only the program's own user may read. */
export interface SecretFile {
  readonly file: string
  /** Null when it was never kept. */
  read(): string | null
  keep(secret: string): void
}

export function secretFile(file: string): SecretFile {
  return {
    file,
    read: () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
      return text === '' ? null : text
    },
    keep: (secret) => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${secret}\n`, { mode: 0o600 })
      // The mode above holds for a new file only.
      chmodSync(file, 0o600)
    },
  }
}
