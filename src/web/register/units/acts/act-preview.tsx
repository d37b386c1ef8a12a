import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useWords } from '../../../app/language.js'
import { LoadingRows } from '../../../app/parts/loading-rows.js'
import { ProblemNote } from '../../../app/problem-note.js'
import { PreviewDialogue } from '../../draft/preview-dialogue.js'
import { EffectsPanel } from '../../effects/effects-panel.js'
import type { EditedAct } from './use-act.js'

/** Beside the editor, following what is typed: what is wrong, else what it all does, and the way to apply it. */
export function ActPreview({ edited }: { edited: EditedAct }): ReactNode {
  const word = useWords(webActsWords)
  const [reviewing, review] = useDisclosure(false)
  const { draft, pending, removed } = edited
  const { preview, changes, overtaken } = draft
  const mine = pending || removed >= 0
  const { data } = preview
  return (
    <Paper withBorder p="sm" component="section" aria-label={word('preview')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {word('preview')}
          </Title>
          {mine && preview.behind && !overtaken && (
            <Text size="xs" c="dimmed" role="status">
              {word('preview-behind')}
            </Text>
          )}
        </Group>
        {!mine && (
          <Text size="sm" c="dimmed">
            {word(edited.fresh ? 'preview-none' : 'preview-applied')}
          </Text>
        )}
        {mine && (
          <>
            <ProblemNote error={overtaken ? null : preview.error} />
            {data === undefined && preview.isFetching && <LoadingRows rows={4} />}
            {data !== undefined && data.findings.length > 0 && (
              <div>
                <Text size="sm" fw={600}>
                  {word('preview-faults', { count: data.findings.length })}
                </Text>
                <List size="sm">
                  {data.findings.slice(0, 10).map((found, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two faults may read the same
                    <List.Item key={at}>{found.message}</List.Item>
                  ))}
                </List>
              </div>
            )}
            {changes.length > 1 && (
              <Text size="sm" c="dimmed">
                {word('preview-others', { count: changes.length - 1 })}
              </Text>
            )}
            {data?.effects != null && <EffectsPanel effects={data.effects} />}
            <Group>
              <Button disabled={data?.sound !== true || preview.behind || overtaken} onClick={review.open}>
                {word('apply')}
              </Button>
            </Group>
            <PreviewDialogue draft={draft} opened={reviewing} close={review.close} />
          </>
        )}
      </Stack>
    </Paper>
  )
}
