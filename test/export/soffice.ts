import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** LibreOffice: named by `CUNGKY_SOFFICE`, or on the path; null when there is none. */
export function soffice(): string | null {
  const named = process.env.CUNGKY_SOFFICE
  if (named !== undefined && named !== '') return named
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice'))
  return found.find((path) => existsSync(path)) ?? null
}

/** Open an office file in LibreOffice and give what it prints; null when it cannot open it, or has no module for its kind. */
export async function printed(bytes: Uint8Array, ending: string): Promise<Uint8Array | null> {
  const program = soffice()
  if (program === null) throw new Error('no soffice')
  const folder = mkdtempSync(join(tmpdir(), 'cungky-soffice-'))
  try {
    writeFileSync(join(folder, `file.${ending}`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await promisify(execFile)(
      program,
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, `file.${ending}`)],
      { timeout: 100_000 },
    )
    const pdf = join(folder, 'file.pdf')
    return existsSync(pdf) ? new Uint8Array(readFileSync(pdf)) : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
