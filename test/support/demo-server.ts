import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiClient } from '../../bench/api-client.js'
import { ServerProcess } from '../../bench/server-process.js'

/** A real server of the example pack in demo mode, with accounts and without any figures. */
export async function demoServer(
  data: string,
): Promise<{ readonly server: ServerProcess; readonly password: string }> {
  const server = await ServerProcess.start({ data, args: ['--demo', '--empty'], env: UNLIMITED })
  const password = readFileSync(join(data, 'demo-password'), 'utf8').trim()
  return { server, password }
}

/** Fifty people of one address at once are no attack here. */
const UNLIMITED = { CUNGKY_LIMIT_ADDRESS: 'off', CUNGKY_LIMIT_SIGN_IN: 'off', CUNGKY_LIMIT_WRITES: 'off' }

/** Sign in; the cookie to send from then on. */
export async function signIn(api: ApiClient, username: string, password: string): Promise<string> {
  const reply = await api.send('post', '/session', { body: { username, password } })
  const cookie = [reply.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${username}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return cookie
}
