import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cliWords } from '../domain/words/cli.js'
import { say } from '../domain/words.js'
import { type CliEnv, UsageError } from './env.js'

/** Write a file that a command makes, with the folders it needs. UsageError when it cannot be written there. */
export async function writeOutput(env: CliEnv, file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(say(cliWords, 'cannot-write', env.lang, { file, reason: code ?? message }))
  }
}
