/**
 * A stream of seeded random numbers. Each name has its own stream, so that a change to one measure leaves the
 * others as they were. Only integer arithmetic and + - * / are used, so the files come out the same everywhere.
 */
export function stream(name) {
  let state = hash(name)

  /** In [0, 1). Mulberry32 (Tommy Ettinger, public domain). */
  function next() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** Index of one weight, with probability in proportion to it. */
  function pick(weights) {
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
    const at = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    return at === -1 ? weights.length - 1 : at
  }

  /** `total` things thrown at random among the weights (multinomial: every share is nearly Poisson). */
  function scatter(total, weights) {
    const counts = weights.map(() => 0)
    for (let thrown = 0; thrown < total; thrown++) counts[pick(weights)]++
    return counts
  }

  return {
    next,
    pick,
    scatter,
    chance: (probability) => next() < probability,
    /** How many of `n` succeed. */
    successes: (n, probability) => {
      let count = 0
      for (let trial = 0; trial < n; trial++) if (next() < probability) count++
      return count
    },
    /** Takes one element out of a list. */
    draw: (list) => list.splice(Math.floor(next() * list.length), 1)[0],
  }
}

/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(`lai-chau:${text}`)) value = Math.imul(value ^ byte, 0x01000193)
  return value
}
