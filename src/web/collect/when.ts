import { webReturnWords } from '../../domain/words/web-return.js'
import { clockTime } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'

/** When something was, as a part of a sentence: lúc 14:05. */
export function useWhen(): (moment: string | Date) => string {
  const { lang } = useLanguage()
  const word = useWords(webReturnWords)
  return (moment) => word('time-at', { time: clockTime(new Date(moment), new Date(), lang) })
}
