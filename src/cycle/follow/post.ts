import { audit } from '../../store/audit.js'
import { databaseNow } from '../../store/jobs.js'
import { letterFailed, letterSent, type TakenLetter, takeLetters } from '../../store/mail.js'
import type { Desk } from '../desk.js'
import { asRoot } from './as-root.js'

export type { TakenLetter } from '../../store/mail.js'

/** How letters are sent, in milliseconds. */
export interface PostRules {
  /** For how long nobody else tries a letter that is being sent. Longer than any attempt takes. */
  readonly lease: number
  /** How long to wait after the first, second, … attempt that failed; one more failure and the letter is given up. */
  readonly waits: readonly number[]
}

const MINUTE = 60_000
export const USUAL_POST: PostRules = {
  lease: 5 * MINUTE,
  waits: [1, 5, 25, 125, 625].map((minutes) => minutes * MINUTE),
}

/** Why a letter was not sent, as a short code without addresses: `ECONNECTION`, `EENVELOPE 550`. */
export class NotSent extends Error {}

/**
 * Send the letter that has waited longest. False when none waits. At least once: when this server dies after the mail server
 * took the letter and before that is written down, it is sent again, under the same Message-ID.
 */
export async function sendNext(
  desk: Desk,
  send: (letter: TakenLetter) => Promise<void>,
  rules: PostRules,
): Promise<'sent' | 'not-sent' | 'none'> {
  const [letter] = await asRoot(desk, null, async (tx) => {
    const now = await databaseNow(tx)
    return takeLetters(tx, now, new Date(now.getTime() + rules.lease), 1)
  })
  if (letter === undefined) return 'none'
  try {
    await send(letter)
  } catch (error) {
    if (!(error instanceof NotSent)) throw error
    await failed(desk, letter, error.message, rules)
    return 'not-sent'
  }
  await asRoot(desk, null, async (tx) => letterSent(tx, letter.id, await databaseNow(tx)))
  return 'sent'
}

async function failed(desk: Desk, letter: TakenLetter, error: string, rules: PostRules): Promise<void> {
  await asRoot(desk, null, async (tx) => {
    const at = await databaseNow(tx)
    const wait = rules.waits[letter.tries - 1]
    const again = wait === undefined ? null : new Date(at.getTime() + wait)
    const settled = await letterFailed(tx, letter.id, error, at, again)
    if (settled && again === null)
      await audit(tx, {
        unit: letter.unit,
        at,
        actor: 'cungky',
        action: 'mail.give-up',
        account: letter.account,
        detail: { mail: letter.id, tries: letter.tries, error },
      })
  })
}
