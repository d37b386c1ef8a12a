import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'
import type { EntryEditor } from './entry-editor.js'

/** Targets of an indicator, a year each. */
export function TargetsField({ of, thisYear }: { of: EntryEditor; thisYear: number }): ReactNode {
  const word = useWords(webDefinitionEntriesWords)
  const shared = useWords(webDefinitionsWords)
  const targets = (of.entry.targets ?? {}) as Readonly<Record<string, string>>
  const years = Object.keys(targets).sort()
  const next = years.length === 0 ? thisYear : Number(years.at(-1)) + 1
  const set = (change: Readonly<Record<string, string>>, without?: string) => {
    const { [without ?? '']: _, ...rest } = { ...targets, ...change }
    of.set('targets', Object.keys(rest).length === 0 ? undefined : rest)
  }
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {word('targets')}
      </Text>
      {years.length === 0 && !of.open && <Text size="sm">{shared('none')}</Text>}
      <Group gap="sm">
        {years.map((year) => (
          <Group key={year} gap={2} align="flex-end" wrap="nowrap">
            <TextInput
              label={year}
              aria-label={word('target-of', { year })}
              w={90}
              inputMode="decimal"
              value={String(targets[year] ?? '')}
              readOnly={!of.open}
              error={of.fault(`targets.${year}`)}
              onChange={(event) => set({ [year]: event.currentTarget.value.replace(',', '.') })}
            />
            {of.open && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                mb={4}
                aria-label={shared('remove-one', { what: word('target-of', { year }) })}
                onClick={() => set({}, year)}
              >
                <span aria-hidden="true">×</span>
              </ActionIcon>
            )}
          </Group>
        ))}
        {of.open && (
          <Button
            size="xs"
            variant="default"
            style={{ alignSelf: 'flex-end' }}
            onClick={() => set({ [next]: String(targets[String(next - 1)] ?? '') })}
          >
            {word('add-target', { year: next })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
