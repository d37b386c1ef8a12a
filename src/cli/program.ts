import { Command, CommanderError, Option } from 'commander'
import { Problem } from '../domain/problem.js'
import { cliWords } from '../domain/words/cli.js'
import { type Lang, type Params, say } from '../domain/words.js'
import { compareCommand } from './commands/compare.js'
import { configCommand } from './commands/config.js'
import { demoCommand } from './commands/demo.js'
import { explainCommand } from './commands/explain.js'
import { keyListCommand, keyRotateCommand } from './commands/key.js'
import { FaultyFigures } from './commands/load.js'
import { packCheckCommand } from './commands/pack-check.js'
import { packExportCommand } from './commands/pack-export.js'
import { packHistoryCommand } from './commands/pack-history.js'
import { packTakeCommand } from './commands/pack-take.js'
import { rebuildCommand } from './commands/rebuild.js'
import { reconcileCommand } from './commands/reconcile.js'
import { reportCommand } from './commands/report.js'
import { serveCommand } from './commands/serve.js'
import { templatesCommand } from './commands/templates.js'
import { userAddCommand, userListCommand, userResetCommand } from './commands/user.js'
import { verifyCommand } from './commands/verify.js'
import { type CliEnv, EXIT, type ExitCode, UsageError } from './env.js'
import { findingJson, note, printFindings, printJson } from './print.js'
import { loadEither, submitEither, templateEither } from './remote/either.js'
import { remoteFailure } from './remote/failure.js'
import { usageDetail } from './usage.js'

type Key = keyof typeof cliWords

/** Columns of a help text that no terminal shows. */
const HELP_WIDTH = 80

/** Run one command line (without `node` and the program's name). Never throws: every failure has its message and exit code. */
export async function run(given: CliEnv, args: readonly string[]): Promise<ExitCode> {
  const env = { ...given, lang: chosenLang(args) ?? given.lang }
  let code: ExitCode = EXIT.done
  const program = build(env, async (command) => {
    code = await command
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return failed(env, args[0] ?? '', error, args.includes('--json'))
  }
}

function chosenLang(args: readonly string[]): Lang | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  if (at < 0) return undefined
  const value = args[at]!.includes('=') ? args[at]!.split('=')[1] : args[at + 1]
  return value === 'vi' || value === 'en' ? value : undefined
}

