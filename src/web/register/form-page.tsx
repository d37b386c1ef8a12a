import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Words } from '../../domain/measure.js'
import { PERIOD_TYPES } from '../../domain/period.js'
import { webDefinitionFormsWords } from '../../domain/words/web-definition-forms.js'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { inLang } from '../app/words-of.js'
import { type EntryEditor, entryEditor } from './definitions/entry-editor.js'
import { EntryHead } from './definitions/entry-head.js'
import { DateField, SelectField, SeveralField, WordsField } from './definitions/fields.js'
import { FormLook } from './definitions/form-look.js'
import { FormRules } from './definitions/form-rules.js'
import { FormSections } from './definitions/form-sections.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { NamedList } from './definitions/named-list.js'
import { Part } from './definitions/part.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'

/** One form: what it asks, of whom, in which order, how it is checked, and what it will look like. */
export function FormPage(): ReactNode {
  const { form } = useParams({ from: '/inside/definitions/forms/$form' })
  const word = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  const draft = useDefinitionDraft()
  const of = entryEditor(draft, 'forms', form)
  const name = of === undefined ? form : inLang(of.words('name'), lang) || form
  const back = (
    <AnchorLink size="sm" to="/definitions/forms">
      {word('back-to-list')}
    </AnchorLink>
  )
  return (
    <DefinitionsFrame draft={draft} title={name}>
      {of === undefined ? (
        <EmptyState title={word('gone-title', { id: form })} text={word('gone-text')} actions={back} />
      ) : (
        <div className="list-and-entry form-and-look">
          <Editor draft={draft} of={of} back={back} />
          <FormLook draft={draft} of={of} />
        </div>
      )}
    </DefinitionsFrame>
  )
}

function Editor(props: { draft: DefinitionDraft; of: EntryEditor; back: ReactNode }): ReactNode {
  const { draft, of, back } = props
  const word = useWords(webDefinitionsWords)
  const forms = useWords(webDefinitionFormsWords)
  const { lang } = useLanguage()
  return (
    <Stack gap="lg">
      <Stack gap="md">
        <EntryHead draft={draft} list="forms" of={of} back={back} />
        <WordsField of={of} at="name" />
        <SelectField
          of={of}
          at="periodType"
          label={forms('period-type')}
          data={PERIOD_TYPES.map((value) => ({ value, label: forms(`period-${value}`) }))}
        />
        <SeveralField
          of={of}
          at="levels"
          label={forms('levels')}
          empty={[]}
          data={draft.lists.levels.map(({ id, name }) => ({
            value: String(id),
            label: inLang(name as Words, lang) || String(id),
          }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <DateField of={of} at="from" label={word('valid-from')} text={word('valid-from-text')} />
          <DateField of={of} at="to" label={word('valid-to')} text={word('valid-to-text')} />
        </SimpleGrid>
      </Stack>
      <FormSections draft={draft} of={of} />
      <Part title={forms('narratives')} text={forms('narratives-text')}>
        <NamedList
          of={of}
          at="narratives"
          title={forms('narratives')}
          add={forms('add-narrative')}
          separator="-"
        />
      </Part>
      <FormRules draft={draft} of={of} />
      <Text size="sm" c="dimmed">
        {forms('outliers')}{' '}
        <AnchorLink
          size="sm"
          underline="always"
          to="/definitions/files/$name"
          params={{ name: 'forms.yaml' }}
        >
          {word('file')}
        </AnchorLink>
      </Text>
    </Stack>
  )
}
