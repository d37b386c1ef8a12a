import { stripMarks, tidyText } from './text-normal.js'

/** What a user name looks like: 3 to 64 letters without marks, digits, and `.`, `_`, `-` between them. */
export const USER_NAME = /^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$/

/** The user name meant, however it was typed: neither case nor blanks at the ends matter. */
export function tidyUserName(typed: string): string {
  return tidyText(typed).toLowerCase()
}

/** Can this be a user name (as `tidyUserName` gives it)? */
export function isUserName(name: string): boolean {
  return USER_NAME.test(name)
}

/**
 * A user name made from a person's name as Vietnamese offices do it, the given name and the first letters of the others:
 * `Nguyễn Văn An` → `annv`. `nth` counts from 1: the second of that name is `annv2`. Empty when there is nothing to make it of.
 */
export function proposeUserName(name: string, nth = 1): string {
  const words = stripMarks(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const given = words.at(-1)
  if (given === undefined) return ''
  const initials = words.slice(0, -1).map((word) => word.charAt(0))
  const base = `${given}${initials.join('')}`.slice(0, 60)
  return nth > 1 || base.length < 3 ? `${base}${String(nth).padStart(3 - base.length, '0')}` : base
}