function build(env: CliEnv, finish: (command: Promise<ExitCode>) => Promise<void>): Command {
  const word = (key: Key) => say(cliWords, key, env.lang)
  const program = new Command('cungky')
  const shape = (command: Command, key: Key): Command =>
    command
      .description(word(key))
      .helpOption('-h, --help', word('help-option'))
      .configureHelp({
        styleTitle: (title) => titleOf(title, env.lang),
        optionDescription: ({ description, defaultValue }) =>
          defaultValue === undefined
            ? description
            : `${description} (${say(cliWords, 'option-default', env.lang, { value: String(defaultValue) })})`,
      })
      .exitOverride()
      .configureOutput({
        writeOut: (text) => env.output.out(text.trimEnd()),
        // Help asked for by a command line that names no command; errors have their own words, below.
        writeErr: (text) => env.output.err(text.trimEnd()),
        outputError: () => {},
        getOutHelpWidth: () => env.output.columns ?? HELP_WIDTH,
        getErrHelpWidth: () => env.output.columns ?? HELP_WIDTH,
      })
  const sub = (parent: Command, name: string, key: Key): Command => {
    const command = shape(parent.command(name), key)
    return command
      .addOption(new Option('--json', word('option-json')))
      .addOption(new Option('--lang <vi|en>', word('option-lang')).choices(['vi', 'en']))
  }
  const needsPack = (command: Command) => command.requiredOption('--pack <name>', word('option-pack'))
  const packOrServer = (command: Command) =>
    command
      .option('--pack <name>', word('option-pack'))
      .option('--server <url>', word('option-server'))
      .option('--token <token>', word('option-token'))
      .option('--token-file <file>', word('option-token-file'))
  const collect = (value: string, before: string[] = []) => [...before, value]
  shape(program, 'program')
    .version(env.version, '--version', word('version-option'))
    .helpCommand('help [command]', word('help-command'))
  program.addHelpText('after', `\n${word('exit-codes')}`)

  sub(program, 'demo', 'demo')
    .option('--pack <name>', word('option-pack'), 'lai-chau')
    .option('--period <code>', word('option-period'), '2024-H1')
    .option('--out <folder>', word('option-out'), 'out')
    .action((options) => finish(demoCommand(env, options)))

  sub(program, 'serve', 'serve')
    .option('--demo', word('option-demo'))
    .option('--empty', word('option-empty'))
    .option('--pack <name>', word('option-pack'))
    .option('--period <code>', word('option-period'), '2024-H1')
    .option('--out <folder>', word('option-out'), 'out')
    .action((options) => finish(serveCommand(env, options)))

  sub(program, 'config', 'config').action((options) => finish(configCommand(env, options)))

  const user = shape(program.command('user'), 'user')
  needsPack(sub(user, 'add', 'user-add'))
    .option('--username <name>', word('option-username'))
    .option('--name <name>', word('option-name'))
    .option('--position <text>', word('option-position'))
    .option('--role <role>', word('option-role'))
    .option('--unit <code>', word('option-user-unit'))
    .option('--from <date>', word('option-from'))
    .action((options) => finish(userAddCommand(env, options)))
  needsPack(sub(user, 'reset-password', 'user-reset'))
    .option('--username <name>', word('option-username'))
    .option('--remove-totp', word('option-remove-totp'))
    .action((options) => finish(userResetCommand(env, options)))
  needsPack(sub(user, 'list', 'user-list')).action((options) => finish(userListCommand(env, options)))

  const pack = shape(program.command('pack'), 'pack')
  sub(pack, 'check', 'pack-check')
    .argument('<folder>', word('folder'))
    .action((folder, options) => finish(packCheckCommand(env, folder, options)))
  sub(pack, 'export', 'pack-export')
    .argument('[file]', word('export-file'))
    .option('--pack <name>', word('option-pack'))
    .option('--edition <id>', word('option-edition'))
    .action((file, options) => finish(packExportCommand(env, file, options)))
  sub(pack, 'take', 'pack-take')
    .argument('<folder>', word('folder'))
    .option('--reason <text>', word('option-why'))
    .option('--yes', word('option-yes'))
    .action((folder, options) => finish(packTakeCommand(env, folder, options)))
  sub(pack, 'history', 'pack-history')
    .option('--pack <name>', word('option-pack'))
    .action((options) => finish(packHistoryCommand(env, options)))

  packOrServer(sub(program, 'load', 'load'))
    .argument('[files...]', word('files'))
    .option('--dry-run', word('option-dry-run'))
    .option('--stage <stage>', word('option-stage'))
    .option('--reason <text>', word('option-reason'))
    .option('--actor <name>', word('option-actor'))
    .option('--convert <encoding>', word('option-convert'))
    .action((files, options) => finish(loadEither(env, files, options)))

  packOrServer(sub(program, 'template', 'template'))
    .option('--unit <code>', word('option-unit'))
    .option('--period <code>', word('option-period'))
    .option('--form <id>', word('option-form'))
    .option('--out <file>', word('option-out'))
    .action((options) => finish(templateEither(env, options)))

  packOrServer(sub(program, 'submit', 'submit'))
    .argument('<files...>', word('files'))
    .option('--dry-run', word('option-dry-run'))
    .option('--reason <text>', word('option-reason'))
    .option('--actor <name>', word('option-actor'))
    .option('--convert <encoding>', word('option-convert'))
    .option('--unit <code>', word('option-unit'))
    .option('--period <code>', word('option-period'))
    .option('--form <id>', word('option-form'))
    .option('--explain <key=text>', word('option-explain'), collect)
    .option('--blanks <keep|empty>', word('option-blanks'))
    .action((files, options) => finish(submitEither(env, files, options)))

  needsPack(sub(program, 'compare', 'compare'))
    .option('--period <code>', word('option-period'))
    .option('--base <base>', word('option-base'))
    .option('--unit <code>', word('option-unit'))
    .option('--by <level>', word('option-by'))
    .option('--basis <date>', word('option-basis'))
    .option('--indicator <id>', word('option-indicator'), collect)
    .option('--all', word('option-all-indicators'))
    .option('--stage <stage>', word('option-stage'))
    .option('--known-at <moment>', word('option-known-at'))
    .option('--cautious', word('option-cautious'))
    .option('--allow-incomplete', word('option-allow-incomplete'))
    .action((options) => finish(compareCommand(env, options)))

  needsPack(sub(program, 'report', 'report'))
    .option('--period <code>', word('option-period'))
    .option('--base <base>', word('option-base'))
    .option('--unit <code>', word('option-unit'))
    .option('--template <template>', word('option-template'))
    .option('--format <formats>', word('option-format'), collect)
    .option('--out <folder>', word('option-out'))
    .option('--number <n>', word('option-number'))
    .option('--date <date>', word('option-date'))
    .option('--stage <stage>', word('option-stage'))
    .option('--known-at <moment>', word('option-known-at'))
    .action((options) => finish(reportCommand(env, options)))

  needsPack(sub(program, 'templates', 'templates')).action((options) =>
    finish(templatesCommand(env, options)),
  )

  packOrServer(sub(program, 'verify', 'verify'))
    .argument('<file>', word('verify-file'))
    .action((file, options) => finish(verifyCommand(env, file, options)))

  const key = shape(program.command('key'), 'key')
  needsPack(sub(key, 'list', 'key-list')).action((options) => finish(keyListCommand(env, options)))
  needsPack(sub(key, 'rotate', 'key-rotate')).action((options) => finish(keyRotateCommand(env, options)))

  needsPack(sub(program, 'explain', 'explain'))
    .option('--indicator <id>', word('option-indicator'))
    .option('--period <code>', word('option-period'))
    .option('--unit <code>', word('option-unit'))
    .option('--stage <stage>', word('option-stage'))
    .option('--known-at <moment>', word('option-known-at'))
    .action((options) => finish(explainCommand(env, options)))

  needsPack(sub(program, 'rebuild', 'rebuild'))
    .option('--verify', word('option-verify'))
    .action((options) => finish(rebuildCommand(env, options)))

  needsPack(sub(program, 'reconcile', 'reconcile'))
    .argument('[files...]', word('files'))
    .option('--stage <stage>', word('option-stage'))
    .action((files, options) => finish(reconcileCommand(env, files, options)))
  return program
}

