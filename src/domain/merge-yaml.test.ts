import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mergeYaml } from './merge-yaml.js'

const PACKS = new URL('../../packs/', import.meta.url).pathname
const FILES = ['lai-chau', 'rio', 'published'].flatMap((pack) =>
  readdirSync(join(PACKS, pack))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [`${pack}/${name}`, readFileSync(join(PACKS, pack, name), 'utf8')] as const),
)

test.each(FILES)('%s: what says the same keeps every character', (_, text) => {
  expect(mergeYaml(text, parse(text))).toBe(text)
})

describe('one change', () => {
  const TEXT = `# head
measures:
  # the first
  - id: one
    name: { vi: Một, en: One } # inline
    scale: 0

  # the second
  - id: two
    name: { vi: Hai, en: Two }
    note: >-
      folded text
      over lines
# tail
`
  const value = parse(TEXT)
  const [one, two] = value.measures

  test('a value in its line', () => {
    const renamed = { ...one, name: { vi: 'Khác', en: 'Other' } }
    expect(mergeYaml(TEXT, { measures: [renamed, two] })).toBe(
      TEXT.replace('{ vi: Một, en: One }', '{ vi: Khác, en: Other }'),
    )
  })
  test('an item behind another, and one taken away', () => {
    const three = { id: 'three', name: { vi: 'Ba', en: 'Three' }, scale: 2 }
    const added = mergeYaml(TEXT, { measures: [one, three, two] })
    expect(added).toContain(`    scale: 0
  - id: three
    name: { vi: Ba, en: Three }
    scale: 2

  # the second
  - id: two`)
    expect(mergeYaml(added, value)).toBe(TEXT)
    expect(mergeYaml(TEXT, { measures: [two] })).toBe(`# head
measures:
  # the first

  # the second
  - id: two
    name: { vi: Hai, en: Two }
    note: >-
      folded text
      over lines
# tail
`)
  })
  test('a key more and a key less', () => {
    const changed = mergeYaml(TEXT, { measures: [{ id: 'one', name: one.name, kind: 'stock' }, two] })
    expect(changed).toBe(TEXT.replace('    scale: 0\n', '    kind: stock\n'))
  })
  test('codes that look like numbers stay text', () => {
    expect(parse(mergeYaml('- { code: "03388" }\n', [{ code: '03389' }]))).toEqual([{ code: '03389' }])
  })
})

const scalar = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('03388', 'true', '2025-01-01', 'null', '~', '- x', 'a: b', '# no', 'dòng\nhai', ''),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const entry = fc.record(
  {
    id: fc.stringMatching(/^[a-z]{1,3}$/),
    name: fc.record({ vi: scalar, en: scalar }),
    list: fc.array(scalar, { maxLength: 4 }),
    inner: fc.array(fc.record({ unit: scalar, share: scalar }), { maxLength: 3 }),
    note: scalar,
  },
  { requiredKeys: ['id'] },
)

test('whatever is changed in the files that ship: the text says it, and comments between entries are there', () => {
  const lists = FILES.filter(([, text]) => Array.isArray(parse(text)))
  fc.assert(
    fc.property(
      fc.constantFrom(...lists),
      fc.array(fc.tuple(fc.nat(50), fc.constantFrom('put', 'drop', 'move', 'touch'), entry), {
        minLength: 1,
        maxLength: 5,
      }),
      ([, text], steps) => {
        let held = parse(text) as Record<string, unknown>[]
        for (const [n, kind, one] of steps) {
          const at = n % Math.max(held.length, 1)
          if (kind === 'put') held = [...held.slice(0, at), one, ...held.slice(at)]
          else if (kind === 'drop' && held.length > 1) held = held.filter((_, i) => i !== at)
          else if (kind === 'move') held = [...held.slice(at), ...held.slice(0, at)]
          else if (held[at] !== undefined)
            held = held.map((old, i) => (i === at ? { ...old, ...one, id: old.id } : old))
        }
        const merged = mergeYaml(text, held)
        expect(parse(merged)).toEqual(held)
        for (const line of text.split('\n').filter((line) => line.startsWith('#')))
          expect(merged).toContain(line)
      },
    ),
    { numRuns: 200 },
  )
})
