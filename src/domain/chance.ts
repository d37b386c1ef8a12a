/** Result of testing two counts against each other. Plain numbers: probabilities and ratios, never figures to print as counts. */
export interface ChanceResult {
  /** Two-sided p by doubling the smaller tail of the exact conditional binomial test, at most 1. */
  readonly p: number
  /** (current / exposure) / (base / exposure); null when the base is 0. */
  readonly ratio: number | null
  /** 95% Clopper–Pearson interval of the ratio; `high` may be Infinity. */
  readonly low: number
  readonly high: number
  /** true when the interval leaves 1 out: the change is more than chance explains. */
  readonly distinguishable: boolean
}
