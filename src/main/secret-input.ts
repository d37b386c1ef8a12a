import { createInterface } from 'node:readline'
import type { SecretInput } from '../cli/env.js'

const INTERRUPT = '\u0003'
const END = '\u0004'
const BACKSPACE = /[\u007f\b]/

/** Secrets from the keyboard without showing them, or from a pipe, line by line. */
export function secretInput(input: NodeJS.ReadStream, tell: (text: string) => void): SecretInput {
  if (input.isTTY === true) return { interactive: true, read: (prompt) => typed(input, prompt, tell) }
  return { interactive: false, read: () => piped(input) }
}

/** The first line; null when there is none. */
async function piped(input: NodeJS.ReadStream): Promise<string | null> {
  const lines = createInterface({ input })
  for await (const line of lines) {
    lines.close()
    input.destroy()
    return line
  }
  return null
}

/** One line typed in raw mode, so that the terminal shows nothing of it. Null when it was broken off. */
function typed(
  input: NodeJS.ReadStream,
  prompt: string,
  tell: (text: string) => void,
): Promise<string | null> {
  // First the mode, then the prompt: whoever types at once is not shown either.
  input.setRawMode(true)
  tell(prompt)
  input.setEncoding('utf8')
  input.resume()
  return new Promise((resolve) => {
    let text: string[] = []
    const done = (result: string | null) => {
      input.off('data', take)
      input.setRawMode(false)
      input.pause()
      tell('\n')
      resolve(result)
    }
    const take = (chunk: string) => {
      for (const char of chunk) {
        if (char === INTERRUPT || (char === END && text.length === 0)) return done(null)
        if (char === '\r' || char === '\n' || char === END) return done(text.join(''))
        if (BACKSPACE.test(char)) text = text.slice(0, -1)
        else if (char >= ' ') text.push(char)
      }
    }
    input.on('data', take)
  })
}
