import { Alert, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { webDraftWords } from '../../../domain/words/web-draft.js'
import { useWords } from '../../app/language.js'
import { MovedNote } from './moved-note.js'
import { PreviewDialogue } from './preview-dialogue.js'
import type { DefinitionDraft } from './use-draft.js'
import './draft.css'

/**
 * Above every page of the area: how much has been edited and not applied, whether it is sound, and the way to the preview. Nothing
 * when there is no draft.
 */
export function DraftBar({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  const [previewing, preview] = useDisclosure(false)
  const [asking, ask] = useDisclosure(false)
  const { changes, overtaken, kept, discard } = draft
  const { href } = useLocation()
  const { close } = preview
  // A link in the preview leads to where a change was made, maybe on this very page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it follows
  useEffect(close, [href, close])
  if (changes.length === 0 && !draft.apply.isSuccess) return null
  return (
    <>
      {changes.length === 0 ? (
        <Alert color="green" variant="light" role="status" withCloseButton onClose={draft.apply.reset}>
          {word('applied')}
        </Alert>
      ) : (
        <Stack gap="xs" className="draft-bar no-print">
          <Paper withBorder p="xs" component="section" aria-label={word('bar-label')} shadow="xs">
            <Group justify="space-between" gap="xs">
              <div>
                <Text size="sm" fw={600}>
                  {changes.length === 1 ? word('bar-one') : word('bar-count', { count: changes.length })}
                  {' · '}
                  <Soundness draft={draft} />
                </Text>
                <Text size="xs" c={kept ? 'dimmed' : 'red'}>
                  {word(kept ? 'kept-here' : 'not-kept')}
                </Text>
              </div>
              <Group gap="xs">
                <Button size="xs" onClick={preview.open}>
                  {word('bar-preview')}
                </Button>
                <Button size="xs" variant="default" onClick={ask.open}>
                  {word('bar-discard')}
                </Button>
              </Group>
            </Group>
          </Paper>
          {overtaken && <MovedNote draft={draft} />}
        </Stack>
      )}
      <Modal opened={asking} onClose={ask.close} title={word('discard-title')}>
        <Text size="sm">{word('discard-text')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={ask.close}>
            {word('cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              discard('all')
              ask.close()
            }}
          >
            {word('discard-confirm')}
          </Button>
        </Group>
      </Modal>
      <PreviewDialogue draft={draft} opened={previewing && changes.length > 0} close={preview.close} />
    </>
  )
}

function Soundness({ draft: { preview, overtaken } }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  if (overtaken) return word('moved-title')
  if (preview.data === undefined || preview.behind) return preview.isError ? '' : word('bar-checking')
  const count = preview.data.findings.length
  return preview.data.sound ? (
    word('bar-sound')
  ) : (
    <Text span c="red" inherit>
      {word('bar-faults', { count })}
    </Text>
  )
}
