import { useMemo } from 'react'
import { useLanguage } from '../../app/language.js'
import { useForm } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'

/** Sections of a form and the names of its series, as the reader calls them. */
export function useSeriesNames(form: string) {
  const { lang } = useLanguage()
  const held = useForm(form)
  return useMemo(() => {
    const sections = (held.data?.sections ?? []).map((section) => ({
      id: section.id,
      name: inLang(section.name, lang),
      series: section.series.map(({ code }) => code),
    }))
    const names = new Map(
      (held.data?.sections ?? []).flatMap((section) =>
        section.series.map((one) => [one.code, inLang(one.name, lang)] as const),
      ),
    )
    return { ready: held.data !== undefined, sections, nameOf: (code: string) => names.get(code) ?? code }
  }, [held.data, lang])
}
