#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT } from '../cli/env.js'
import { run } from '../cli/program.js'
import { cliWords } from '../domain/words/cli.js'
import { serverWords } from '../domain/words/server.js'
import { type Lang, say } from '../domain/words.js'
import { configOf } from './config.js'
import { openStore } from './open-store.js'
import { readSettings, type SettingFault } from './read-settings.js'
import { sealKeyOf } from './seal-key.js'
import { secretInput } from './secret-input.js'
import { serverHost } from './server-host.js'

/** The folder of the installed package: the nearest one above with a package.json. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** Run something when the program is told to stop. */
function onSignal(stop: () => void): () => void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  return () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop)
  }
}

function faultText({ word, params, form }: SettingFault, lang: Lang): string {
  return say(
    serverWords,
    word,
    lang,
    form === undefined ? params : { ...params, form: say(serverWords, form, lang) },
  )
}

const root = packageRoot()
const read = readSettings(process.env)
const output = {
  out: (text: string) => process.stdout.write(`${text}\n`),
  err: (text: string) => process.stderr.write(text.startsWith('\r') ? text : `${text}\n`),
  interactive: process.stderr.isTTY === true,
  ...(process.stdout.isTTY === true ? { columns: process.stdout.columns } : {}),
}

if ('wrong' in read) {
  const lang = process.env.CUNGKY_LANG === 'en' ? 'en' : 'vi'
  const detail = read.wrong.map((fault) => faultText(fault, lang)).join('; ')
  output.err(say(cliWords, 'config-wrong', lang, { detail }))
  process.exitCode = EXIT.usage
} else {
  const { source } = read.views.find(({ name }) => name === 'CUNGKY_LOG_LEVEL')!
  // A person at a terminal reads sentences; every request as a line of JSON would drown them.
  const quiet = output.interactive && source === 'default' ? { logLevel: 'warn' } : {}
  const config = { ...configOf(read.values), ...quiet }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const user = userInfo().username
  const now = () => new Date()
  process.exitCode = await run(
    {
      lang: config.lang,
      output,
      packsFolder: join(root, 'packs'),
      version,
      user,
      now,
      openStore: (packId) => openStore(config, packId),
      remote: { fetch, newKey: randomUUID, token: process.env.CUNGKY_TOKEN },
      secrets: secretInput(process.stdin, (text) => process.stderr.write(text)),
      sealKey: () => sealKeyOf(config),
      settings: read.views,
      server: serverHost(config, read.values.CUNGKY_PACK, {
        pagesFolder: join(root, 'dist', 'web'),
        version,
        user,
        now,
        tell: output.err,
        onSignal,
        exit: (code) => process.exit(code),
      }),
    },
    process.argv.slice(2),
  )
}
