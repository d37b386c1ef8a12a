import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { packSchemas } from '../../domain/pack-schema.js'

/**
 * The published JSON Schema (draft 2020-12) of every YAML file of a pack, by file name (`measures.schema.json`), as
 * text ready to be written. Editors check with it while one types; `checkPack` remains the judge, as a schema cannot
 * tell whether the files fit together.
 */
export function packJsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(packSchemas).map(([file, schema]) => {
      // `input`: what a person may write, where keys with a default can be left out.
      const json = z.toJSONSchema(schema, { io: 'input' })
      return [file.replace('.yaml', '.schema.json'), `${JSON.stringify(json, null, 2)}\n`]
    }),
  )
}

/**
 * Write the schemas into a folder (committed at packs/schema; a test fails when they are out of date). After a build:
 * `node -e "import('./dist/cycle/register/pack-json-schema.js').then((m) => m.writePackJsonSchemas('packs/schema'))"`
 */
export async function writePackJsonSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [file, text] of packJsonSchemas()) await writeFile(join(folder, file), text)
}
