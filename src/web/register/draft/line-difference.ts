import { diffLines } from 'diff'

/** One line of a difference; `null` text: so many equal lines were left out. */
export type DifferenceLine =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly text: string; readonly line: number }
  | { readonly kind: 'left-out'; readonly count: number; readonly line: number }

/** Equal lines kept on either side of a change. */
const AROUND = 3

export interface Difference {
  readonly lines: readonly DifferenceLine[]
  readonly added: number
  readonly removed: number
}

/** Two texts line by line: what was added and what went, with a few lines around. Line numbers are those of the new text, of the old for lines that went. */
export function lineDifference(before: string, after: string): Difference {
  const lines: Exclude<DifferenceLine, { kind: 'left-out' }>[] = []
  let [old, now] = [1, 1]
  for (const part of diffLines(before, after)) {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same'
    for (const text of part.value.replace(/\n$/, '').split('\n')) {
      lines.push({ kind, text, line: kind === 'removed' ? old : now })
      if (kind !== 'added') old++
      if (kind !== 'removed') now++
    }
  }
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length
  return { lines: shortened(lines), added: count('added'), removed: count('removed') }
}

function shortened(lines: readonly Exclude<DifferenceLine, { kind: 'left-out' }>[]): DifferenceLine[] {
  const shown = new Set<number>()
  for (const [at, { kind }] of lines.entries())
    if (kind !== 'same') for (let near = at - AROUND; near <= at + AROUND; near++) shown.add(near)
  const out: DifferenceLine[] = []
  for (const [at, line] of lines.entries()) {
    const last = out.at(-1)
    if (shown.has(at)) out.push(line)
    else if (last?.kind === 'left-out') out[out.length - 1] = { ...last, count: last.count + 1 }
    else out.push({ kind: 'left-out', count: 1, line: line.line })
  }
  return out
}
