import type { Bench } from './bench.js'
import { figure, median } from './figure.js'
import type { LoadTimes } from './world.js'

const ROUNDS = 3

/** Loading a long CSV file, beside COPY of the same cells and a primary key. */
export const load: Bench = {
  name: 'load',
  about: `A long CSV file (unit, period, series, value) goes the way of \`cungky load\`: read and checked cell by cell, checked
against the form's twelve rules, stored as versions, all roll-ups built, committed. Its peer is the least one can do: \`COPY\` of the
same cells (numbers already, no names to look up) into a plain table \`(unit int, period int, series int, value numeric)\`, then
\`primary key (unit, period, series)\`. ${ROUNDS} rounds, each side into a fresh table or database, taking turns to be first; medians,
and the median of the rounds' ratios. A checkpoint before each.`,
  async run(world) {
    const ours: LoadTimes[] = []
    const bare: { copying: number; indexing: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      world.say(`load: round ${round + 1} of ${ROUNDS}`)
      if (round % 2 === 0) ours.push(await world.loadOurs())
      bare.push(await world.loadBare())
      if (round % 2 === 1) ours.push(await world.loadOurs())
    }
    const totals = ours.map((t) => t.reading + t.checking + t.storing)
    const peers = bare.map((t) => t.copying + t.indexing)
    const total = median(totals)
    const peer = median(peers)
    const ratio = median(totals.map((t, i) => t / peers[i]!))
    const part = (name: keyof LoadTimes & ('reading' | 'checking' | 'storing')) =>
      figure(`load.${name}`, median(ours.map((t) => t[name])), 's')
    return [
      figure('load.total', total, 's', { ratio, against: 'COPY + primary key (ours ÷ bare)' }, RATIO_GOAL),
      part('reading'),
      part('checking'),
      part('storing'),
      figure('load.rate', world.cells / total, 'cells/s'),
      figure('load.bare', peer, 's'),
      figure('load.bare.copy', median(bare.map((t) => t.copying)), 's'),
      figure('load.bare.rate', world.cells / peer, 'cells/s'),
    ]
  },
}

const RATIO_GOAL = { of: 'ratio', op: '<=', limit: 4 } as const
