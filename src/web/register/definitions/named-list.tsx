import { ActionIcon, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { entriesOf } from './calendar-plan.js'
import type { EntryEditor } from './entry-editor.js'
import { NewEntry } from './new-entry.js'
import { moved, OrderButtons } from './order-buttons.js'

interface NamedListProps {
  readonly of: EntryEditor
  /** The key of the entry that holds the list. */
  readonly at: string
  readonly title: string
  readonly add: string
  readonly separator: '_' | '-'
}

/** A list of things that have an id and a name: categories, narrative sections. */
export function NamedList({ of, at, title, add, separator }: NamedListProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  const rows = entriesOf(of.entry[at])
  const set = (row: number, change: Partial<Words>) =>
    of.set(
      at,
      rows.map((one, n) => (n === row ? { ...one, name: { ...(one.name as Words), ...change } } : one)),
    )
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {title}
        </Text>
        {of.open && (
          <NewEntry
            label={add}
            taken={rows.map(({ id }) => String(id))}
            separator={separator}
            begin={(entry) => of.set(at, [...rows, entry])}
          />
        )}
      </Group>
      {of.fault(at) !== undefined && (
        <Text size="sm" c="red" role="alert">
          {of.fault(at)}
        </Text>
      )}
      <Table.ScrollContainer minWidth={460}>
        <Table verticalSpacing={2} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('id')}</Table.Th>
              <Table.Th>{word('name-vi')}</Table.Th>
              <Table.Th>{word('name-en')}</Table.Th>
              {of.open && <Table.Th />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((one, row) => {
              const name = (one.name as Words | undefined) ?? { vi: '', en: '' }
              const what = inLang(name, lang) || String(one.id)
              return (
                <Table.Tr key={String(one.id)}>
                  <Table.Td className="monospace">{String(one.id)}</Table.Td>
                  {(['vi', 'en'] as const).map((of2) => (
                    <Table.Td key={of2}>
                      <TextInput
                        size="xs"
                        aria-label={`${word(`name-${of2}`)}: ${String(one.id)}`}
                        value={name[of2]}
                        readOnly={!of.open}
                        error={of.fault(`${at}.${row}.name.${of2}`)}
                        onChange={(event) => set(row, { [of2]: event.currentTarget.value })}
                      />
                    </Table.Td>
                  ))}
                  {of.open && (
                    <Table.Td w={90}>
                      <Group gap={2} wrap="nowrap">
                        <OrderButtons
                          what={what}
                          at={row}
                          count={rows.length}
                          move={(by) => of.set(at, moved(rows, row, by))}
                        />
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          size={26}
                          aria-label={word('remove-one', { what })}
                          onClick={() =>
                            of.set(
                              at,
                              rows.filter((_, n) => n !== row),
                            )
                          }
                        >
                          <span aria-hidden="true">×</span>
                        </ActionIcon>
                      </Group>
                    </Table.Td>
                  )}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}
