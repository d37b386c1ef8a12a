import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'

interface ConfirmButtonProps extends ButtonProps {
  readonly label: string
  /** What happens then, and what it means. */
  readonly text: string
  /** More to fill in before it is done. */
  readonly children?: ReactNode
  readonly act: () => Promise<unknown>
  readonly describedBy?: string
}

/** A button for what cannot be undone by pressing another: it says what will happen and asks once. */
export function ConfirmButton({
  label,
  text,
  children,
  act,
  describedBy,
  ...more
}: ConfirmButtonProps): ReactNode {
  const word = useWords(webAccountWords)
  const [open, setOpen] = useState(false)
  const work = useMutation({ mutationFn: act, onSuccess: () => setOpen(false) })
  return (
    <>
      <Button
        variant="default"
        size="xs"
        {...more}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        onClick={() => {
          work.reset()
          setOpen(true)
        }}
      >
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={label}
        closeButtonProps={{ 'aria-label': word('close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            work.mutate()
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{text}</Text>
            {children}
            <ProblemNote error={work.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setOpen(false)}>
                {word('cancel')}
              </Button>
              <Button type="submit" loading={work.isPending}>
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
