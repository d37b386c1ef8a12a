import { checkPack } from '../../cycle/register/read-pack.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { packFolder } from '../options.js'
import { findingJson, printFindings, printJson } from '../print.js'

export async function packCheckCommand(
  env: CliEnv,
  name: string,
  options: { json?: boolean },
): Promise<ExitCode> {
  const { pack, findings } = await checkPack(packFolder(env, name))
  const counts =
    pack === null
      ? null
      : {
          pack: pack.id,
          units: pack.history.units.size,
          acts: pack.reorganisations.length,
          series: pack.series.length,
          indicators: pack.indicators.length,
          forms: pack.forms.length,
        }
  if (options.json === true)
    printJson(env, { sound: pack !== null, ...counts, findings: findings.map(findingJson) })
  else if (counts !== null) env.output.out(say(cliWords, 'pack-good', env.lang, counts))
  else printFindings(env, findings)
  return pack === null ? EXIT.input : EXIT.done
}
