import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useWords } from '../../app/language.js'
import { ProblemNote } from '../../app/problem-note.js'
import { useSession } from '../../app/session.js'
import { useSendBack, type Waiting, whichOf } from './acceptance-data.js'

interface SendBackProps {
  readonly of: Waiting
  readonly nameOf: (code: string) => string
  readonly done: (sentBack: Waiting) => void
  readonly cancel: () => void
}

/** Send a return back: a reason, made from ready sentences or one's own. What was typed stays on the device until it is sent. */
export function SendBackForm({ of, nameOf, done, cancel }: SendBackProps): ReactNode {
  const word = useWords(webAcceptWords)
  const session = useSession()
  const { unit, period, form } = whichOf(of)
  const kept = `cungky.reason ${session.data?.account.id ?? ''} ${unit} ${period} ${form}`
  const [reason, setReason] = useState(() => sessionStorage.getItem(kept) ?? '')
  const sendBack = useSendBack()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (text: string) => {
    setReason(text)
    sessionStorage.setItem(kept, text)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // The list may have let go of it, and of this form, before the answer is here.
        sendBack.mutateAsync({ one: of, reason }).then(
          () => {
            sessionStorage.removeItem(kept)
            done(of)
          },
          () => {},
        )
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={word('reason')}
          description={word('reason-hint')}
          autosize
          minRows={3}
          maxRows={8}
          ref={field}
          value={reason}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {word('reason-templates')}
        </Text>
        <Group gap={4}>
          {sentencesFor(of, nameOf, word).map((text) => (
            <Button
              key={text}
              variant="default"
              size="compact-xs"
              h="auto"
              py={3}
              fw={400}
              styles={WRAPS}
              onClick={() => write(reason.trim() === '' ? text : `${reason.trimEnd()} ${text}`)}
            >
              {text}
            </Button>
          ))}
        </Group>
        <ProblemNote error={sendBack.error} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {word('cancel')}
          </Button>
          <Button type="submit" loading={sendBack.isPending}>
            {word('reason-go')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const WRAPS = {
  label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.4, height: 'auto', overflow: 'visible' },
} as const
/** Most series that one sentence names. */
const NAMED = 6

/** Sentences that fit this return: about what is unusual in it first. */
function sentencesFor(
  { questions, changes, missing }: Waiting,
  nameOf: (code: string) => string,
  word: ReturnType<typeof useWords<typeof webAcceptWords>>,
): string[] {
  const odd = [...new Set([...questions, ...changes].map(({ series }) => series))]
  return [
    ...(odd.length > 0
      ? [word('template-check', { series: odd.slice(0, NAMED).map(nameOf).join('; ') })]
      : []),
    ...(changes.length > 0 ? [word('template-explain')] : []),
    ...(missing.length > 0 ? [word('template-empty')] : []),
    word('template-source'),
    word('template-narrative'),
  ]
}
