import { useMemo } from 'react'
import type { Lang } from '../../domain/words.js'
import { type Api, createClient } from '../../wire/client.js'
import { useLanguage } from './language.js'
import { newKey } from './new-key.js'
import { fetchKeeping } from './offline/kept-answers.js'

/** The API of the server that sent this page, in the language of the page. The session travels as a cookie. */
export function clientIn(lang: Lang): Api {
  return createClient({
    baseUrl: location.origin,
    fetch: fetchKeeping,
    newKey,
    lang,
  })
}

export function useClient(): Api {
  const { lang } = useLanguage()
  return useMemo(() => clientIn(lang), [lang])
}
