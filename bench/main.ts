import { parseArgs } from 'node:util'
import type { Bench } from './bench.js'
import { compare } from './compare.js'
import { disk } from './disk.js'
import { httpSubmit } from './http-submit.js'
import { layout } from './layout.js'
import { load } from './load.js'
import { machine } from './machine.js'
import { FULL, QUICK } from './nation.js'
import { pages } from './pages.js'
import { type Outcome, textTable, writeResults } from './results.js'
import { submit } from './submit.js'
import { World } from './world.js'

const BENCHES: readonly Bench[] = [load, compare, disk, submit, httpSubmit, layout, pages]

const USAGE = `npm run bench -- [NAME…] [--quick] [--json] [--write]

NAME     one or more of: ${BENCHES.map((bench) => bench.name).join(', ')}; none: all
--quick  a tenth of the nation: for trying out, not for judging goals
--json   one JSON line per figure on standard output
--write  write bench/RESULTS.md (all benchmarks, full size)`

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const options = read(args)
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}\n`)
    return 2
  }
  const say = (what: string) => process.stderr.write(`${what}\n`)
  const size = options.quick ? QUICK : FULL
  const world = await World.open(size, options.quick, say)
  const stop = () => {
    world.abandon()
    process.exit(130)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const measuredOn = await machine(world.bare)
    const outcomes: Outcome[] = []
    for (const bench of options.benches) {
      const figures = await bench.run(world)
      outcomes.push({ bench, figures })
      const lines = options.json ? figures.map((figure) => JSON.stringify(figure)) : [textTable(figures), '']
      process.stdout.write(`${lines.join('\n')}\n`)
    }
    if (options.write) writeResults(outcomes, size, measuredOn)
    return 0
  } finally {
    await world.close()
  }
}

interface Options {
  readonly benches: readonly Bench[]
  readonly quick: boolean
  readonly json: boolean
  readonly write: boolean
}

/** The options, or what is wrong with them. */
function read(args: readonly string[]): Options | string {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return (error as Error).message
  }
  const { positionals: names, values } = parsed
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name))
  if (unknown.length > 0) return `there is no benchmark named ${unknown.join(', ')}`
  const { quick = false, json = false, write = false } = values
  if (write && (quick || names.length > 0))
    return '--write takes all benchmarks at full size: no NAME, no --quick'
  const benches = BENCHES.filter((bench) => names.length === 0 || names.includes(bench.name))
  return { benches, quick, json, write }
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { quick: flag, json: flag, write: flag },
  })
}
