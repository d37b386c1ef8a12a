import { stripMarks } from '../../../domain/text-normal.js'

const LONGEST = 48

/** An id for a new entry from its Vietnamese name: lower case without marks, and no other's. `-` for ids that never enter an expression. */
export function proposeId(name: string, taken: Iterable<string>, separator: '_' | '-' = '_'): string {
  const plain = stripMarks(name)
    .replace(/[^a-z0-9]+/g, separator)
    .slice(0, LONGEST)
    .replace(/^[^a-z]+|[_-]+$/g, '')
  const first = plain === '' ? 'x' : plain
  const others = new Set(taken)
  let id = first
  for (let n = 2; others.has(id); n++) id = `${first}${separator}${n}`
  return id
}

/** Can it be the id of a measure or an indicator? As `pack-schema/common.ts` has it. */
export function isId(id: string, separator: '_' | '-' = '_'): boolean {
  return separator === '_' ? /^[a-z][a-z0-9_]*$/.test(id) : /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(id)
}
