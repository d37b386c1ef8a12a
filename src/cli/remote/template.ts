import { join } from 'node:path'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { required } from '../options.js'
import { note, printJson } from '../print.js'
import { writeOutput } from '../write-output.js'
import { connect, type RemoteOptions } from './connect.js'
import { returnNamed } from './which-return.js'

export interface RemoteTemplateOptions extends RemoteOptions {
  json?: boolean
  unit?: string
  period?: string
  form?: string
  out?: string
}

/** Fetch the entry form of a return as the server makes it, with what the return holds already. */
export async function remoteTemplate(env: CliEnv, options: RemoteTemplateOptions): Promise<ExitCode> {
  const period = required(env, '--period', options.period)
  const code = required(env, '--unit', options.unit)
  const api = await connect(env, options)
  const which = await returnNamed(env, api, { unit: code, period, form: options.form })
  const { bytes } = (await api.getTemplate({ params: which })).body
  const file = options.out ?? join('out', `${code}-${period}-${which.form}.xlsx`)
  await writeOutput(env, file, bytes)
  if (options.json === true) printJson(env, { file, unit: code, period, form: which.form })
  else note(env, 'written', { file })
  return EXIT.done
}
