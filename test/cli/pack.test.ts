import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveDefinitions } from '../../src/cycle/register/live-definitions.js'
import { takeEdition } from '../../src/cycle/register/take-edition.js'
import { factTime } from '../../src/store/database.js'
import { holdEditions } from '../../src/store/editions.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { AGENCY } from './agency.js'
import { CommandLine, EXIT, TODAY } from './command-line.js'

const cungky = new CommandLine()
const folder = temporaryFolder()

function lay(files: Readonly<Record<string, string>>, into = folder): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true })
    writeFileSync(join(into, name), text)
  }
  return into
}

/** What somebody edits in the pages: the name of an indicator's form, say. */
async function editInPages(): Promise<void> {
  const { store } = await cungky.store('agency')
  const { current } = await LiveDefinitions.open(store)
  const texts = new Map(current.texts)
  texts.set('forms.yaml', `${texts.get('forms.yaml')}# sửa trên trang\n`)
  const by = { source: 'edit', reason: 'Công văn 5', actor: 'x', actorName: 'Lò Văn Sơn' } as const
  await store.owner.transaction().execute(async (tx) => {
    await holdEditions(tx)
    await takeEdition(tx, { ...current, texts, filesHash: 'edited' }, by, '2026-11-23', () => factTime(tx))
  })
}

beforeAll(() => {
  lay(AGENCY)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('commands go by the rule: the folder, what was edited since, or a choice that a person makes', async () => {
  expect((await cungky.run('pack', 'history', '--pack', folder)).err).toContain('Chưa có bản nào')
  expect((await cungky.run('user', 'list', '--pack', folder)).code).toBe(EXIT.done)
  await editInPages()
  // The folder says nothing new: what was edited stands.
  expect((await cungky.run('user', 'list', '--pack', folder)).code).toBe(EXIT.done)
  const archive = join(folder, 'out', 'held.zip')
  expect((await cungky.run('pack', 'export', archive, '--pack', folder)).code).toBe(EXIT.done)
  const held = unzipSync(readFileSync(archive))
  expect(new TextDecoder().decode(held['forms.yaml'])).toContain('# sửa trên trang')

  lay({ 'forms.yaml': `${AGENCY['forms.yaml']}# sửa trong thư mục\n` })
  const refused = await cungky.run('user', 'list', '--pack', folder)
  expect([refused.code, refused.err]).toEqual([EXIT.input, expect.stringContaining('cungky pack take')])
})

test('a folder is shown before it is taken, and taken with --yes', async () => {
  const shown = await cungky.run('pack', 'take', folder)
  expect(shown.out).toContain('Tệp thay đổi: forms.yaml')
  expect(shown.err).toContain('--yes')
  const taken = await cungky.in('en').run('pack', 'take', folder, '--yes', '--reason', 'Circular 7')
  expect([taken.code, taken.err]).toEqual([EXIT.done, expect.stringContaining('Applied: edition')])
  expect((await cungky.run('user', 'list', '--pack', folder)).code).toBe(EXIT.done)
  expect((await cungky.run('pack', 'take', folder, '--yes')).err).toContain('không có gì thay đổi')
  const { editions } = (await cungky.run('pack', 'history', '--pack', folder, '--json')).json()
  expect(editions).toMatchObject([
    { source: 'folder', reason: 'Circular 7', files: ['forms.yaml'] },
    { source: 'edit', by: 'Lò Văn Sơn', reason: 'Công văn 5', files: ['forms.yaml'] },
    { source: 'folder', reason: null },
  ])
  expect((await cungky.run('pack', 'history', '--pack', folder)).out).toMatch(/sửa trên trang .*Công văn 5/)
  const old = join(folder, 'out', 'old.zip')
  const first = editions.at(-1).edition.slice(0, 10)
  expect((await cungky.run('pack', 'export', old, '--pack', folder, '--edition', first)).code).toBe(EXIT.done)
  expect(new TextDecoder().decode(unzipSync(readFileSync(old))['forms.yaml'])).toBe(AGENCY['forms.yaml'])
  expect((await cungky.run('pack', 'export', old, '--pack', folder, '--edition', 'zzz')).code).toBe(
    EXIT.input,
  )
})

test('what an act would do is told before it is applied', async () => {
  const acts = `${AGENCY['reorganisations.yaml']}- id: next-year
  number: 1/QĐ
  date: 2026-11-01
  effective: 2027-01-01
  title: Giải thể
  source: test
  operations:
    - { op: abolish, unit: d-2025 }
`
  lay({ 'reorganisations.yaml': acts })
  const { out } = await cungky.in('en').run('pack', 'take', folder)
  expect(out).toContain('Units: 0 created, 1 abolished')
  expect(out).toContain('not comparable any more; 0 returns')
  expect(TODAY.getFullYear()).toBe(2026)
  lay({ 'reorganisations.yaml': acts.replace('d-2025 }', 'nobody }') })
  const faulty = await cungky.run('pack', 'take', folder, '--yes')
  expect([faulty.code, faulty.err]).toEqual([EXIT.input, expect.stringContaining('nobody')])
})
