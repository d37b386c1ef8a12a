import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, finding, Problem } from '../../domain/problem.js'
import { isPackFile, type PackSource } from './pack-source.js'
import { readText } from './read-text.js'

/** The files of a pack in a folder, not judged yet. Figures, references and whatever else lies there are left alone. */
export async function readFolder(folder: string): Promise<PackSource> {
  const present = await names(folder)
  if (present === undefined) throw new Problem(finding('pack-folder-missing', { file: folder }))
  const templates = ((await names(join(folder, 'templates'))) ?? []).map((name) => `templates/${name}`)
  const texts = new Map<string, string>()
  const unread = new Map<string, readonly Finding[]>()
  for (const name of [...present, ...templates].filter(isPackFile)) {
    const read = await readText(join(folder, name))
    if (read === undefined) continue
    if ('text' in read) texts.set(name, read.text)
    else unread.set(name, read.findings)
  }
  return { texts, unread, present }
}

function names(folder: string): Promise<string[] | undefined> {
  return readdir(folder).then(
    (found) => found.sort(),
    () => undefined,
  )
}
