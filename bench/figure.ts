/** One measured figure, as `npm run bench -- NAME --json` prints it, one line each. */
export interface BenchFigure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** value ÷ peer, or peer ÷ value where bigger is better; null where nothing is compared. */
  readonly ratio: number | null
  /** What it is measured against, in the same run. */
  readonly against: string | null
  readonly goal: string | null
  readonly met: boolean | null
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Time the work again and again, after some warm-up runs that do not count. */
export async function samples(times: number, warmUp: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let run = -warmUp; run < times; run++) {
    const ms = await timed(() => work(run))
    if (run >= 0) found.push(ms)
  }
  return found
}
