import { Alert, Button, Grid, Group, List, Modal, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webActsWords } from '../../domain/words/web-acts.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { DraftBar } from './draft/draft-bar.js'
import { ActEditor } from './units/acts/act-editor.js'
import { ActPreview } from './units/acts/act-preview.js'
import { operationLine } from './units/acts/act-text.js'
import type { ActValue } from './units/acts/act-value.js'
import { type EditedAct, useAct } from './units/acts/use-act.js'

const route = getRouteApi('/inside/acts/$act')

/** One act: read by everybody, changed by whoever may change definitions. */
export function ActPage(): ReactNode {
  const { act: asked } = route.useParams()
  const word = useWords(webActsWords)
  const edited = useAct(asked)
  const { draft, act, fresh, ready, removed } = edited
  const title = fresh ? word('act-new') : act?.number || word('act-untitled')
  return (
    <Stack gap="md">
      <PageHead
        title={title}
        {...(act === undefined || draft.may === true ? {} : { text: act.title })}
        actions={
          draft.may === true && act !== undefined && !fresh ? <RemoveAct edited={edited} act={act} /> : null
        }
      />
      <DraftBar draft={draft} />
      <ProblemNote error={edited.error} />
      {!ready && draft.error === null && <LoadingRows rows={10} />}
      {ready && act === undefined && (
        <EmptyState
          title={word('act-unknown-title')}
          text={word('act-unknown-text')}
          actions={
            removed >= 0 && (
              <Button variant="default" onClick={() => draft.discard(removed)}>
                {word('keep')}
              </Button>
            )
          }
        />
      )}
      {ready && act !== undefined && draft.may !== true && <ReadOnly edited={edited} act={act} />}
      {ready && act !== undefined && draft.may === true && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <ActEditor edited={edited} act={act} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <ActPreview edited={edited} />
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  )
}

/** The act for those who only read it, and why. */
function ReadOnly({ edited, act }: { edited: EditedAct; act: ActValue }): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const { may } = edited.draft
  return (
    <Stack gap="sm">
      {may !== undefined && may !== true && (
        <Alert color="gray" variant="light">
          {word('may-not', { why: may.why })}
        </Alert>
      )}
      <Text size="sm">
        {word('date')}: {shortDate(act.date, lang)} · {word('effective')}: {shortDate(act.effective, lang)}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {word('source')}:{' '}
        {/^https?:/.test(act.source) ? (
          <a href={act.source} rel="noreferrer">
            {act.source}
          </a>
        ) : (
          act.source
        )}
      </Text>
      <section>
        <Title order={2} size="h5" mb="xs">
          {word('operations')}
        </Title>
        <List type="ordered" size="sm" spacing={2}>
          {act.operations.map((operation, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an operation is known by its place
            <List.Item key={at}>
              <b>{word(`op-${operation.op}`)}</b>: {operationLine(operation, edited.nameOf, lang)}
            </List.Item>
          ))}
        </List>
      </section>
    </Stack>
  )
}

function RemoveAct({ edited: { draft, pending }, act }: { edited: EditedAct; act: ActValue }): ReactNode {
  const word = useWords(webActsWords)
  const navigate = useNavigate()
  const [asking, ask] = useDisclosure(false)
  const inForce = draft.base.lists.acts.some(({ id }) => id === act.id)
  return (
    <>
      {pending && inForce && (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            draft.discard(
              draft.changes.findIndex(
                (one) => one.kind === 'put' && one.list === 'acts' && one.id === act.id,
              ),
            )
          }
        >
          {word('undo')}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={ask.open}>
        {word('remove-act')}
      </Button>
      <Modal opened={asking} onClose={ask.close} title={word('remove-title')}>
        <Text size="sm">{word(inForce ? 'remove-text' : 'remove-draft-text')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={ask.close}>
            {word('cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              draft.remove('acts', act.id)
              void navigate({ to: '/acts' })
            }}
          >
            {word('remove-yes')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
