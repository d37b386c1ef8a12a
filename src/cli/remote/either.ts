import { type LoadOptions, loadCommand } from '../commands/load.js'
import { type SubmitOptions, submitCommand } from '../commands/submit.js'
import { type TemplateOptions, templateCommand } from '../commands/template.js'
import type { CliEnv, ExitCode } from '../env.js'
import { type RemoteLoadOptions, remoteLoad } from './load.js'
import { worksRemotely } from './place-of-work.js'
import { type RemoteSubmitOptions, remoteSubmit } from './submit.js'
import { type RemoteTemplateOptions, remoteTemplate } from './template.js'

const ACTOR = [['--actor', 'actor']] as const

/** `load` on this machine with --pack, or on a server with --server. */
export async function loadEither(
  env: CliEnv,
  files: readonly string[],
  options: LoadOptions & RemoteLoadOptions,
): Promise<ExitCode> {
  // A server knows by the token who sends something.
  return worksRemotely(env, { ...options }, { local: ACTOR })
    ? remoteLoad(env, files, options)
    : loadCommand(env, files, options)
}

/** `template` on this machine, or from a server. */
export async function templateEither(
  env: CliEnv,
  options: TemplateOptions & RemoteTemplateOptions,
): Promise<ExitCode> {
  return worksRemotely(env, { ...options }, {}) ? remoteTemplate(env, options) : templateCommand(env, options)
}

/** `submit` on this machine, or to a server. */
export async function submitEither(
  env: CliEnv,
  files: readonly string[],
  options: SubmitOptions & RemoteSubmitOptions,
): Promise<ExitCode> {
  const remote = [
    ['--unit', 'unit'],
    ['--period', 'period'],
    ['--form', 'form'],
    ['--explain', 'explain'],
    ['--blanks', 'blanks'],
  ] as const
  return worksRemotely(env, { ...options }, { local: ACTOR, remote })
    ? remoteSubmit(env, files, options)
    : submitCommand(env, files, options)
}
