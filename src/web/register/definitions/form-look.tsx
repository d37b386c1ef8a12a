import { Paper, Table, Text } from '@mantine/core'
import { Fragment, type ReactNode, useMemo } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import { webDefinitionFormsWords } from '../../../domain/words/web-definition-forms.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import { entriesOf } from './calendar-plan.js'
import type { EntryEditor } from './entry-editor.js'
import { cellsOf, sectionsOf } from './form-shape.js'
import { Part } from './part.js'
import { allSeries } from './series.js'

/** The return as whoever fills it will see it, without figures. */
export function FormLook({ draft, of }: { draft: DefinitionDraft; of: EntryEditor }): ReactNode {
  const forms = useWords(webDefinitionFormsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const series = useMemo(
    () => new Map(allSeries(draft.lists).map((one) => [one.code, one] as const)),
    [draft.lists],
  )
  const sections = sectionsOf(of.entry)
  const required = new Set(of.list('required').map(String))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must reach it
    <section className="form-look" tabIndex={0} aria-label={forms('look')}>
      <Part title={forms('look')}>
        {sections.length === 0 ? (
          <Text size="sm" c="dimmed">
            {forms('look-empty')}
          </Text>
        ) : (
          <Paper withBorder mt="xs">
            <Table verticalSpacing={2} fz="sm" data-look>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{forms('cell')}</Table.Th>
                  <Table.Th>{entries('unit')}</Table.Th>
                  <Table.Th w={80} ta="right">
                    {forms('look-value')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sections.map((section) => (
                  <Fragment key={String(section.id)}>
                    <Table.Tr>
                      <Table.Th colSpan={3} scope="colgroup">
                        {inLang(section.name as Words, lang) || String(section.id)}
                      </Table.Th>
                    </Table.Tr>
                    {cellsOf(section).map((code) => (
                      <Table.Tr key={code}>
                        <Table.Td>
                          {inLang(series.get(code)?.name, lang) || code}
                          {required.has(code) && (
                            <Text span c="red" role="img" aria-label={forms('required')}>
                              {' *'}
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td>{inLang(series.get(code)?.unit, lang)}</Table.Td>
                        <Table.Td>
                          <div className="empty-cell" />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Fragment>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )}
        {entriesOf(of.entry.narratives).map((narrative) => (
          <div key={String(narrative.id)}>
            <Text size="sm" fw={500} mt="xs">
              {inLang(narrative.name as Words, lang) || String(narrative.id)}
            </Text>
            <div className="empty-cell tall" />
          </div>
        ))}
      </Part>
    </section>
  )
}
