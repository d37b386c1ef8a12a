import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packJsonSchemas, writePackJsonSchemas } from '../../src/cycle/register/pack-json-schema.js'
import { inFolder } from './small-pack.js'

const committed = join(import.meta.dirname, '../../packs/schema')

test('the published schemas are those of the code', async () => {
  const schemas = packJsonSchemas()
  expect((await readdir(committed)).sort()).toEqual([...schemas.keys()].sort())
  for (const [file, text] of schemas) expect(await readFile(join(committed, file), 'utf8')).toBe(text)
})

test('they are written where one asks for', async () => {
  await inFolder({}, async (folder) => {
    await writePackJsonSchemas(join(folder, 'schema'))
    expect(await readdir(join(folder, 'schema'))).toContain('measures.schema.json')
  })
})

test('keys with a default may be left out, unknown keys may not stand', () => {
  const schema = JSON.parse(packJsonSchemas().get('measures.schema.json')!)
  const measure = schema.properties.measures.items
  expect(measure.required).toEqual(['id', 'name', 'unit', 'kind'])
  expect(measure.additionalProperties).toBe(false)
})
