import { readFile } from 'node:fs/promises'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type Api, createClient } from '../../wire/client.js'
import { type CliEnv, UsageError } from '../env.js'
import { note } from '../print.js'

/** Which server, and in whose name. */
export interface RemoteOptions {
  server?: string
  token?: string
  tokenFile?: string
}

/** A client of the server that the command names. UsageError when the address or the token is missing or no such thing. */
export async function connect(env: CliEnv, options: RemoteOptions): Promise<Api> {
  const server = readServer(env, options.server ?? '')
  const token = await readToken(env, options)
  if (options.token !== undefined) note(env, 'token-visible')
  if (server.protocol === 'http:' && !isThisMachine(server.hostname))
    note(env, 'server-plain', { server: server.origin })
  const { wait } = env.remote
  return createClient({
    ...(wait === undefined ? {} : { wait }),
    baseUrl: server.href,
    fetch: env.remote.fetch,
    newKey: env.remote.newKey,
    token,
    lang: env.lang,
  })
}

function readServer(env: CliEnv, value: string): URL {
  let url: URL | undefined
  try {
    url = new URL(value)
  } catch {
    // Said below.
  }
  if (url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '')
    return url
  throw new UsageError(say(cliWords, 'bad-server', env.lang, { value }))
}

async function readToken(env: CliEnv, { token, tokenFile }: RemoteOptions): Promise<string> {
  const given = token ?? (tokenFile === undefined ? env.remote.token : await tokenOf(env, tokenFile))
  if (given === undefined || given.trim() === '')
    throw new UsageError(say(cliWords, 'token-missing', env.lang))
  return given.trim()
}

async function tokenOf(env: CliEnv, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(say(cliWords, 'token-unreadable', env.lang, { file, reason: code ?? message }))
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
