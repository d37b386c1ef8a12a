import type { Lang } from '../../domain/words.js'

/** Under this name the device keeps the language that somebody chose on it since the account was told. */
export const CHOSEN = 'cungky.lang'
/** The language of the account that signed in last. */
export const ACCOUNT_LANGUAGE = 'cungky.account-lang'
/** The account from which that language was taken. */
export const ACCOUNT = 'cungky.account'

export function keptLanguage(name: string): Lang | null {
  const kept = localStorage.getItem(name)
  return kept === 'vi' || kept === 'en' ? kept : null
}
