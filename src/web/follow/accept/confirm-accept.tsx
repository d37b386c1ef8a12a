import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useWords } from '../../app/language.js'
import { ProblemNote } from '../../app/problem-note.js'
import { keyOf, type Waiting } from './acceptance-data.js'
import { Marks } from './marks.js'

interface ConfirmProps {
  /** What is to be accepted; null while nothing is asked. */
  readonly items: readonly Waiting[] | null
  readonly pending: boolean
  readonly error: unknown
  readonly go: () => void
  readonly cancel: () => void
}

/** A last look at which returns are accepted together. */
export function ConfirmAccept({ items, pending, error, go, cancel }: ConfirmProps): ReactNode {
  const word = useWords(webAcceptWords)
  const unusual = items?.filter((one) => one.unusual).length ?? 0
  return (
    <Modal
      opened={items !== null}
      onClose={cancel}
      size="lg"
      title={word('confirm-title', { count: items?.length ?? 0 })}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{word('confirm-text')}</Text>
        {unusual > 0 && (
          <Text size="sm" fw={600}>
            {word('confirm-unusual', { count: unusual })}
          </Text>
        )}
        <ScrollArea.Autosize mah="45vh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Stack gap={4} component="ul" m={0} pl="md">
            {items?.map((one) => (
              <Text key={keyOf(one)} size="sm" component="li">
                {one.unit.name}
                {one.unusual && <Marks of={one} />}
              </Text>
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <ProblemNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={cancel}>
            {word('cancel')}
          </Button>
          <Button data-autofocus loading={pending} onClick={go}>
            {word('confirm-go')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
