import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { useOpenReturn } from '../return-context.js'

/** What the texts of the return are called: sections by their names, explanations by what they explain. */
export function useTextNames(): { narrative(id: string): string; explanations(key: string): string } {
  const { lang } = useLanguage()
  const word = useWords(webReturnPapersWords)
  const { form, held, nameOf } = useOpenReturn()
  const sections = new Map(form.narratives.map(({ id, name }) => [id, inLang(name, lang)]))
  const about = new Map<string, string>([
    ...held.checks.flatMap(({ key, series }) =>
      key === null ? [] : [[key, series.slice(0, 2).map(nameOf).join(', ')] as const],
    ),
    ...held.questions.map(({ key, series }) => [key, nameOf(series)] as const),
  ])
  return {
    narrative: (id) => sections.get(id) ?? id,
    explanations: (key) => [word('explanation-of'), about.get(key)].filter(Boolean).join(': '),
  }
}
