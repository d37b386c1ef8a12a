import { join } from 'node:path'
import { editionOf } from '../../cycle/register/edition-of.js'
import { packArchive } from '../../cycle/register/pack-archive.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack } from '../options.js'
import { note, printJson } from '../print.js'
import { writeOutput } from '../write-output.js'

export interface PackExportOptions {
  pack?: string
  edition?: string
  json?: boolean
}

/** `cungky pack export`: the files of an edition as an archive. The folder is only asked which pack it is. */
export async function packExportCommand(
  env: CliEnv,
  file: string | undefined,
  options: PackExportOptions,
): Promise<ExitCode> {
  const { pack } = await choosePack(env, options.pack ?? env.server.pack)
  const store = await env.openStore(pack.id)
  try {
    const { edition, texts } = await editionOf(store.owner, options.edition)
    const to = file ?? join('out', `${pack.id}-${edition.slice(0, 8)}.zip`)
    await writeOutput(env, to, packArchive(texts))
    if (options.json === true) printJson(env, { file: to, edition })
    else note(env, 'written', { file: to })
    return EXIT.done
  } finally {
    await store.close()
  }
}
