import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { clockTime } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import type { Saving } from './use-saving.js'

/** Where what was typed is: said at all times, in words, and read out when it changes. */
export function SavedLine({ saving }: { saving: Saving }): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { unsaved, savedAt } = saving
  if (unsaved.refused !== null)
    return (
      <Group gap="xs" role="alert" data-saved="saved-refused">
        <Text size="sm" c="red">
          {word('saved-refused', {
            count: Object.keys(unsaved.refused.cells).length,
            message: unsaved.refused.message,
          })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={saving.retry}>
          {word('saved-retry')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={saving.giveUp}>
          {word('saved-give-up')}
        </Button>
      </Group>
    )
  const { key, count } = whereItIs(saving)
  const time = savedAt === null ? '' : clockTime(savedAt, new Date(), lang)
  return (
    <Text size="sm" role="status" data-saved={key} {...(LOUD.has(key) ? { fw: 600 } : { c: 'dimmed' })}>
      {key === 'saved-server' && time !== '' ? word('saved-server-at', { time }) : word(key, { count })}
    </Text>
  )
}

type Where =
  | 'saved-server'
  | 'saved-typing'
  | 'saved-saving'
  | 'saved-device'
  | 'saved-page'
  | 'saved-conflict'

const LOUD: ReadonlySet<Where> = new Set(['saved-device', 'saved-page', 'saved-conflict'])

function whereItIs({ unsaved, offline, kept, entries }: Saving): { key: Where; count: number } {
  const typing = Object.keys(unsaved.drafts).length
  const count = entries.size + typing
  if (count > 0 && !kept) return { key: 'saved-page', count }
  if (entries.size > 0) return { key: offline ? 'saved-device' : 'saved-saving', count }
  if (unsaved.conflicts.length > 0) return { key: 'saved-conflict', count: unsaved.conflicts.length }
  return { key: typing > 0 ? 'saved-typing' : 'saved-server', count }
}
