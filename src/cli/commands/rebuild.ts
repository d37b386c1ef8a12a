import { rebuildTotals, verifyTotals } from '../../cycle/consolidate/rebuild.js'
import { periodFromKey } from '../../domain/period.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack, withStore } from '../options.js'
import { note, printJson } from '../print.js'

export async function rebuildCommand(
  env: CliEnv,
  options: { pack: string; verify?: boolean; json?: boolean },
): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  return withStore(env, pack, async (store, { index }) => {
    if (options.verify !== true) {
      await rebuildTotals(store, index)
      if (options.json === true) printJson(env, { rebuilt: true })
      else note(env, 'rebuilt')
      return EXIT.done
    }
    const found = await verifyTotals(store, index)
    const rows = found.map((row) => ({
      ...row,
      unit: index.unitById.get(row.unit)?.key ?? String(row.unit),
      period: periodFromKey(row.period).code,
      series: index.pack.series[row.series - 1]?.code ?? String(row.series),
    }))
    if (options.json === true) printJson(env, { differences: rows })
    else if (rows.length === 0) note(env, 'verified')
    else for (const row of rows) env.output.out(say(cliWords, 'verify-row', env.lang, row))
    return rows.length === 0 ? EXIT.done : EXIT.differences
  })
}