const TITLES: Readonly<Record<string, Key>> = {
  'Usage:': 'usage-title',
  'Options:': 'options-title',
  'Commands:': 'commands-title',
  'Arguments:': 'arguments-title',
}

function titleOf(title: string, lang: Lang): string {
  const key = TITLES[title]
  return key === undefined ? title : say(cliWords, key, lang)
}

/** Commands that change figures: of the others nobody asks whether something was written. */
const WRITES: ReadonlySet<string> = new Set(['demo', 'load', 'submit', 'user', 'key'])

function failed(env: CliEnv, command: string, error: unknown, json: boolean): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done
    if (error.code === 'commander.help') return EXIT.usage
    return refused(env, json, 'usage', 'usage-problem', { detail: usageDetail(error, env.lang) })
  }
  if (error instanceof UsageError)
    return refused(env, json, 'usage', 'usage-problem', { detail: error.message })
  if (error instanceof Problem) {
    const count = error instanceof FaultyFigures ? error.count : error.findings.length
    if (json) printJson(env, { faults: count, findings: error.findings.map(findingJson) })
    else {
      printFindings(env, error.findings, count - error.findings.length)
      note(env, WRITES.has(command) ? 'faults' : 'faults-read', { count })
    }
    return error.code.startsWith('database-') || error.code.startsWith('embedded-')
      ? EXIT.database
      : EXIT.input
  }
  const remote = remoteFailure(env, error, json)
  if (remote !== undefined) return remote
  const { code: state, syscall } = error as { code?: unknown; syscall?: unknown }
  // Errors of the operating system (EPERM, EROFS) can look like an SQLSTATE; they name the call that failed.
  if (typeof state === 'string' && syscall === undefined && /^[0-9A-Z]{5}$/.test(state))
    return refused(env, json, 'database', 'database-fault', { state, detail: (error as Error).message })
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return refused(env, json, 'internal', 'internal', { detail })
}

/** Say why a command was refused, in words on standard error and, when asked for, as JSON too. */
function refused(
  env: CliEnv,
  json: boolean,
  kind: 'usage' | 'database' | 'internal',
  key: Key,
  params: Params,
): ExitCode {
  note(env, key, params)
  if (json) printJson(env, { error: kind, message: say(cliWords, key, env.lang, params) })
  return EXIT[kind]
}
