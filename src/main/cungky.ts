#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT } from '../cli/env.js'
import { run } from '../cli/program.js'
import { cliWords } from '../domain/words/cli.js'
import { say } from '../domain/words.js'
import { readConfig } from './config.js'
import { openStore } from './open-store.js'

/** The folder of the installed package: the nearest one above with a package.json. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

const root = packageRoot()
const config = readConfig(process.env)
const output = {
  out: (text: string) => process.stdout.write(`${text}\n`),
  err: (text: string) => process.stderr.write(text.startsWith('\r') ? text : `${text}\n`),
  interactive: process.stderr.isTTY === true,
  ...(process.stdout.isTTY === true ? { columns: process.stdout.columns } : {}),
}

if ('wrong' in config) {
  output.err(
    say(cliWords, 'config-wrong', process.env.CUNGKY_LANG === 'en' ? 'en' : 'vi', {
      detail: config.wrong.join('; '),
    }),
  )
  process.exitCode = EXIT.usage
} else {
  process.exitCode = await run(
    {
      lang: config.lang,
      output,
      packsFolder: join(root, 'packs'),
      version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
      user: userInfo().username,
      now: () => new Date(),
      openStore: (packId) => openStore(config, packId),
    },
    process.argv.slice(2),
  )
}
