import { describe, expect, test } from 'vitest'
import { checkFiles } from '../../rules/files.js'

const file = (path: string, bytes = 10) => checkFiles([{ path, bytes }], []).map((found) => found.rule)
const lines = (path: string, count: number) =>
  checkFiles([], [{ path, text: 'x\n'.repeat(count) }]).map((found) => found.rule)

describe('files', () => {
  test.each([
    'src/domain/unit-code.test.ts',
    'tsconfig.base.json',
    '.gitignore',
    '.ci/run',
    'docs/adr/0003-sql-rules.md',
    'README.md',
    'packs/lai-chau/README.md',
    'LICENSE',
  ])('%s is well named', (path) => {
    expect(file(path)).toEqual([])
  })

  test.each([
    'src/domain/unitCode.ts',
    'src/Domain/unit.ts',
    'src/domain/unit_code.ts',
    'src/domain/Unit.ts',
  ])('%s is not', (path) => {
    expect(file(path)).toEqual(['F1'])
  })

  test('600 lines in src, and no more', () => {
    expect(lines('src/cycle/a.ts', 600)).toEqual([])
    expect(lines('src/cycle/a.ts', 601)).toEqual(['F2'])
    expect(lines('src/wire/a.gen.ts', 601)).toEqual([])
    expect(lines('test/a.ts', 601)).toEqual([])
  })

  test('nothing large but the figures of packs', () => {
    expect(file('packs/rio/figures/2014.csv', 5_000_000)).toEqual([])
    expect(file('packs/rio/units.csv', 1_000_001)).toEqual(['F3'])
    expect(file('docs/page.png', 1_000_000)).toEqual([])
  })
})
