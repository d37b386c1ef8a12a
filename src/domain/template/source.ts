import { type Finding, finding, type Place, type ProblemCode } from '../problem.js'
import type { Params } from '../words.js'

/** The text of a template: finds line and column of an offset, and gathers what is wrong with it. */
export class Source {
  readonly faults: Finding[] = []
  readonly #lineStarts: number[] = [0]

  constructor(
    readonly text: string,
    readonly file: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1)
  }

  /** Line and column, both from 1, of a character offset. */
  at(offset: number): Place {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { file: this.file, line: low + 1, column: offset - this.#lineStarts[low]! + 1 }
  }

  fault(code: ProblemCode, offset: number, params: Params = {}): void {
    this.faults.push(finding(code, this.at(offset), params))
  }
}
