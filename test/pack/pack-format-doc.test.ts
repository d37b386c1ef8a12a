import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPack } from '../../src/cycle/register/read-pack.js'
import { packSchemas, packTables } from '../../src/domain/pack-schema.js'
import { describe as sentence } from '../../src/domain/problem.js'
import { inFolder } from './small-pack.js'

test('the examples of docs/pack-format.md make a sound pack', async () => {
  const text = await readFile(join(import.meta.dirname, '../../docs/pack-format.md'), 'utf8')
  const examples = [...text.matchAll(/^## `([\w.]+)`\n(?:(?!^## )[\s\S])*?```(?:yaml|csv)\n([\s\S]*?)```/gm)]
  const files = Object.fromEntries(examples.map(([, name, example]) => [name, example!]))
  expect(Object.keys(files).sort()).toEqual([...Object.keys(packSchemas), ...Object.keys(packTables)].sort())
  const { findings, layouts } = await inFolder(files, checkPack)
  expect(findings.map((f) => sentence(f, 'en'))).toEqual([])
  expect(layouts).toHaveLength(1)
})
