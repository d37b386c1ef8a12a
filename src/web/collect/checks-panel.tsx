import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useWords } from '../app/language.js'
import { useOpenReturn } from './return-context.js'
import { SavedText } from './saved-text.js'

/** What is wrong or unusual in the whole return, and room to explain what needs a sentence. */
export function ChecksPanel(): ReactNode {
  const word = useWords(webReturnWords)
  const { held } = useOpenReturn()
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
    <section aria-labelledby="checks-title" className="no-print">
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
            {key !== null && <Explanation about={key} />}
          </Paper>
        ))}
      </Stack>
    </section>
  )
}

/** What was said of a warning or question, or room to say it. */
function Explanation({ about }: { about: string }): ReactNode {
  const word = useWords(webReturnWords)
  const { held, open } = useOpenReturn()
  const kept = held.explanations[about] ?? ''
  if (open)
    return <SavedText part="explanations" id={about} server={kept} label={word('explanation')} rows={1} />
  return kept === '' ? null : (
    <Text size="sm" mt={4}>
      {word('explanation')}: {kept}
    </Text>
  )
}
