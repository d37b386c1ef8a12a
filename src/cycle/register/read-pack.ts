import { join } from 'node:path'
import type { Pack } from '../../domain/pack.js'
import { finding, Problem } from '../../domain/problem.js'
import { type CheckedPack, checkSource } from './check-source.js'
import { readFolder } from './read-folder.js'

export type { CheckedPack } from './check-source.js'

/**
 * Read the pack in a folder. Files are named in findings as `folder` with the file's name.
 * @throws Problem with all findings when the pack is not sound.
 */
export async function readPack(folder: string): Promise<Pack> {
  const { pack, findings } = await checkPack(folder)
  if (pack === null) throw new Problem(findings)
  return pack
}

/** Read the pack in a folder and tell everything that is wrong with it. Figures, references and templates are not judged. */
export async function checkPack(folder: string): Promise<CheckedPack> {
  try {
    return checkSource(await readFolder(folder), (name) => join(folder, name))
  } catch (error) {
    if (error instanceof Problem && error.code === 'pack-folder-missing')
      return { pack: null, layouts: [], findings: [finding('pack-folder-missing', { file: folder })] }
    throw error
  }
}
