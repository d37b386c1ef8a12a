import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What the mail server does with letters: takes them, puts them off, refuses them, or hangs up in the middle of the next one. */
export type MailMode = 'take' | 'defer' | 'refuse' | 'hang-up'

/** A letter as it arrived, its encodings undone. */
export interface ArrivedLetter {
  readonly to: readonly string[]
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** As it came over the wire, a character a byte. */
  readonly raw: string
}

/** A real mail server in a process of its own. */
export class MailServer {
  readonly letters: ArrivedLetter[] = []
  private readonly waiting = new Set<() => void>()
  private modeSet: (() => void) | undefined

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(mode: MailMode = 'take'): Promise<MailServer> {
    const script = fileURLToPath(new URL('mail-server.mjs', import.meta.url))
    const child = spawn(process.execPath, [script, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: child.stdout! })
    const port = await new Promise<string>((resolve, reject) => {
      lines.once('line', (line) => resolve(line.replace('port ', '')))
      child.once('exit', () => reject(new Error('the mail server did not start')))
    })
    const server = new MailServer(child, `smtp://127.0.0.1:${port}`)
    lines.on('line', (line) => server.heard(line))
    return server
  }

  /** From when it resolves on, letters fare otherwise. */
  set(mode: MailMode): Promise<void> {
    return new Promise((resolve) => {
      this.modeSet = resolve
      this.child.stdin!.write(`${mode}\n`)
    })
  }

  /** Wait until so many letters have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.letters.length < count) await new Promise<void>((resolve) => this.waiting.add(resolve))
  }

  stop(): void {
    this.child.kill()
  }

  private heard(line: string): void {
    if (line.startsWith('mode ')) {
      this.modeSet?.()
      return
    }
    const { to, raw } = JSON.parse(line) as { to: string[]; raw: string }
    this.letters.push({ to, ...read(raw) })
    for (const done of this.waiting) done()
    this.waiting.clear()
  }
}

function read(raw: string): Omit<ArrivedLetter, 'to'> {
  const end = raw.indexOf('\r\n\r\n')
  const unfolded = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ')
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())]
    }),
  )
  const body = raw.slice(end + 4)
  return { headers, raw, text: decodeBody(body, headers['content-transfer-encoding'] ?? '7bit') }
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding === 'quoted-printable') return quoted(body.replaceAll(/=\r\n/g, ''))
  return Buffer.from(body, 'latin1').toString()
}

/** RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : word.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => byte(hex)),
    )
    .replace(/^.*$/s, (all) => Buffer.from(all, 'latin1').toString())
}

function quoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => byte(hex))
  return Buffer.from(bytes, 'latin1').toString()
}

function byte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
