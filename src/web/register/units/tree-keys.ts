import { stripMarks } from '../../../domain/text-normal.js'
import type { TreeRow } from './tree-rows.js'

/** What a key does in the tree (the pattern of the ARIA practices for trees). */
export type TreeStep =
  | { readonly go: string }
  | { readonly set: readonly string[]; readonly open: boolean }
  | { readonly follow: string }
  | null

/** `at` is the row that has the focus. Null: the key is not the tree's. */
export function treeStep(rows: readonly TreeRow[], at: number, key: string): TreeStep {
  const row = rows[at]
  if (row === undefined) return null
  const go = (index: number): TreeStep => {
    const to = rows[index]
    return to === undefined ? null : { go: to.unit.key }
  }
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (row.open === false) return { set: [row.unit.key], open: true }
      return row.open === true ? go(at + 1) : null
    case 'ArrowLeft':
      if (row.open === true) return { set: [row.unit.key], open: false }
      return go(rows.findIndex(({ unit }) => unit.key === row.unit.parent))
    case 'Enter':
      return { follow: row.unit.key }
    case ' ':
      return row.open === null ? null : { set: [row.unit.key], open: !row.open }
    case '*': {
      const beside = rows.filter(({ unit, open }) => unit.parent === row.unit.parent && open === false)
      return beside.length === 0 ? null : { set: beside.map(({ unit }) => unit.key), open: true }
    }
    default:
      return key.length === 1 ? go(nextNamed(rows, at, key)) : null
  }
}

/** The next row, after this one and round, whose code or one of whose words begins with the letter; −1 when none does. */
function nextNamed(rows: readonly TreeRow[], at: number, letter: string): number {
  const wanted = stripMarks(letter)
  for (let step = 1; step < rows.length; step++) {
    const index = (at + step) % rows.length
    const { name, code } = rows[index]!.unit
    if (
      stripMarks(`${name} ${code}`)
        .split(' ')
        .some((word) => word.startsWith(wanted))
    )
      return index
  }
  return -1
}
