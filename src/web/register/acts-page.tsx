import { Alert, Badge, Button, Paper, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { webActsWords } from '../../domain/words/web-acts.js'
import { AnchorLink } from '../app/anchor-link.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { DraftBar } from './draft/draft-bar.js'
import { type DefinitionDraft, useDefinitionDraft } from './draft/use-draft.js'
import { actCounts } from './units/acts/act-text.js'
import { type ActValue, readAct } from './units/acts/act-value.js'

/** The acts that changed the tree, the latest first, with those that are only prepared. */
export function ActsPage(): ReactNode {
  const word = useWords(webActsWords)
  const draft = useDefinitionDraft()
  const acts = useMemo(
    () =>
      draft.lists.acts
        .map(readAct)
        .sort((a, b) => (a.effective < b.effective ? 1 : a.effective > b.effective ? -1 : 0)),
    [draft.lists.acts],
  )
  const may = draft.may
  return (
    <Stack gap="md">
      <PageHead title={word('acts')} text={word('acts-text')} actions={may === true && <NewAct />} />
      <DraftBar draft={draft} />
      <ProblemNote error={draft.error} />
      {may !== undefined && may !== true && (
        <Text size="sm" c="dimmed">
          {word('may-not', { why: may.why })}
        </Text>
      )}
      {!draft.ready && draft.error === null && <LoadingRows />}
      {draft.ready && acts.length === 0 && (
        <EmptyState
          title={word('none-title')}
          text={word('none-text')}
          {...(may === true ? { actions: <NewAct /> } : {})}
        />
      )}
      {acts.length > 0 && <ActTable acts={acts} draft={draft} />}
      <Removed draft={draft} />
    </Stack>
  )
}

function NewAct(): ReactNode {
  const word = useWords(webActsWords)
  return (
    <Button component={Link} {...({ to: '/acts/$act', params: { act: 'new' } } as object)}>
      {word('new-act')}
    </Button>
  )
}

function ActTable({ acts, draft }: { acts: readonly ActValue[]; draft: DefinitionDraft }): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const edited = new Set(
    draft.changes.flatMap((one) => (one.kind === 'put' && one.list === 'acts' ? [one.id] : [])),
  )
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={960}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('number')}</Table.Th>
              <Table.Th>{word('date')}</Table.Th>
              <Table.Th>{word('effective')}</Table.Th>
              <Table.Th>{word('title')}</Table.Th>
              <Table.Th>{word('did')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {acts.map((act) => (
              <Table.Tr key={act.id}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  <AnchorLink size="sm" underline="always" to="/acts/$act" params={{ act: act.id }}>
                    {act.number || word('act-untitled')}
                  </AnchorLink>{' '}
                  {edited.has(act.id) && (
                    <Badge variant="outline" size="sm" tt="none">
                      {word('pending')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {shortDate(act.date, lang)}
                </Table.Td>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {shortDate(act.effective, lang)}
                </Table.Td>
                <Table.Td miw={280}>{act.title}</Table.Td>
                <Table.Td miw={210}>{actCounts(act.operations, lang)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}

/** Acts that the draft takes away: to be seen, and to be kept after all. */
function Removed({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webActsWords)
  return draft.changes.map((change, at) => {
    if (change.kind !== 'remove' || change.list !== 'acts') return null
    const was = draft.base.lists.acts.find(({ id }) => id === change.id)
    const number = was === undefined ? change.id : readAct(was).number
    return (
      <Alert key={change.id} color="gray" variant="light" title={word('removed', { number })}>
        <Button size="xs" variant="default" onClick={() => draft.discard(at)}>
          {word('keep')}
        </Button>
      </Alert>
    )
  })
}
