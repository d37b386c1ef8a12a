/** One measured figure, as `npm run bench -- NAME --json` prints it, one line each. */
export interface BenchFigure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** How ours stands to the peer; `against` says which way round. Null where nothing is compared. */
  readonly ratio: number | null
  /** What it is measured against, in the same run. */
  readonly against: string | null
  readonly goal: string | null
  readonly met: boolean | null
}

/** What a goal demands of a number. */
export interface Goal {
  readonly of: 'ratio' | 'value'
  readonly op: '<=' | '>=' | '<'
  readonly limit: number
}

const MEETS: Readonly<Record<Goal['op'], (a: number, b: number) => boolean>> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
}

/** A figure, judged. `peer` is what the ratio is made with. */
export function figure(
  name: string,
  value: number,
  unit: string,
  peer: { readonly ratio: number; readonly against: string } | null = null,
  goal: Goal | null = null,
): BenchFigure {
  const judged = goal === null ? null : goal.of === 'ratio' ? (peer?.ratio ?? Number.NaN) : value
  return {
    name,
    value: rounded(value),
    unit,
    ratio: peer === null ? null : rounded(peer.ratio),
    against: peer?.against ?? null,
    goal: goal === null ? null : `${goal.of} ${goal.op} ${goal.limit}`,
    met: goal === null ? null : MEETS[goal.op](judged!, goal.limit),
  }
}

/** Four significant digits: more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A benchmark that measures something broken is worse than none. */
export function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`the benchmark's own check failed: ${what}`)
}
