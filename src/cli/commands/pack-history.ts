import { momentText } from '../../cycle/moment-text.js'
import { allEditions } from '../../cycle/register/edition-of.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack } from '../options.js'
import { note, printJson } from '../print.js'
import { textTable } from '../terminal.js'

/** `cungky pack history`: the editions of the definitions, newest first. */
export async function packHistoryCommand(
  env: CliEnv,
  options: { pack?: string; json?: boolean },
): Promise<ExitCode> {
  const { pack } = await choosePack(env, options.pack ?? env.server.pack)
  const store = await env.openStore(pack.id)
  const word = (key: keyof typeof cliWords) => say(cliWords, key, env.lang)
  try {
    const editions = await allEditions(store.owner)
    if (options.json === true)
      printJson(env, {
        editions: editions.map(({ edition, version, at, actor, actorName, source, reason, changed }) => ({
          edition,
          version,
          at: at.toISOString(),
          by: actorName ?? actor,
          source,
          reason,
          files: changed,
        })),
      })
    else if (editions.length === 0) note(env, 'history-none')
    else
      env.output.out(
        textTable(
          [
            { title: word('history-edition') },
            { title: word('history-at') },
            { title: word('history-by'), width: 24 },
            { title: word('history-source') },
            { title: word('history-files'), width: 40 },
            { title: word('history-why'), width: 40 },
          ],
          editions.map((row) => [
            row.edition.slice(0, 8),
            momentText(row.at, pack.calendar.timezone, env.lang),
            row.actorName ?? row.actor,
            word(`source-${row.source}`),
            row.changed.join(', '),
            row.reason ?? '',
          ]),
        ),
      )
    return EXIT.done
  } finally {
    await store.close()
  }
}
