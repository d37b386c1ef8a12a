import { serverWords } from '../../domain/words/server.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { printJson } from '../print.js'
import { textTable } from '../terminal.js'

/** Every setting: its value, where it came from, what it is for. Secrets are masked. */
export async function configCommand(env: CliEnv, options: { json?: boolean }): Promise<ExitCode> {
  if (options.json === true) {
    printJson(env, { settings: env.settings })
    return EXIT.done
  }
  const word = (key: keyof typeof serverWords) => say(serverWords, key, env.lang)
  const rows = env.settings.map(({ name, value, source }) => {
    const about = `about-${name}`
    return [
      name,
      value ?? word('not-set'),
      value === null ? '' : word(`source-${source}`),
      about in serverWords ? word(about as keyof typeof serverWords) : '',
    ]
  })
  env.output.out(
    textTable(
      [
        { title: word('column-setting') },
        { title: word('column-value') },
        { title: word('column-source') },
        { title: word('column-about'), width: 60 },
      ],
      rows,
    ),
  )
  return EXIT.done
}
