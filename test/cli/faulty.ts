import type { Place, ProblemCode } from '../../src/domain/problem.js'
import type { Desk } from './command-line.js'

/** A command line with faulty input: the problem it must be answered with, and what the problem's place must say. */
export interface Faulty {
  readonly what: string
  readonly code: ProblemCode
  readonly place: Place
  /** Lays the files out and gives the arguments, `--pack agency` included where the command needs it. */
  readonly args: (desk: Desk) => Promise<string[]> | string[]
}
