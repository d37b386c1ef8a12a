import { Button, Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useLanguage, useWords } from '../app/language.js'
import { showEntry } from './grid/entry-text.js'
import type { Saving } from './use-return.js'

/** Where what was typed is: said at all times, in words, and read out when it changes. */
export function SavedLine({ saving }: { saving: Saving }): ReactNode {
  const word = useWords(webReturnWords)
  const { unsaved, offline, entries } = saving
  const count = entries.size
  if (unsaved.refused !== null)
    return (
      <Group gap="xs" role="alert">
        <Text size="sm" c="red">
          {word('saved-refused', {
            count: Object.keys(unsaved.refused.cells).length,
            message: unsaved.refused.message,
          })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={saving.retry}>
          {word('saved-retry')}
        </Button>
      </Group>
    )
  const key = count === 0 ? 'saved-server' : offline ? 'saved-device' : 'saved-saving'
  return (
    <Text
      size="sm"
      role="status"
      data-saved={key}
      {...(key === 'saved-device' ? { c: 'orange', fw: 500 } : { c: 'dimmed' })}
    >
      {word(key, { count })}
    </Text>
  )
}

/** Cells that two people changed: both values, and a choice. */
export function Conflicts({
  saving,
  nameOf,
}: {
  saving: Saving
  nameOf: (cell: string) => string
}): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { conflicts } = saving.unsaved
  const value = (entry: (typeof conflicts)[number]['mine']) =>
    showEntry(entry, lang, word('not-applicable')) || word('empty-value')
  return conflicts.map(({ cell, mine, theirs }) => (
    <Paper key={cell} withBorder p="sm" role="alert">
      <Text size="sm" fw={600}>
        {word('conflict-title')}
      </Text>
      <Text size="sm" mb="xs">
        {nameOf(cell)}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => saving.settle(cell, 'theirs')}>
          {word('conflict-theirs', { value: value(theirs) })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => saving.settle(cell, 'mine')}>
          {word('conflict-mine', { value: value(mine) })}
        </Button>
      </Group>
    </Paper>
  ))
}
