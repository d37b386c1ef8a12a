import { tidyText } from './text-normal.js'

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
