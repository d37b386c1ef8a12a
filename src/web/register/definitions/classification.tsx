import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import type { EntryEditor } from './entry-editor.js'
import { EntryHead } from './entry-head.js'
import { WordsField } from './fields.js'
import { NamedList } from './named-list.js'

/** A classification with its categories, and the measures that are broken down by it. */
export function Classification(props: {
  draft: DefinitionDraft
  of: EntryEditor
  back: ReactNode
}): ReactNode {
  const { draft, of, back } = props
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const measures = draft.lists.measures.filter(
    ({ classifications }) => Array.isArray(classifications) && classifications.includes(of.id),
  )
  return (
    <Stack gap="md">
      <EntryHead draft={draft} list="classifications" of={of} back={back} />
      <Text size="sm">
        {entries('used-by-measures')}:{' '}
        {measures.length === 0
          ? entries('used-in-none')
          : measures.map((measure, at) => (
              <span key={String(measure.id)}>
                {at > 0 && '; '}
                <AnchorLink
                  size="sm"
                  underline="always"
                  to="/definitions/measures"
                  search={{ open: String(measure.id) }}
                >
                  {inLang(measure.name as Words, lang) || String(measure.id)}
                </AnchorLink>
              </span>
            ))}
      </Text>
      <WordsField of={of} at="name" />
      <NamedList
        of={of}
        at="categories"
        title={entries('categories')}
        add={entries('add-category')}
        separator="_"
      />
    </Stack>
  )
}
