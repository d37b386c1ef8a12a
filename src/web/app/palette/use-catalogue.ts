import { useMemo } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { webHelpWords } from '../../../domain/words/web-help.js'
import { say } from '../../../domain/words.js'
import { TOPICS } from '../../help/topics.js'
import { useLanguage } from '../language.js'
import { MENU, offered } from '../navigation.js'
import { useForms, useIndicators, usePack, useUnits } from '../register.js'
import type { Session } from '../session.js'
import { inLang } from '../words-of.js'
import { type Entry, Finder, searchable } from './find.js'

/** Pages that stand under another of the menu. */
const MORE = [
  ['/acts', 'nav-acts'],
  ['/definitions/forms', 'nav-forms'],
  ['/definitions/indicators', 'nav-indicators'],
  ['/definitions/measures', 'nav-measures'],
  ['/definitions/calendar', 'nav-calendar'],
  ['/account', 'own-account'],
  ['/help', 'nav-help'],
] as const

/** Everything that can be found, made ready as soon as its parts have come. */
export function useFinder(session: Session): Finder {
  const { lang } = useLanguage()
  const pack = usePack()
  const units = useUnits()
  const forms = useForms()
  const indicators = useIndicators()
  return useMemo(() => {
    const pages: Entry[] = [
      ...MENU.flatMap(({ label: group, pages: all }) =>
        all
          .filter((page) => offered(page, session))
          .map(({ to, label }) => ({ to: to as string, label, detail: webWords[group][lang] })),
      ),
      ...MORE.map(([to, label]) => ({ to, label, detail: '' })),
    ].map(({ to, label, detail }) => ({
      id: `page ${to}`,
      group: 'pages',
      label: webWords[label][lang],
      detail,
      to,
    }))
    const formEntries: Entry[] = (forms.data ?? []).map(({ id, name }) => ({
      id: `form ${id}`,
      group: 'forms',
      label: inLang(name, lang),
      detail: id,
      to: `/definitions/forms/${encodeURIComponent(id)}`,
    }))
    const indicatorEntries: Entry[] = (indicators.data ?? []).map(({ id, name }) => ({
      id: `indicator ${id}`,
      group: 'indicators',
      label: inLang(name, lang),
      detail: id,
      to: `/definitions/indicators?open=${encodeURIComponent(id)}`,
    }))
    const topics: Entry[] = TOPICS.map((topic) => ({
      id: `help ${topic}`,
      group: 'help',
      label: say(webHelpWords, `topic-${topic}`, lang),
      detail: say(webHelpWords, `about-${topic}`, lang),
      to: `/help/${topic}`,
    }))
    return new Finder({
      lang,
      today: pack.data?.today ?? '',
      units: units.data ?? [],
      forms: forms.data ?? [],
      offices: new Set(session.offices.filter(({ when }) => when === 'live').map(({ unit }) => unit.key)),
      others: searchable([...pages, ...formEntries, ...indicatorEntries, ...topics]),
    })
  }, [lang, session, pack.data, units.data, forms.data, indicators.data])
}
