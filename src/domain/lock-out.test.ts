import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterFailure, type LockState, NO_FAILURES, secondsToWait } from './lock-out.js'

const START = 1_700_000_000_000
const DAY = 86_400_000

/** So many failures, each as soon as it is let through. */
function failed(times: number): { state: LockState; now: number } {
  let state = NO_FAILURES
  let now = START
  for (let n = 0; n < times; n++) {
    now = Math.max(now, state.lockedUntil ?? now)
    state = afterFailure(state, now)
  }
  return { state, now }
}

describe('waiting after failed attempts', () => {
  test.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 60],
    [6, 120],
    [7, 240],
    [10, 1920],
    [11, 3600],
    [12, 3600],
    [500, 3600],
  ])('after %i failures: %i seconds', (failures, seconds) => {
    const { state, now } = failed(failures)
    expect(secondsToWait(state, now)).toBe(seconds)
  })

  test('the wait ends at its end, not before', () => {
    const { state, now } = failed(5)
    expect(secondsToWait(state, now + 59_001)).toBe(1)
    expect(secondsToWait(state, now + 60_000)).toBe(0)
  })

  test('failures are forgotten a day after the last one', () => {
    const { state, now } = failed(9)
    expect(afterFailure(state, now + DAY).failures).toBe(1)
    expect(afterFailure(state, now + DAY - 1).failures).toBe(10)
  })

  test('whatever the pace, a day lets through no more than 34 attempts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: DAY / 8 }), { maxLength: 200 }), (pauses) => {
        let state = NO_FAILURES
        let now = START
        let tried = 0
        for (const pause of pauses) {
          now += pause
          if (now >= START + DAY) break
          if (secondsToWait(state, now) > 0) continue
          state = afterFailure(state, now)
          tried++
        }
        expect(tried).toBeLessThanOrEqual(34)
      }),
    )
  })
})
