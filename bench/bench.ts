import type { BenchFigure } from './figure.js'
import type { World } from './world.js'

/** One benchmark. */
export interface Bench {
  readonly name: string
  /** What is measured, against what and how often: Markdown, for RESULTS.md. */
  readonly about: string
  run(world: World): Promise<BenchFigure[]>
}
