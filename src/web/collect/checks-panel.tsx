import { Badge, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import type { Return, ReturnParams } from './return-data.js'
import { returnKey } from './use-return.js'

/** What is wrong or unusual in the whole return, and room to explain what needs a sentence. */
export function ChecksPanel({ held, params }: { held: Return; params: ReturnParams }): ReactNode {
  const word = useWords(webReturnWords)
  const missing = held.checks.filter(({ code }) => code === 'check-required').length
  const lines = [
    ...held.checks
      .filter(({ code }) => code !== 'check-required')
      .map(({ severity, key, message, explained }) => ({
        kind: severity,
        key,
        message,
        explained,
        label: word(`severity-${severity}`),
      })),
    ...held.questions.map(({ key, message, explained }) => ({
      kind: 'question' as const,
      key,
      message,
      explained,
      label: word('question'),
    })),
  ]
  return (
    <section aria-labelledby="checks-title">
      <Title order={2} size="h5" mb="xs" id="checks-title">
        {word('checks')}
      </Title>
      {missing > 0 && (
        <Text size="sm" mb="xs">
          {word('required-missing', { count: missing })}
        </Text>
      )}
      {lines.length === 0 && missing === 0 && (
        <Text size="sm" c="dimmed">
          {word('checks-none')}
        </Text>
      )}
      <Stack gap="xs">
        {lines.map(({ kind, key, message, label }) => (
          <Paper key={`${kind} ${key ?? message}`} withBorder p="sm">
            <Group gap="xs" align="flex-start" wrap="nowrap">
              <Badge
                variant="light"
                tt="none"
                color={{ error: 'red', warning: 'orange', question: 'blue' }[kind]}
              >
                {label}
              </Badge>
              <Text size="sm">{message}</Text>
            </Group>
            {key !== null && <Explanation held={held} params={params} about={key} />}
          </Paper>
        ))}
      </Stack>
    </section>
  )
}

function Explanation({
  held,
  params,
  about,
}: {
  held: Return
  params: ReturnParams
  about: string
}): ReactNode {
  const word = useWords(webReturnWords)
  const client = useClient()
  const queries = useQueryClient()
  const kept = held.explanations[about] ?? ''
  const [text, setText] = useState(kept)
  const open = held.may.save === true
  const save = useMutation({
    mutationFn: async () =>
      (
        await client.saveCells({
          params,
          ifMatch: held.etag,
          body: { explanations: { [about]: text.trim() === '' ? null : text } },
        })
      ).body,
    onSuccess: (now) => queries.setQueryData(returnKey(params), now),
  })
  if (!open)
    return kept === '' ? null : (
      <Text size="sm" mt={4}>
        {word('explanation')}: {kept}
      </Text>
    )
  return (
    <Stack gap={4} mt="xs">
      <Textarea
        label={word('explanation')}
        autosize
        minRows={1}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text !== kept && (
        <Group>
          <Button size="compact-sm" loading={save.isPending} onClick={() => save.mutate()}>
            {word('explanation-save')}
          </Button>
        </Group>
      )}
      <ProblemNote error={save.error} />
    </Stack>
  )
}
