import { describe, expect, test } from 'vitest'
import { checkArrows } from '../../rules/imports/arrows.js'
import { checkClock } from '../../rules/imports/clock.js'
import { checkCycles } from '../../rules/imports/cycles.js'
import { readImports } from '../../rules/imports/read-imports.js'
import { withHoles } from './with-holes.js'

/** Holes of templates are written ‹x› here. */
const file = (path: string, text: string) => ({ path, text: withHoles(text) })
const arrow = (from: string, specifier: string) =>
  checkArrows([file(from, `import { x } from '${specifier}'`)]).map((finding) => finding.rule)

describe('reading imports', () => {
  test.each([
    ["import { a } from './a.js'", ['./a.js']],
    ["import type { A } from './a.js'", ['./a.js']],
    ["import a, { type B } from './a.js'", ['./a.js']],
    ["import * as a from './a.js'", ['./a.js']],
    ["import './a.js'", ['./a.js']],
    ["export { a } from './a.js'", ['./a.js']],
    ["export type { A } from './a.js'", ['./a.js']],
    ["export * from './a.js'", ['./a.js']],
    ["const a = await import('./a.js')", ['./a.js']],
    ["type A = import('./a.js').A", ['./a.js']],
    ["const t = `‹(await import('./a.js')).a›`", ['./a.js']],
    ["// import './a.js'", []],
    ['const s = "import \'./a.js\'"', []],
    ["const u = import.meta.url\nconst from = './a.js'", []],
    ['export { a }\nconst from = 1', []],
    ["export const a = 'x'", []],
    ["x.import('./a.js')", []],
  ])('%s', (text, expected) => {
    expect(readImports(file('src/x.ts', text)).map((found) => found.specifier)).toEqual(expected)
  })

  test('the line is that of the import', () => {
    expect(readImports(file('src/x.ts', "\n\nimport {\n  a,\n} from './a.js'\n"))[0]).toMatchObject({
      line: 3,
    })
  })
})

describe('walls', () => {
  test.each([
    ['src/domain/a.ts', './b.js', []],
    ['src/domain/a.ts', '../store/b.js', ['I1']],
    ['src/domain/words/a.ts', '../../cycle/b.js', ['I1']],
    ['src/store/a.ts', '../domain/b.js', []],
    ['src/store/a.ts', '../cycle/b.js', ['I1']],
    ['src/store/a.ts', '../export/b.js', ['I1']],
    ['src/export/docx/a.ts', '../../store/b.js', ['I1']],
    ['src/cycle/collect/a.ts', '../../store/b.js', []],
    ['src/cycle/collect/a.ts', '../../main/b.js', ['I1']],
    ['src/cli/a.ts', '../store/b.js', ['I1']],
    ['src/cli/a.ts', '../export/b.js', ['I1']],
    ['src/cli/a.ts', '../cycle/b.js', []],
    ['src/main/a.ts', '../store/b.js', []],
    ['src/main/a.ts', '../../bench/b.js', ['I1']],
    ['src/cycle/a.ts', '../../test/support/b.js', ['I1']],
    ['src/domain/a.test.ts', '../../test/support/b.js', []],
    ['bench/a.ts', '../src/store/b.js', []],
    ['test/a.ts', '../rules/b.js', []],
    ['src/parlour/a.ts', '../domain/b.js', ['I3']],
  ])('%s → %s: %j', (from, specifier, rules) => {
    expect(arrow(from, specifier)).toEqual(rules)
  })

  test.each([
    ['big.js', []],
    ['zod', []],
    ['zod/v4', []],
    ['@stdlib/stats-base-dists-normal-quantile', []],
    ['@stdlib/random-base', ['I2']],
    ['node:fs', ['I2']],
    ['pg', ['I2']],
  ])('domain and the package %s: %j', (specifier, rules) => {
    expect(arrow('src/domain/a.ts', specifier)).toEqual(rules)
    expect(arrow('src/store/a.ts', specifier)).toEqual([])
  })

  test('the way out names a room that may do it', () => {
    const [found] = checkArrows([file('src/cli/a.ts', "import { q } from '../store/q.js'")])
    expect(found!.message).toContain('domain, wire, cycle')
    expect(found!.remedy).toContain('main')
  })
})

describe('cycles', () => {
  test('a cycle is told once, types included, with its whole way round', () => {
    const found = checkCycles([
      file('src/domain/a.ts', "import { b } from './b.js'"),
      file('src/domain/b.ts', "import { x } from 'zod'\nimport type { C } from './c.js'"),
      file('src/domain/c.ts', "export { a } from './a.js'"),
      file('src/domain/d.ts', "import './a.js'"),
    ])
    expect(found).toHaveLength(1)
    expect(found[0]!.message).toContain(
      'src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts',
    )
    expect(found[0]).toMatchObject({ file: 'src/domain/c.ts', line: 1 })
  })

  test('a file that imports itself, and two ways to one file', () => {
    expect(checkCycles([file('src/domain/a.ts', "import './a.js'")])).toHaveLength(1)
    const diamond = [
      file('src/domain/a.ts', "import './b.js'\nimport './c.js'"),
      file('src/domain/b.ts', "import './d.js'"),
      file('src/domain/c.ts', "import './d.js'"),
      file('src/domain/d.ts', ''),
    ]
    expect(checkCycles(diamond)).toEqual([])
  })
})

describe('no clock and no chance in the domain', () => {
  test.each([
    ['const d = new Date(x)', 1],
    ['const d = Date.now()', 1],
    ['const d = Date.parse(x)', 1],
    ['const d = Math.random()', 1],
    ['const t = `‹Date()›`', 1],
    ['const d = Date.UTC(2026, 1, 1)', 0],
    ['const d = calendar.Date.now()', 0],
    ["const s = 'new Date()' // Math.random()", 0],
    ['const d = Math.max(1, 2)', 0],
  ])('%s', (text, findings) => {
    expect(checkClock([file('src/domain/a.ts', text)])).toHaveLength(findings)
    expect(checkClock([file('src/cycle/a.ts', text)])).toEqual([])
  })
})
