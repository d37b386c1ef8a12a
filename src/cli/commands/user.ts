import {
  accountsAsOwner,
  addAccountAsOwner,
  type ListedAccount,
  type Operator,
  resetPasswordAsOwner,
} from '../../cycle/administer/owner-accounts.js'
import { unitNamed } from '../../cycle/unit-named.js'
import { roleName } from '../../domain/access-refusal.js'
import { ROLES } from '../../domain/access-table.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode, type OpenedStore, UsageError } from '../env.js'
import { chooseDate, choosePack, oneOf, required, today, withStore } from '../options.js'
import { note, printJson } from '../print.js'
import { textTable } from '../terminal.js'

export interface UserAddOptions {
  pack: string
  json?: boolean
  username?: string
  name?: string
  position?: string
  role?: string
  unit?: string
  from?: string
}

/** `cungky user add`: an account with a role, made at the machine. */
export async function userAddCommand(env: CliEnv, options: UserAddOptions): Promise<ExitCode> {
  const username = required(env, '--username', options.username)
  const name = required(env, '--name', options.name)
  const position = required(env, '--position', options.position)
  const role = oneOf(env, '--role', required(env, '--role', options.role), ROLES)
  const code = required(env, '--unit', options.unit)
  const pack = await choosePack(env, options.pack)
  const given = chooseDate(env, '--from', options.from)
  const { made, unit, from } = await withStore(env, pack, async (store, { index }) => {
    const from = given ?? today(env, index)
    const unit = unitNamed(index, index.tree(today(env, index)), code)
    const password = await newPassword(env)
    const made = await addAccountAsOwner(operator(env, store, index), {
      username,
      name,
      position,
      unit: unit.key,
      role,
      from,
      lang: env.lang,
      password,
    })
    return { made, unit, from }
  })
  if (options.json === true) printJson(env, { username: made, unit: unit.key, role, from })
  else note(env, 'user-added', { username: made, role: roleName(role)[env.lang], unit: unit.name })
  return EXIT.done
}

/** `cungky user reset-password`: also the way back in for an only administrator. */
export async function userResetCommand(
  env: CliEnv,
  options: { pack: string; username?: string; removeTotp?: boolean; json?: boolean },
): Promise<ExitCode> {
  const username = required(env, '--username', options.username)
  const pack = await choosePack(env, options.pack)
  const password = await newPassword(env)
  await withStore(env, pack, (store, { index }) =>
    resetPasswordAsOwner(operator(env, store, index), username, password, options.removeTotp === true),
  )
  if (options.json === true) printJson(env, { reset: username })
  else note(env, 'user-was-reset', { username })
  return EXIT.done
}

/** `cungky user list` */
export async function userListCommand(
  env: CliEnv,
  options: { pack: string; json?: boolean },
): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  const accounts = await withStore(env, pack, (store, { index }) =>
    accountsAsOwner(operator(env, store, index)),
  )
  if (options.json === true) printJson(env, { accounts: accounts.map(accountJson) })
  else if (accounts.length === 0) note(env, 'no-users')
  else env.output.out(accountTable(env, accounts))
  return EXIT.done
}

/** A password typed twice at the terminal, or the first line of standard input. Never an argument: others can list those. */
async function newPassword(env: CliEnv): Promise<string> {
  const { secrets } = env
  const wrong = (key: 'password-missing' | 'passwords-differ') => new UsageError(say(cliWords, key, env.lang))
  const typed = await secrets.read(say(cliWords, 'ask-password', env.lang))
  if (typed === null || typed === '') throw wrong('password-missing')
  if (secrets.interactive && (await secrets.read(say(cliWords, 'ask-again', env.lang))) !== typed)
    throw wrong('passwords-differ')
  return typed
}

function operator(env: CliEnv, store: OpenedStore, index: PackIndex): Operator {
  return { store, index, user: env.user, now: env.now }
}

function accountTable(env: CliEnv, accounts: readonly ListedAccount[]): string {
  const word = (key: keyof typeof cliWords) => say(cliWords, key, env.lang)
  return textTable(
    [
      { title: word('col-username') },
      { title: word('col-person') },
      { title: word('col-position') },
      { title: word('col-home') },
      { title: word('col-roles') },
      { title: word('col-account-state') },
    ],
    accounts.map((one) => [
      one.username,
      one.name,
      one.position,
      one.unit,
      one.roles.map(({ role, unit }) => `${roleName(role)[env.lang]} (${unit})`).join(', '),
      statesOf(env, one).map(word).join(', '),
    ]),
  )
}

function statesOf(env: CliEnv, one: ListedAccount): (keyof typeof cliWords)[] {
  if (one.closedAt !== null) return ['state-closed']
  const held = one.lockedUntil !== null && one.lockedUntil > env.now()
  return [
    held ? 'state-held' : 'state-open',
    ...(one.mustChange ? (['state-must-change'] as const) : []),
    ...(one.totp ? (['state-totp'] as const) : []),
  ]
}

function accountJson(one: ListedAccount): object {
  const { username, name, position, unit, roles, mustChange, totp, lockedUntil, closedAt } = one
  return { username, name, position, unit, roles, mustChange, totp, lockedUntil, closedAt }
}
