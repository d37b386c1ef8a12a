import { Alert, Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { Entry } from '../../../domain/submission-entries.js'
import { webReturnWords } from '../../../domain/words/web-return.js'
import { useLanguage, useWords } from '../../app/language.js'
import { useOpenReturn } from '../return-context.js'
import type { Texts } from './clipboard.js'
import { plainValue, readEntry, showEntry } from './entry-text.js'
import { type NamedRow, placeBlock } from './place-block.js'

interface Props {
  readonly texts: Texts
  readonly rows: readonly NamedRow[]
  readonly period: readonly string[]
  readonly entries: ReadonlyMap<string, Entry>
  take(entries: readonly (readonly [string, string])[]): void
  /** Paste the block as it lies, from the cell that has the cursor. */
  asItIs(): void
  close(): void
}

/** A pasted table with names: what goes where, what goes nowhere. Nothing is entered before somebody says so. */
export function PlacementDialogue({ texts, rows, period, entries, take, asItIs, close }: Props): ReactNode {
  const word = useWords(webReturnWords)
  const [column, setColumn] = useState<number | undefined>(undefined)
  const found = useMemo(() => placeBlock(texts, rows, period, column), [texts, rows, period, column])
  if (found === null) return null
  const { placed, unplaced, blank, columns } = found
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={word('place-title')}
      closeButtonProps={{ 'aria-label': word('place-cancel') }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {word('place-found', { placed: placed.length })}
          {blank > 0 && ` ${word('place-blank', { count: blank })}`}
        </Text>
        {columns.length > 1 && (
          <Select
            label={word('place-column')}
            maw={360}
            allowDeselect={false}
            value={String(found.column)}
            onChange={(value) => setColumn(Number(value))}
            data={columns.map(({ column: one, heading }) => ({
              value: String(one),
              label: heading === '' ? word('place-column-n', { n: one + 1 }) : heading,
            }))}
          />
        )}
        {unplaced.length > 0 && (
          <Alert color="orange" variant="light">
            <Text size="sm">{word('place-unplaced', { count: unplaced.length })}</Text>
            <ul>
              {unplaced.map(({ label, text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be the same
                <li key={at}>
                  <Text size="sm">
                    {label}: <b>{text}</b>
                  </Text>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <Placed placed={placed} entries={entries} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {word('place-cancel')}
          </Button>
          <Button variant="default" onClick={asItIs}>
            {word('place-as-is')}
          </Button>
          <Button
            data-autofocus
            disabled={placed.length === 0}
            onClick={() => take(placed.map(({ cell, text }) => [cell, text]))}
          >
            {word('place-take', { count: placed.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Placed({
  placed,
  entries,
}: {
  placed: readonly { cell: string; text: string }[]
  entries: ReadonlyMap<string, Entry>
}): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { nameOf } = useOpenReturn()
  const show = (entry: Entry | undefined) =>
    entry === undefined ? '' : showEntry(entry, lang, word('not-applicable'))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
    <section className="placed-box" aria-label={word('place-title')} tabIndex={0}>
      <Table verticalSpacing={2} horizontalSpacing={8} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('place-series')}</Table.Th>
            <Table.Th ta="right">{word('place-old')}</Table.Th>
            <Table.Th ta="right">{word('place-new')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {placed.map(({ cell, text }) => {
            const entry = readEntry(text, lang)
            const readable = entry.kind !== 'value' || plainValue(entry) !== null
            return (
              <Table.Tr key={cell}>
                <Table.Td>{nameOf(cell)}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {show(entries.get(cell))}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  <b>{show(entry)}</b>
                  {!readable && (
                    <Text size="xs" c="red">
                      {word('place-unreadable')}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </section>
  )
}
