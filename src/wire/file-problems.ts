import type { ProblemCode } from '../domain/problem.js'
import { figureProblems } from '../domain/words/problem-figure.js'

/** What can be wrong with a file of figures. Any of it keeps the whole file out. */
export const FILE_PROBLEMS: readonly ProblemCode[] = [
  ...(Object.keys(figureProblems) as (keyof typeof figureProblems)[]),
  'unit-unknown',
  'period-code-invalid',
]
