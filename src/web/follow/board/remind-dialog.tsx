import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { webBoardWords } from '../../../domain/words/web-board.js'
import type { remindNow } from '../../../wire/board.js'
import { useClient } from '../../app/client.js'
import { periodText } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'

type Result = z.infer<NonNullable<typeof remindNow.reply>>
type Body = z.infer<NonNullable<typeof remindNow.body>>

interface RemindProps {
  /** What to remind of; null while the dialogue is closed. */
  readonly about: Omit<Body, 'words'> | null
  readonly onClose: () => void
  readonly onSent: (result: Result) => void
}

/** Returns named in a list before it is cut short. */
const NAMED = 50

/** Before a reminder is sent: what it says, who gets it, who is left out and why. */
export function RemindDialog({ about, onClose, onSent }: RemindProps): ReactNode {
  const word = useWords(webBoardWords)
  return (
    <Modal
      opened={about !== null}
      onClose={onClose}
      title={word('remind-title')}
      size="lg"
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      {about !== null && <Looking about={about} onClose={onClose} onSent={onSent} />}
    </Modal>
  )
}

function Looking({ about, onClose, onSent }: RemindProps & { about: Omit<Body, 'words'> }): ReactNode {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  const client = useClient()
  const [words, setWords] = useState('')
  const look = useQuery({
    queryKey: ['remind', about, lang],
    staleTime: 0,
    gcTime: 0,
    queryFn: async () => (await client.remindNow({ query: { dryRun: 'true' }, body: about })).body,
  })
  const send = useMutation({
    mutationFn: async () => (await client.remindNow({ body: { ...about, words } })).body,
    onSuccess: onSent,
  })
  return (
    <Stack gap="sm">
      <Textarea
        label={word('remind-words')}
        description={word('remind-words-hint')}
        maxLength={500}
        autosize
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      {look.isPending && <LoadingRows rows={4} />}
      <ProblemNote error={look.error ?? send.error} />
      {look.data !== undefined && <Preview result={look.data} words={words} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {word('cancel')}
        </Button>
        <Button
          loading={send.isPending}
          disabled={(look.data?.people ?? 0) === 0}
          onClick={() => send.mutate()}
        >
          {word('remind-send')}
        </Button>
      </Group>
    </Stack>
  )
}

function Preview({ result, words }: { result: Result; words: string }): ReactNode {
  const word = useWords(webBoardWords)
  const { people, reminded, leftOut, preview } = result
  if (people === 0)
    return (
      <>
        <Alert color="yellow" variant="light">
          {word('remind-nobody')}
        </Alert>
        <LeftOut leftOut={leftOut} />
      </>
    )
  return (
    <>
      <section aria-label={word('remind-example')} className="board-bar">
        <Text size="xs" c="dimmed">
          {word('remind-example')}
        </Text>
        <Text size="sm">
          {preview} {words.trim() !== '' && word('remind-with', { words: words.trim() })}
        </Text>
      </section>
      <Text size="sm" fw={600}>
        {word('remind-who', { people, returns: reminded.length })}
      </Text>
      <Lines
        label={word('remind-who', { people, returns: reminded.length })}
        lines={reminded.map((one) => ({ ...one, names: one.people.join(', ') }))}
      />
      <LeftOut leftOut={leftOut} />
    </>
  )
}

function LeftOut({ leftOut }: Pick<Result, 'leftOut'>): ReactNode {
  const word = useWords(webBoardWords)
  if (leftOut.length === 0) return null
  return (
    <>
      <Text size="sm" fw={600}>
        {word('remind-left', { count: leftOut.length })}
      </Text>
      <Lines
        label={word('remind-left', { count: leftOut.length })}
        lines={leftOut.map((one) => ({
          ...one,
          names: one.people.length === 0 ? one.text : `${one.people.join(', ')} (${one.text})`,
        }))}
      />
    </>
  )
}

interface Line {
  readonly unit: { readonly key: string; readonly name: string }
  readonly period: string
  readonly form: string
  readonly names: string
}

function Lines({ lines, label }: { lines: readonly Line[]; label: string }): ReactNode {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="board-list" aria-label={label} tabIndex={0}>
      <List size="sm" spacing={2}>
        {lines.slice(0, NAMED).map(({ unit, period, form, names }) => (
          <List.Item key={`${unit.key} ${period} ${form} ${names}`}>
            {word('remind-line', { unit: unit.name, period: periodText(period, lang), people: names })}
          </List.Item>
        ))}
        {lines.length > NAMED && (
          <List.Item>{word('remind-rest', { count: lines.length - NAMED })}</List.Item>
        )}
      </List>
    </section>
  )
}
