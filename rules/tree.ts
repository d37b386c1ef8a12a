import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project; `path` is relative to the project's folder, with forward slashes. */
export interface ProjectFile {
  readonly path: string
  readonly bytes: number
}

/** A text file with its content. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every file of the project in order of path, without what `.gitignore` names and without `.git` itself. */
export function projectFiles(root: string): ProjectFile[] {
  const ignored = new Set(['.git', ...ignoredFolders(root)])
  const found: ProjectFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (ignored.has(entry.name)) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) found.push({ path, bytes: statSync(join(root, path)).size })
    }
  }
  walk('')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The lines of `.gitignore` that name a folder; the rules look at sources only, so patterns of files do not matter here. */
function ignoredFolders(root: string): string[] {
  return readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1))
}

/** Read those of the files whose path passes. */
export function readSources(
  root: string,
  files: readonly ProjectFile[],
  wanted: (path: string) => boolean,
): SourceFile[] {
  return files
    .filter((file) => wanted(file.path))
    .map(({ path }) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
