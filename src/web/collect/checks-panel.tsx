import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useWords } from '../app/language.js'
import type { Return, ReturnParams } from './return-data.js'
import { SavedText } from './saved-text.js'

interface Whose {
  readonly account: string
  readonly held: Return
  readonly params: ReturnParams
}

/** What is wrong or unusual in the whole return, and room to explain what needs a sentence. */
export function ChecksPanel({ account, held, params }: Whose): ReactNode {
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
            {key !== null && <Explanation account={account} held={held} params={params} about={key} />}
          </Paper>
        ))}
      </Stack>
    </section>
  )
}

/** What was said of a warning or question, or room to say it. */
function Explanation({ account, held, params, about }: Whose & { about: string }): ReactNode {
  const word = useWords(webReturnWords)
  const kept = held.explanations[about] ?? ''
  if (held.may.save === true)
    return (
      <SavedText
        account={account}
        held={held}
        params={params}
        part="explanations"
        id={about}
        server={kept}
        label={word('explanation')}
        rows={1}
      />
    )
  return kept === '' ? null : (
    <Text size="sm" mt={4}>
      {word('explanation')}: {kept}
    </Text>
  )
}
