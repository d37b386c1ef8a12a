import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { webOrdersWords } from '../../../domain/words/web-orders.js'
import { useWords } from '../../app/language.js'
import { ProblemNote } from '../../app/problem-note.js'

interface FrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The dialogue in which an order is given or ended. */
export function OrderFrame({ title, onClose, children }: FrameProps): ReactNode {
  const word = useWords(webOrdersWords)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': word('dismiss') }}
    >
      {children}
    </Modal>
  )
}

interface FormProps {
  /** The fields that are particular to the order. */
  readonly children: ReactNode
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly consequences: readonly ReactNode[]
  readonly error: unknown
  readonly save: string
  readonly saving: boolean
  readonly ready: boolean
  readonly onSave: () => void
  readonly onClose: () => void
}

/** Fields, the reason, what comes of it, and only then the button. */
export function OrderForm(props: FormProps): ReactNode {
  const { children, reason, onReason, consequences, error, save, saving, ready, onSave, onClose } = props
  const word = useWords(webOrdersWords)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <Stack gap="sm">
        {children}
        <Textarea
          label={word('reason-label')}
          description={word('reason-hint')}
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
        <section className="order-means" aria-label={word('consequences')}>
          <Text size="sm" fw={600}>
            {word('consequences')}
          </Text>
          {consequences}
        </section>
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {word('cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={!ready}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
