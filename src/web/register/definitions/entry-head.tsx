import { Button, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { ListName } from '../draft/changes.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import type { EntryEditor } from './entry-editor.js'
import { EntryMark } from './list-and-entry.js'
import { OrderButtons } from './order-buttons.js'

interface EntryHeadProps {
  readonly draft: DefinitionDraft
  readonly list: ListName
  readonly of: EntryEditor
  /** The link back to the list, where only one of them is seen. */
  readonly back: ReactNode
}

/** Name and id of an entry, its place in the list, and taking it away. */
export function EntryHead({ draft, list, of, back }: EntryHeadProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  const all = draft.lists[list]
  const at = all.indexOf(of.entry)
  const name = inLang(of.words('name'), lang) || of.id
  return (
    <div>
      <div className="back-to-list no-print">{back}</div>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {name}
            <EntryMark mark={of.mark} />
          </Title>
          <Text size="sm" c="dimmed">
            {word('id')}: <span className="monospace">{of.id}</span>
          </Text>
        </div>
        {of.open && (
          <Group gap={4} className="no-print">
            <OrderButtons
              what={name}
              at={at}
              count={all.length}
              move={(by) => {
                const behind = by === -1 ? all[at - 2] : all[at + 1]
                draft.put(list, of.id, of.entry, behind === undefined ? null : String(behind.id))
              }}
            />
            <Button size="xs" variant="default" onClick={of.remove}>
              {word('remove')}
            </Button>
          </Group>
        )}
      </Group>
      {of.fault('') !== undefined && (
        <Text size="sm" c="red" role="alert">
          {of.fault('')}
        </Text>
      )}
    </div>
  )
}
