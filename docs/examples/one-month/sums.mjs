/**
 * The sum that this script keeps by itself, to hold against what the server tells. It knows nothing of how the server adds
 * up: per unit it remembers which figures count at each stage, and adds them when asked.
 */

export const STAGES = ['entered', 'submitted', 'approved', 'accepted']

export class Sums {
  /** Unit → for each of the four stages the entries that count there, or null. */
  #counting = new Map()

  /** What a return newly says is "entered"; what it said at later stages goes on counting there. */
  entered(unit, entries) {
    this.#of(unit)[0] = entries
  }

  /** The return went up to a stage: what is entered counts there too. */
  reached(unit, stage) {
    const counting = this.#of(unit)
    counting[STAGES.indexOf(stage)] = counting[0]
  }

  /** The return was sent back before anything of it was accepted: it counts nowhere until it is entered again. */
  sentBack(unit) {
    this.#counting.set(unit, [null, null, null, null])
  }

  /** Series → total as exact decimal text, and of how many units it is known or not applicable. */
  at(stage) {
    const totals = new Map()
    for (const counting of this.#counting.values())
      for (const [series, entry] of Object.entries(counting[STAGES.indexOf(stage)] ?? {})) {
        const held = totals.get(series) ?? { thousandths: 0n, reported: 0, notApplicable: 0 }
        if (entry.notApplicable) held.notApplicable++
        else {
          held.thousandths += thousandths(entry.value)
          held.reported++
        }
        totals.set(series, held)
      }
    return totals
  }

  #of(unit) {
    if (!this.#counting.has(unit)) this.sentBack(unit)
    return this.#counting.get(unit)
  }
}

/** `'0.125'` → 125n. Figures have three decimals at most; floating point would not do for sums that must be equal. */
export function thousandths(text) {
  const match = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(text)
  if (match === null) throw new Error(`not a figure with at most three decimals: ${text}`)
  const [, sign, whole, decimals = ''] = match
  const value = BigInt(whole) * 1000n + BigInt(decimals.padEnd(3, '0'))
  return sign === '-' ? -value : value
}
