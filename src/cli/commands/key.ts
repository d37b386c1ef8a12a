import { keysAsOwner, rotateKeyAsOwner } from '../../cycle/compose/verify-as-owner.js'
import { momentText } from '../../cycle/moment-text.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack, withStore } from '../options.js'
import { note, printJson } from '../print.js'
import { textTable } from '../terminal.js'

export interface KeyOptions {
  pack: string
  json?: boolean
}

/** `cungky key list`: the keys that documents are and were signed with. */
export async function keyListCommand(env: CliEnv, options: KeyOptions): Promise<ExitCode> {
  const { pack } = await choosePack(env, options.pack)
  const store = await env.openStore(pack.id)
  const word = (key: keyof typeof cliWords) => say(cliWords, key, env.lang)
  try {
    const keys = await keysAsOwner(store)
    const moment = (at: Date) => momentText(at, pack.calendar.timezone, env.lang)
    if (options.json === true)
      printJson(
        env,
        keys.map(({ keyId, publicKey, createdAt, retiredAt }) => ({
          key: keyId,
          publicKey,
          made: createdAt.toISOString(),
          retired: retiredAt?.toISOString() ?? null,
        })),
      )
    else if (keys.length === 0) note(env, 'key-none')
    else
      env.output.out(
        textTable(
          [
            { title: word('key-id') },
            { title: word('key-made') },
            { title: word('key-retired') },
            { title: word('key-public') },
          ],
          keys.map(({ keyId, publicKey, createdAt, retiredAt }) => [
            keyId,
            moment(createdAt),
            retiredAt === null ? word('key-in-force') : moment(retiredAt),
            publicKey,
          ]),
        ),
      )
    return EXIT.done
  } finally {
    await store.close()
  }
}

/** `cungky key rotate`: sign with a new key from now on. */
export async function keyRotateCommand(env: CliEnv, options: KeyOptions): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  const { keyId } = await withStore(env, pack, (store, { index }) =>
    rotateKeyAsOwner({ store, index, user: env.user, now: () => env.now() }, env.sealKey()),
  )
  if (options.json === true) printJson(env, { key: keyId })
  else note(env, 'key-rotated', { key: keyId })
  return EXIT.done
}
