import type { Path, SourceFile } from '../pack-schema/source.js'
import { type Finding, finding } from '../problem.js'

/** Add findings to a list. Not by `push(...more)`: a spread of very many arguments exhausts the stack. */
export function append(into: Finding[], more: readonly Finding[]): void {
  for (const one of more) into.push(one)
}

/** Every id that was used before in the same list, with the line of its first use. */
export function repeatedIds(
  source: SourceFile,
  ids: readonly { readonly id: string; readonly path: Path }[],
): Finding[] {
  const first = new Map<string, Path>()
  const findings: Finding[] = []
  for (const { id, path } of ids) {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, path)
    else {
      const line = source.place(earlier).line ?? 0
      findings.push(finding('pack-id-repeated', source.place(path), { id, line }))
    }
  }
  return findings
}

/** The ids of a list in a file, each with its path, for `repeatedIds`. */
export function idsAt(
  list: readonly { readonly id: string }[],
  at: Path,
): { readonly id: string; readonly path: Path }[] {
  return list.map(({ id }, i) => ({ id, path: [...at, i, 'id'] }))
}

/** A validity that ends on or before the day it begins. */
export function reversedDates(
  source: SourceFile,
  span: { readonly from: string; readonly to: string | null },
  at: Path,
): Finding[] {
  if (span.to === null || span.to > span.from) return []
  return [finding('pack-dates-reversed', source.place([...at, 'to']), { from: span.from, to: span.to })]
}
