import { type Finding, finding } from './problem.js'
import { stripMarks } from './text-normal.js'
import { COMMON_PASSWORDS } from './words/common-passwords.js'

/** Letters and signs a password must have at least, and may have at most. NIST SP 800-63B §5.1.1: length, no composition rules. */
export const LEAST_LENGTH = 12
export const MOST_LENGTH = 200

/** As it is hashed: the same keys give the same password on every keyboard and system. NIST SP 800-63B §5.1.1.2 names NFKC. */
export function tidyPassword(typed: string): string {
  return typed.normalize('NFKC')
}

/**
 * Why a password cannot be taken, or null: too short, too long, made of the user name, of few characters or of a run, or
 * one of those tried first by whoever guesses. `field` is where it stands in the request.
 */
export function passwordFault(password: string, username: string, field: string): Finding | null {
  const typed = [...tidyPassword(password)]
  if (typed.length < LEAST_LENGTH) return finding('password-short', { field }, { least: LEAST_LENGTH })
  if (typed.length > MOST_LENGTH) return finding('password-long', { field }, { most: MOST_LENGTH })
  const plain = stripMarks(tidyPassword(password)).replaceAll(' ', '')
  if (holdsName(plain, username)) return finding('password-name', { field })
  if (new Set(plain).size < 5 || repeats(plain) || isRun(plain))
    return finding('password-repeated', { field })
  return isCommon(plain) ? finding('password-common', { field }) : null
}

/** A name of three letters is inside many a good sentence. */
const TELLING_NAME = 4

function holdsName(plain: string, username: string): boolean {
  const names = [username, ...username.split(/[._-]+/)].filter((name) => name.length >= TELLING_NAME)
  // A part of the name beside enough else is no clue.
  return names.some((name) => plain.includes(name) && (name === username || plain.length - name.length < 8))
}

/** The same few characters over and over: `abcabcabcabc`. */
function repeats(plain: string): boolean {
  return /^(.{1,6}?)\1+(.{0,5})$/u.test(plain) && /^(.{1,6}?)\1{2,}/u.test(plain)
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789012345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]

/** Made of neighbours in the alphabet, among the digits or on the keyboard: `qwertyuiop12`. */
function isRun(plain: string): boolean {
  const pairs = [...plain].slice(1).map((char, i) => `${plain[i]}${char}`)
  const near = pairs.filter((pair) =>
    ROWS.some((row) => row.includes(pair) || row.includes([...pair].reverse().join(''))),
  )
  return near.length >= pairs.length * 0.75
}

/** A common password, alone or with digits and signs around it, or several of them in a row. */
function isCommon(plain: string): boolean {
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const letters = core.replace(/[04135$@7]/g, (sign) => LOOKS_LIKE[sign]!)
  return [plain, core, letters].some((text) => COMMON_PASSWORDS.has(text) || madeOfCommon(text))
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '4': 'a',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
  '@': 'a',
  '7': 't',
}

function madeOfCommon(text: string): boolean {
  let left = text.replace(/[^a-z]/g, '')
  for (let cut = true; cut && left !== ''; ) {
    cut = false
    for (const word of COMMON_PASSWORDS)
      if (left.startsWith(word)) {
        left = left.slice(word.length)
        cut = true
        break
      }
  }
  return left === '' && text !== ''
}
