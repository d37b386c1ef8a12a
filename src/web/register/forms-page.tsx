import { Paper, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Words } from '../../domain/measure.js'
import type { PeriodType } from '../../domain/period.js'
import { webDefinitionFormsWords } from '../../domain/words/web-definition-forms.js'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { inLang } from '../app/words-of.js'
import { entriesOf } from './definitions/calendar-plan.js'
import { markOf } from './definitions/entry-editor.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { EntryMark } from './definitions/list-and-entry.js'
import { NewEntry } from './definitions/new-entry.js'
import { askedBy } from './definitions/series.js'
import type { Entry } from './draft/changes.js'
import { useDefinitionDraft } from './draft/use-draft.js'

/** The forms: who owes which, for what kind of period. */
export function FormsPage(): ReactNode {
  const word = useWords(webDefinitionsWords)
  const forms = useWords(webDefinitionFormsWords)
  const { lang } = useLanguage()
  const draft = useDefinitionDraft()
  const navigate = useNavigate()
  const { lists } = draft
  const levelName = (id: unknown) =>
    inLang(lists.levels.find((level) => level.id === id)?.name as Words | undefined, lang) || String(id)
  const validity = ({ from, to }: Entry) =>
    [
      typeof from === 'string' ? forms('valid-since', { from: shortDate(from, lang) }) : '',
      typeof to === 'string' ? forms('valid-until', { to: shortDate(to, lang) }) : '',
    ]
      .filter((part) => part !== '')
      .join(', ') || forms('valid-always')
  return (
    <DefinitionsFrame
      draft={draft}
      title={word('forms')}
      text={forms('forms-text')}
      actions={
        draft.may === true && (
          <NewEntry
            label={forms('add-form')}
            taken={lists.forms.map(({ id }) => String(id))}
            separator="-"
            begin={(entry) => {
              draft.put('forms', entry.id, { ...entry, periodType: 'month', levels: [], sections: [] })
              void navigate({ to: '/definitions/forms/$form', params: { form: entry.id } })
            }}
          />
        )
      }
    >
      {lists.forms.length === 0 ? (
        <EmptyState title={word('none')} text={forms('forms-text')} />
      ) : (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing={6} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{forms('form')}</Table.Th>
                  <Table.Th>{forms('period-type')}</Table.Th>
                  <Table.Th>{forms('levels')}</Table.Th>
                  <Table.Th ta="right">{forms('cells')}</Table.Th>
                  <Table.Th ta="right">{forms('rules-count')}</Table.Th>
                  <Table.Th>{forms('validity')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lists.forms.map((form) => (
                  <Table.Tr key={String(form.id)}>
                    <Table.Td>
                      <AnchorLink size="sm" to="/definitions/forms/$form" params={{ form: String(form.id) }}>
                        {inLang(form.name as Words, lang) || String(form.id)}
                      </AnchorLink>
                      <EntryMark mark={markOf(draft, 'forms', form)} />
                      <Text size="xs" c="dimmed" className="monospace">
                        {String(form.id)}
                      </Text>
                    </Table.Td>
                    <Table.Td>{forms(`period-${form.periodType as PeriodType}`)}</Table.Td>
                    <Table.Td>
                      {(Array.isArray(form.levels) ? form.levels : []).map(levelName).join(', ')}
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {askedBy(form).length}
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {entriesOf(form.rules).length}
                    </Table.Td>
                    <Table.Td>{validity(form)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </DefinitionsFrame>
  )
}
