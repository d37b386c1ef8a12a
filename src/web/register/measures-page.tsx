import { Group, Paper, Stack, Table, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fragment, type ReactNode, useMemo } from 'react'
import type { Words } from '../../domain/measure.js'
import { matchesSearch } from '../../domain/text-normal.js'
import { webDefinitionEntriesWords } from '../../domain/words/web-definition-entries.js'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { inLang } from '../app/words-of.js'
import { Classification } from './definitions/classification.js'
import { entryEditor, markOf } from './definitions/entry-editor.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { EntryMark, ListAndEntry } from './definitions/list-and-entry.js'
import { Measure } from './definitions/measure.js'
import { NewEntry } from './definitions/new-entry.js'
import { Part } from './definitions/part.js'
import type { EntrySearch } from './definitions/search.js'
import { askedBy, measureOf } from './definitions/series.js'
import type { Entry } from './draft/changes.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'

/** In the address a classification is told from a measure by this. */
const CLASSIFICATION = 'c:'

/** What is collected and how it is broken down. */
export function MeasuresPage(): ReactNode {
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const draft = useDefinitionDraft()
  const search: EntrySearch = useSearch({ from: '/inside/definitions/measures' })
  const navigate = useNavigate({ from: '/definitions/measures' })
  const { open } = search
  const { lists } = draft
  const taken = [...lists.measures, ...lists.indicators].map(({ id }) => String(id))
  return (
    <DefinitionsFrame
      draft={draft}
      title={word('measures')}
      text={entries('measures-text')}
      actions={
        draft.may === true && (
          <>
            <NewEntry
              label={entries('add-measure')}
              taken={taken}
              begin={(entry) => {
                draft.put('measures', entry.id, {
                  ...entry,
                  unit: webDefinitionEntriesWords['usual-unit'],
                  kind: 'flow',
                  scale: 0,
                })
                void navigate({ search: (old) => ({ ...old, open: entry.id }) })
              }}
            />
            <NewEntry
              label={entries('add-classification')}
              taken={lists.classifications.map(({ id }) => String(id))}
              begin={(entry) => {
                draft.put('classifications', entry.id, { ...entry, categories: [] })
                void navigate({ search: (old) => ({ ...old, open: CLASSIFICATION + entry.id }) })
              }}
            />
          </>
        )
      }
    >
      <ListAndEntry
        open={draft.may === true}
        list={<Lists draft={draft} search={search} />}
        entry={open === undefined ? null : <Open key={open} draft={draft} open={open} />}
      />
    </DefinitionsFrame>
  )
}

function Open({ draft, open }: { draft: DefinitionDraft; open: string }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const classification = open.startsWith(CLASSIFICATION)
  const id = classification ? open.slice(CLASSIFICATION.length) : open
  const of = entryEditor(draft, classification ? 'classifications' : 'measures', id)
  const back = (
    <AnchorLink
      size="sm"
      from="/definitions/measures"
      to="/definitions/measures"
      search={({ open: _, ...old }) => old}
    >
      {word('back-to-list')}
    </AnchorLink>
  )
  if (of === undefined)
    return <EmptyState title={word('gone-title', { id })} text={word('gone-text')} actions={back} />
  return classification ? (
    <Classification draft={draft} of={of} back={back} />
  ) : (
    <Measure draft={draft} of={of} back={back} />
  )
}

function Lists({ draft, search }: { draft: DefinitionDraft; search: EntrySearch }): ReactNode {
  const word = useWords(webDefinitionsWords)
  const entries = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const navigate = useNavigate({ from: '/definitions/measures' })
  const { open, q = '' } = search
  const { measures, classifications, forms } = draft.lists
  const asked = useMemo(() => new Set(forms.flatMap(askedBy).map(measureOf)), [forms])
  const found = measures.filter(({ id, name }) =>
    matchesSearch(`${String(id)} ${(name as Words)?.vi} ${(name as Words)?.en}`, q),
  )
  const nameOf = (id: unknown) =>
    inLang(classifications.find((one) => one.id === id)?.name as Words | undefined, lang) || String(id)
  const groupOf = (measure: Entry) => classificationsOf(measure).map(nameOf).join(', ')
  const groups = [...new Set(found.map(groupOf))].map(
    (group) => [group, found.filter((measure) => groupOf(measure) === group)] as const,
  )
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <TextInput
          type="search"
          aria-label={word('search')}
          placeholder={word('search')}
          value={q}
          onChange={(event) => {
            const typed = event.currentTarget.value
            void navigate({
              search: ({ q: _, ...old }) => (typed === '' ? old : { ...old, q: typed }),
              replace: true,
            })
          }}
        />
        {found.length === 0 ? (
          <EmptyState title={word('nothing-found')} text={word('nothing-found-text')} />
        ) : (
          <Paper withBorder>
            <Table verticalSpacing={4} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{word('measures')}</Table.Th>
                  <Table.Th>{entries('unit')}</Table.Th>
                  <Table.Th visibleFrom="xs">{entries('kind')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {groups.map(([group, rows]) => (
                  <Fragment key={group}>
                    <Table.Tr>
                      <Table.Th colSpan={3} scope="colgroup" c="dimmed" fw={500}>
                        {group === ''
                          ? entries('no-classification')
                          : entries('broken-down-by', { what: group })}
                      </Table.Th>
                    </Table.Tr>
                    {rows.map((entry) => {
                      const id = String(entry.id)
                      return (
                        <Table.Tr key={id} {...(id === open ? { 'aria-current': 'true' as const } : {})}>
                          <Table.Td>
                            <OpenLink open={id}>{inLang(entry.name as Words, lang) || id}</OpenLink>
                            <EntryMark mark={markOf(draft, 'measures', entry)} />
                            <Text size="xs" c="dimmed">
                              <span className="monospace">{id}</span>
                              {!asked.has(id) && ` · ${entries('used-in-none')}`}
                            </Text>
                          </Table.Td>
                          <Table.Td>{inLang(entry.unit as Words, lang)}</Table.Td>
                          <Table.Td visibleFrom="xs" style={{ whiteSpace: 'nowrap' }}>
                            {entries(entry.kind === 'stock' ? 'kind-stock' : 'kind-flow')}
                          </Table.Td>
                        </Table.Tr>
                      )
                    })}
                  </Fragment>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )}
      </Stack>
      <Part title={entries('classifications')}>
        <Stack gap={4} mt={4}>
          {classifications.map((entry) => (
            <Group key={String(entry.id)} gap="xs" wrap="nowrap">
              <div>
                <OpenLink open={CLASSIFICATION + String(entry.id)}>
                  {inLang(entry.name as Words, lang) || String(entry.id)}
                </OpenLink>
                <EntryMark mark={markOf(draft, 'classifications', entry)} />
                <Text size="xs" c="dimmed">
                  {(Array.isArray(entry.categories) ? (entry.categories as Entry[]) : [])
                    .map(({ name }) => inLang(name as Words, lang))
                    .join(', ')}
                </Text>
              </div>
            </Group>
          ))}
        </Stack>
      </Part>
    </Stack>
  )
}

function OpenLink({ open, children }: { open: string; children: ReactNode }): ReactNode {
  return (
    <AnchorLink
      size="sm"
      from="/definitions/measures"
      to="/definitions/measures"
      search={(old) => ({ ...old, open })}
    >
      {children}
    </AnchorLink>
  )
}

function classificationsOf(measure: Entry): readonly unknown[] {
  return Array.isArray(measure.classifications) ? measure.classifications : []
}
