import { ActionIcon, Button, Group, List, Modal, Stack, Table, Text, Textarea, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { webDraftWords } from '../../../domain/words/web-draft.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { EffectsPanel } from '../effects/effects-panel.js'
import { useChangeText } from './change-text.js'
import type { Finding } from './editions.js'
import { FileDifference } from './file-difference.js'
import { targetOf } from './finding-at.js'
import { MovedNote } from './moved-note.js'
import type { DefinitionDraft } from './use-draft.js'

interface PreviewDialogueProps {
  readonly draft: DefinitionDraft
  readonly opened: boolean
  readonly close: () => void
}

/** Everything about the draft before it is applied: what was edited, what is wrong, what it does, which lines change, and why. */
export function PreviewDialogue({ draft, opened, close }: PreviewDialogueProps): ReactNode {
  const word = useWords(webDraftWords)
  const narrow = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={word('preview-title')}
      size="min(1100px, 95vw)"
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <Preview draft={draft} />
    </Modal>
  )
}

function Preview({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  const { preview, overtaken } = draft
  const { data } = preview
  return (
    <Stack gap="lg">
      {overtaken && <MovedNote draft={draft} />}
      <Part title={word('section-changes')}>
        <ChangeTable draft={draft} />
      </Part>
      <ProblemNote error={overtaken ? null : preview.error} />
      {data === undefined && preview.isFetching && <LoadingRows rows={4} />}
      {data !== undefined && data.findings.length > 0 && (
        <Part title={word('section-findings')}>
          <Findings draft={draft} findings={data.findings} />
        </Part>
      )}
      {data !== undefined && (
        <Part title={word('section-effects')}>
          {data.effects === null ? (
            <Text size="sm" c="dimmed">
              {word('effects-after-mending')}
            </Text>
          ) : (
            <EffectsPanel effects={data.effects} />
          )}
        </Part>
      )}
      {data !== undefined && data.files.length > 0 && (
        <Part title={word('section-files')}>
          <Stack gap={4}>
            {data.files.map((file) => (
              <FileDifference key={file.name} {...file} />
            ))}
          </Stack>
        </Part>
      )}
      <Part title={word('section-apply')}>
        <ApplyForm draft={draft} />
      </Part>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  )
}

function ChangeTable({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  const text = useChangeText(draft.base)
  return (
    <Table withTableBorder verticalSpacing={2}>
      <Table.Tbody>
        {draft.changes.map((change, at) => {
          const { did, kind, name, link } = text(change)
          const what = [did, kind, name].filter((part) => part !== '').join(' ')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place in the draft
            <Table.Tr key={at}>
              <Table.Td>
                <Text span size="sm" c="dimmed">
                  {did} {kind}{' '}
                </Text>
                <AnchorLink size="sm" {...(link as { to: '/definitions' })}>
                  {name === '' ? kind : name}
                </AnchorLink>
              </Table.Td>
              <Table.Td w={40}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={word('discard-one', { what })}
                  title={word('discard-one', { what })}
                  onClick={() => draft.discard(at)}
                >
                  <span aria-hidden="true">×</span>
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** More than this many faults are counted, not listed. */
const LISTED = 50

function Findings(props: { draft: DefinitionDraft; findings: readonly Finding[] }): ReactNode {
  const { draft, findings } = props
  const word = useWords(webDraftWords)
  const text = useChangeText(draft.base)
  return (
    <List size="sm" spacing={4}>
      {findings.slice(0, LISTED).map((found, at) => {
        const target = targetOf(found)
        const change = target === null ? undefined : draft.changes[target.change]
        const link = change === undefined ? null : text(change).link
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may read the same
          <List.Item key={at}>
            {found.message}{' '}
            {link !== null ? (
              <AnchorLink size="sm" {...(link as { to: '/definitions' })}>
                {word('finding-go')}
              </AnchorLink>
            ) : (
              found.file !== undefined && (
                <AnchorLink size="sm" to="/definitions/files/$name" params={{ name: found.file }}>
                  {word('finding-line', { file: found.file, line: found.line ?? 1 })}
                </AnchorLink>
              )
            )}
          </List.Item>
        )
      })}
      {findings.length > LISTED && (
        <List.Item>{word('findings-more', { count: findings.length - LISTED })}</List.Item>
      )}
    </List>
  )
}

function ApplyForm({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  const { preview, apply, overtaken, reason, setReason } = draft
  const ready = preview.data?.sound === true && !preview.behind && !overtaken
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        apply.mutate()
      }}
    >
      <Stack gap="xs" align="flex-start">
        <ProblemNote error={apply.error} />
        <Textarea
          label={word('reason-label')}
          description={word('reason-text')}
          w="100%"
          maw={640}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" disabled={!ready} loading={apply.isPending}>
            {word('apply-button')}
          </Button>
          <Text size="sm" c="dimmed">
            {word(
              overtaken ? 'apply-moved' : preview.data?.sound === false ? 'apply-wait' : 'apply-everywhere',
            )}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
