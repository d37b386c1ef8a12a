import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Catalogue, Lang, Params } from '../../domain/words.js'
import { say } from '../../domain/words.js'

interface Language {
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
}

const LanguageContext = createContext<Language>({ lang: 'vi', setLang: () => {} })

const KEPT = 'cungky.lang'

/** The language of the pages: kept on the device, Vietnamese unless somebody chose. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [lang, setLang] = useState<Lang>(() => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'))
  useEffect(() => {
    document.documentElement.lang = lang
    localStorage.setItem(KEPT, lang)
  }, [lang])
  const value = useMemo(() => ({ lang, setLang }), [lang])
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
