import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Lang } from '../../domain/words.js'
import { useClient } from './client.js'
import { ACCOUNT, CHOSEN, keptLanguage } from './kept-language.js'
import { useLanguage } from './language.js'
import { SESSION_KEY, type Session } from './session.js'

/**
 * Keep page and account in one language. Whoever signs in gets the language of their account, unless somebody chose another on
 * this device since: then the account is told, without a word. What the server said in the other language is asked for anew.
 */
export function useAccountLanguage(session: Session | null | undefined): void {
  const client = useClient()
  const queries = useQueryClient()
  const { lang, takeLang } = useLanguage()
  const shown = useRef(lang)
  /** What the account is being told now. */
  const telling = useRef<Lang | null>(null)
  useEffect(() => {
    if (shown.current === lang) return
    shown.current = lang
    void queries.invalidateQueries()
  }, [lang, queries])
  useEffect(() => {
    if (session === null) localStorage.removeItem(ACCOUNT)
    if (session === null || session === undefined || session.pending !== null) return
    const { id, lang: own } = session.account
    const chosen = keptLanguage(CHOSEN)
    if (chosen !== lang && chosen !== null) return
    if (chosen === null || chosen === own) {
      if (chosen === null && localStorage.getItem(ACCOUNT) === id) return
      localStorage.setItem(ACCOUNT, id)
      takeLang(own)
      return
    }
    if (telling.current === chosen) return
    telling.current = chosen
    client.changeProfile({ body: { lang: chosen } }).then(
      ({ body }) => {
        telling.current = null
        localStorage.setItem(ACCOUNT, id)
        // Somebody may have chosen again meanwhile: then that is told next.
        if (keptLanguage(CHOSEN) === chosen) takeLang(chosen)
        queries.setQueryData(SESSION_KEY, body)
      },
      // The choice stays on the device and is told the next time.
      () => {
        telling.current = null
      },
    )
  }, [session, lang, client, queries, takeLang])
}
