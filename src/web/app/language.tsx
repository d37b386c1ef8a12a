import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Catalogue, Lang, Params } from '../../domain/words.js'
import { say } from '../../domain/words.js'
import { ACCOUNT_LANGUAGE, CHOSEN, keptLanguage } from './kept-language.js'

interface Language {
  readonly lang: Lang
  /** Choose for this device; the account learns of it when somebody has signed in. */
  readonly setLang: (lang: Lang) => void
  /** Take over what the account says: no choice of this device. */
  readonly takeLang: (lang: Lang) => void
}

const LanguageContext = createContext<Language>({ lang: 'vi', setLang: () => {}, takeLang: () => {} })

/** The language of the pages: as somebody chose on this device, else that of the account that signed in last, else Vietnamese. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [lang, show] = useState<Lang>(() => keptLanguage(CHOSEN) ?? keptLanguage(ACCOUNT_LANGUAGE) ?? 'vi')
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const setLang = useCallback((chosen: Lang) => {
    localStorage.setItem(CHOSEN, chosen)
    show(chosen)
  }, [])
  const takeLang = useCallback((taken: Lang) => {
    localStorage.setItem(ACCOUNT_LANGUAGE, taken)
    localStorage.removeItem(CHOSEN)
    show(taken)
  }, [])
  const value = useMemo(() => ({ lang, setLang, takeLang }), [lang, setLang, takeLang])
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** The words of a catalogue in the language of the page. */
export function useWords<C extends Catalogue>(words: C): (key: keyof C & string, params?: Params) => string {
  const { lang } = useLanguage()
  return (key, params) => say(words, key, lang, params)
}
