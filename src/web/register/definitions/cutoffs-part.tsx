import { ActionIcon, Button, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionCalendarWords } from '../../../domain/words/web-definition-calendar.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'
import type { CalendarEditor } from './calendar-editor.js'
import { entriesOf } from './calendar-plan.js'
import { Part } from './part.js'

/** From which month on months close on which day. */
export function CutoffsPart({ of, today }: { of: CalendarEditor; today: string }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const shared = useWords(webDefinitionsWords)
  const rows = entriesOf(of.calendar.cutoffs)
  const set = (at: number, change: object) =>
    of.set(
      'cutoffs',
      rows.map((row, n) => (n === at ? { ...row, ...change } : row)),
    )
  return (
    <Part title={word('cutoffs')} text={word('cutoffs-text')}>
      <Stack gap="xs">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is typed may be the same twice for a while
          <Group key={at} gap="xs" align="flex-start">
            <TextInput
              type="month"
              label={word('cutoff-from')}
              w={150}
              value={String(row.from ?? '')}
              readOnly={!of.open}
              error={of.fault(`cutoffs.${at}.from`)}
              onChange={(event) => set(at, { from: event.currentTarget.value })}
            />
            <NumberInput
              label={word('cutoff-day')}
              w={90}
              min={0}
              max={28}
              allowDecimal={false}
              value={typeof row.cutoffDay === 'number' ? row.cutoffDay : ''}
              readOnly={!of.open}
              error={of.fault(`cutoffs.${at}.cutoffDay`)}
              onChange={(value) => typeof value === 'number' && set(at, { cutoffDay: value })}
            />
            <Textarea
              label={word('cutoff-source')}
              flex="1 1 12rem"
              autosize
              minRows={1}
              value={String(row.source ?? '')}
              readOnly={!of.open}
              error={of.fault(`cutoffs.${at}.source`)}
              onChange={(event) => set(at, { source: event.currentTarget.value })}
            />
            {of.open && rows.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={28}
                aria-label={shared('remove-one', {
                  what: word('cutoff-row', { from: String(row.from ?? '') }),
                })}
                onClick={() =>
                  of.set(
                    'cutoffs',
                    rows.filter((_, n) => n !== at),
                  )
                }
              >
                <span aria-hidden="true">×</span>
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {of.open && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          onClick={() =>
            of.set('cutoffs', [
              ...rows,
              {
                from: `${Number(today.slice(0, 4)) + 1}-01`,
                cutoffDay: Number(rows.at(-1)?.cutoffDay ?? 0),
                source: '',
              },
            ])
          }
        >
          {word('add-cutoff')}
        </Button>
      )}
    </Part>
  )
}
