import type { LinkProps } from '@tanstack/react-router'
import type { Words } from '../../../domain/measure.js'
import { webDraftWords } from '../../../domain/words/web-draft.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Change, Definitions, Entry, ListName } from './changes.js'
import { same } from './same.js'

/** A change in words, and the page on which it was made. */
export interface ChangeText {
  /** New, edited, removed. */
  readonly did: string
  /** What kind of thing it is about. */
  readonly kind: string
  /** What it is called. */
  readonly name: string
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>
}

const PAGE = {
  measures: '/definitions/measures',
  classifications: '/definitions/measures',
  indicators: '/definitions/indicators',
} as const

/** How a change is told: by the name of what it is about, as it is or was. */
export function useChangeText(base: Definitions): (change: Change) => ChangeText {
  const word = useWords(webDraftWords)
  const { lang } = useLanguage()
  return (change) => {
    if (change.kind === 'calendar')
      return {
        did: word('change-edited'),
        kind: word('list-calendar'),
        name: '',
        link: { to: '/definitions/calendar' },
      }
    if (change.kind === 'file')
      return {
        did: word(change.text === null ? 'change-removed' : 'change-edited'),
        kind: word('list-file'),
        name: change.name,
        link: { to: '/definitions/files/$name', params: { name: change.name } },
      }
    const before = base.lists[change.list].find(({ id }) => id === change.id)
    const entry: Entry | undefined = change.kind === 'put' ? change.value : before
    return {
      did: word(
        change.kind === 'remove'
          ? 'change-removed'
          : before === undefined
            ? 'change-added'
            : same(before, change.value)
              ? 'change-moved'
              : 'change-edited',
      ),
      kind: word(`list-${change.list}`),
      name: nameOf(entry, lang) || change.id,
      link: linkTo(change.list, change.id),
    }
  }
}

function nameOf(entry: Entry | undefined, lang: 'vi' | 'en'): string {
  const name = entry?.name ?? entry?.number ?? ''
  return typeof name === 'string' ? name : inLang(name as Words, lang)
}

/** The page on which an entry is edited. */
function linkTo(list: ListName, id: string): ChangeText['link'] {
  if (list === 'forms') return { to: '/definitions/forms/$form', params: { form: id } }
  if (list === 'acts') return { to: '/acts/$act', params: { act: id } }
  if (list === 'levels') return { to: '/definitions/files/$name', params: { name: 'pack.yaml' } }
  // As the page of measures has it in its address: `c:` before the id of a classification.
  const open = list === 'classifications' ? `c:${id}` : id
  return { to: PAGE[list], search: { open } as never }
}
