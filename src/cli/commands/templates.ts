import { type PackTemplate, templatesIn } from '../../cycle/compose/choose-template.js'
import { definitionsInForce } from '../../cycle/register/in-force.js'
import { documentKindName } from '../../domain/document.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { PeriodType } from '../../domain/period.js'
import { cliWords } from '../../domain/words/cli.js'
import { tableWords } from '../../domain/words/table.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack } from '../options.js'
import { note, printJson } from '../print.js'
import { textTable } from '../terminal.js'

/** `cungky templates`: the templates of the definitions in force, and what each is for. */
export async function templatesCommand(
  env: CliEnv,
  options: { pack: string; json?: boolean },
): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  const store = await env.openStore(pack.pack.id)
  try {
    const { index, texts } = await definitionsInForce(store.owner, pack)
    const templates = templatesIn(texts)
    if (options.json === true)
      printJson(
        env,
        templates.map(({ id, file, lang, use }) => ({ id, file, lang, ...use, name: use.name ?? id })),
      )
    else if (templates.length === 0) note(env, 'templates-none')
    else env.output.out(listed(env, index, templates))
  } finally {
    await store.close()
  }
  return EXIT.done
}

function listed(env: CliEnv, index: PackIndex, templates: readonly PackTemplate[]): string {
  const { lang } = env
  const word = (key: keyof typeof cliWords) => say(cliWords, key, lang)
  const any = word('templates-any')
  const levelName = (id: string) => index.pack.levels.find((level) => level.id === id)?.name[lang] ?? id
  const periodName = (id: string) => say(tableWords, `kind-${id as PeriodType}`, lang)
  const all = (ids: readonly string[], name: (id: string) => string) =>
    ids.length === 0 ? any : ids.map(name).join(', ')
  return textTable(
    [
      { title: word('templates-id') },
      { title: word('templates-kind') },
      { title: word('templates-name'), width: 40 },
      { title: word('templates-levels'), width: 30 },
      { title: word('templates-periods'), width: 24 },
    ],
    templates.map(({ id, use }) => [
      id,
      documentKindName(use.document, lang),
      use.name ?? id,
      all(use.levels, levelName),
      all(use.periods, periodName),
    ]),
  )
}
