import { previewFolder, type Taking, takeFolder } from '../../cycle/register/take-folder.js'
import { formatDate } from '../../domain/number-text.js'
import { cliWords } from '../../domain/words/cli.js'
import { type Params, say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack } from '../options.js'
import { note, printJson } from '../print.js'

export interface PackTakeOptions {
  json?: boolean
  yes?: boolean
  reason?: string
}

type Preview = Awaited<ReturnType<typeof previewFolder>>
type Effects = NonNullable<Preview['effects']>
type Key = keyof typeof cliWords

/** Successions that a terminal lists. */
const SHOWN = 20

/** `cungky pack take`: show what a folder would change and, with --yes, bring it into force. */
export async function packTakeCommand(
  env: CliEnv,
  name: string,
  options: PackTakeOptions,
): Promise<ExitCode> {
  const folder = await choosePack(env, name)
  const store = await env.openStore(folder.pack.id)
  const { lang } = env
  const taking: Taking = { actor: env.user, now: env.now(), reason: options.reason ?? null, lang }
  try {
    const preview = await previewFolder(store, folder, taking)
    const taken = options.yes === true ? await takeFolder(store, folder, taking) : undefined
    if (options.json === true) printJson(env, { ...preview, edition: taken?.edition ?? null })
    else tell(env, preview, taken?.edition, options.yes === true)
    return EXIT.done
  } finally {
    await store.close()
  }
}

function tell(env: CliEnv, { files, effects }: Preview, edition: string | undefined, yes: boolean): void {
  if (files.length === 0) {
    note(env, 'take-same')
    return
  }
  const line = (key: Key, params: Params) => env.output.out(say(cliWords, key, env.lang, params))
  line('take-files', { files: files.join(', ') })
  if (effects !== null) tellEffects(env, effects, line)
  if (edition !== undefined) note(env, 'take-done', { edition: edition.slice(0, 8) })
  else if (!yes) note(env, 'take-how')
}

function tellEffects(env: CliEnv, effects: Effects, line: (key: Key, params: Params) => void): void {
  const { units, successions, offices, warnings, needed, periods, forms } = effects
  const of = (change: string) => units.filter((unit) => unit.change === change).length
  if (units.length > 0)
    line('take-units', {
      created: of('created'),
      abolished: of('abolished'),
      renamed: of('renamed'),
      moved: of('moved'),
      changed: of('changed'),
    })
  for (const { unit, on, fate, heirs, returns } of successions.slice(0, SHOWN))
    line(`take-${fate}`, {
      unit: unit.name,
      code: unit.code,
      on: formatDate(on, env.lang),
      heirs: heirs
        .map((heir) => `${heir.unit.name}${heir.share === null ? '' : ` (${heir.share})`}`)
        .join(', '),
      returns,
    })
  if (successions.length > SHOWN) line('take-more', { count: successions.length - SHOWN })
  const list = (
    what: Key,
    lists: { added: readonly string[]; changed: readonly string[]; removed: readonly string[] },
  ) => {
    if (lists.added.length + lists.changed.length + lists.removed.length === 0) return
    const text = (ids: readonly string[]) => (ids.length === 0 ? '0' : ids.join(' '))
    line('take-list', {
      what: say(cliWords, what, env.lang),
      added: text(lists.added),
      changed: text(lists.changed),
      removed: text(lists.removed),
    })
  }
  list('take-measures', { ...effects.measures, removed: [] })
  list('take-indicators', effects.indicators)
  const changed = (change: string) => forms.filter((form) => form.change === change).map(({ form }) => form)
  list('take-forms', { added: changed('added'), changed: changed('changed'), removed: changed('removed') })
  if (periods.length > 0) line('take-periods', { periods: periods.map(({ period }) => period).join(', ') })
  if (offices.length > 0) line('take-offices', { names: offices.map(({ name }) => name).join(', ') })
  for (const { text } of needed) line('take-warning', { text })
  for (const text of warnings) line('take-warning', { text })
}
