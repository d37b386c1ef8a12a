import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, UsageError } from '../env.js'

type Options = Readonly<Record<string, unknown>>

/** Options that make sense on one side only, as typed and as the parser names them. */
export type OneSided = readonly (readonly [option: string, name: string])[]

const REMOTE: OneSided = [
  ['--token', 'token'],
  ['--token-file', 'tokenFile'],
]

/**
 * Does the command work against a server? UsageError when it is said neither or both, or with an option of the other side.
 */
export function worksRemotely(
  env: CliEnv,
  options: Options,
  only: { readonly local?: OneSided; readonly remote?: OneSided },
): boolean {
  const remote = options.server !== undefined
  const refuse = (key: 'pack-or-server' | 'pack-and-server'): never => {
    throw new UsageError(say(cliWords, key, env.lang))
  }
  if (remote === (options.pack !== undefined)) refuse(remote ? 'pack-and-server' : 'pack-or-server')
  const wrong = (remote ? (only.local ?? []) : [...REMOTE, ...(only.remote ?? [])]).find(
    ([, name]) => options[name] !== undefined,
  )
  if (wrong !== undefined)
    throw new UsageError(
      say(cliWords, remote ? 'not-with-server' : 'only-with-server', env.lang, { option: wrong[0] }),
    )
  return remote
}
