import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { DefinitionChange, DefinitionEntry } from '../../domain/definition-lists.js'
import { changeFiles } from './change-files.js'
import { checkSource } from './check-source.js'
import { listsOf } from './describe-definitions.js'
import { packArchive, unpackArchive } from './pack-archive.js'
import { filesThatDiffer } from './pack-source.js'
import { readFolder } from './read-folder.js'

const PACKS = join(import.meta.dirname, '../../../packs')
const NAMES = ['lai-chau', 'rio', 'published'] as const
const packs = new Map<string, ReadonlyMap<string, string>>()

beforeAll(async () => {
  for (const name of NAMES) packs.set(name, (await readFolder(join(PACKS, name))).texts)
})

const named = (id: string) => ({ id, name: { vi: `Mục ${id}`, en: `Entry ${id}` } })
const indicator = (id: string): DefinitionEntry => ({
  ...named(id),
  expression: '1',
  unit: { vi: '%', en: '%' },
  decimals: 1,
  format: 'rate',
})

/** Indicators and levels: what nothing else hangs on can be put and taken away at will. */
const step = fc.record({
  list: fc.constantFrom('indicators' as const, 'classifications' as const),
  kind: fc.constantFrom('put' as const, 'remove' as const),
  id: fc.constantFrom('x_one', 'x_two', 'x_three'),
  behind: fc.constantFrom<'last' | 'first' | 'some'>('last', 'first', 'some'),
})

test('whatever is put and taken away: other files keep every byte, comments stay, and going back leads back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.array(step, { minLength: 1, maxLength: 8 }), (name, steps) => {
      const before = packs.get(name)!
      const there = new Map<string, readonly string[]>()
      const first = { indicators: '', classifications: '' }
      const { lists } = listsOf(before)
      for (const list of ['indicators', 'classifications'] as const) first[list] = String(lists[list][0]?.id)
      const changes = steps.flatMap(({ list, kind, id, behind }): DefinitionChange[] => {
        const held = there.get(list) ?? []
        if (kind === 'remove') {
          if (!held.includes(id)) return []
          there.set(
            list,
            held.filter((one) => one !== id),
          )
          return [{ kind, list, id }]
        }
        there.set(list, [...held.filter((one) => one !== id), id])
        const value = list === 'indicators' ? indicator(id) : { ...named(id), categories: [named('a')] }
        const usable = behind === 'some' && first[list] !== 'undefined'
        const after = behind === 'first' ? null : usable ? first[list] : undefined
        return [{ kind, list, id, value, ...(after === undefined ? {} : { after }) }]
      })
      const { texts } = changeFiles(before, changes)
      const touched = filesThatDiffer(before, texts)
      expect(['indicators.yaml', 'measures.yaml']).toEqual(expect.arrayContaining([...touched]))
      for (const [file, text] of before) {
        if (!touched.includes(file)) expect(texts.get(file)).toBe(text)
        for (const line of text.split('\n').filter((one) => /^\s*#/.test(one)))
          expect(texts.get(file)).toContain(line)
      }
      const after = listsOf(texts).lists
      for (const [list, ids] of there)
        for (const id of ids) expect(after[list as 'indicators'].map((one) => one.id)).toContain(id)
      const back = [...there].flatMap(([list, ids]) =>
        ids.map((id): DefinitionChange => ({ kind: 'remove', list: list as 'indicators', id })),
      )
      const again = changeFiles(texts, back)
      expect(listsOf(again.texts)).toEqual(listsOf(before))
      expect(checkSource(again).findings).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test.each(NAMES)('%s: exported and unpacked again nothing changes', (name) => {
  const texts = packs.get(name)!
  expect(unpackArchive(packArchive(texts), texts, name)).toEqual({ changes: [], ignored: [] })
})
