import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useWords } from '../app/language.js'
import { lastByOthers } from './changes.js'
import { textId } from './missing.js'
import { entryText, type TextPart, textEntry, textName } from './part-names.js'
import { useOpenReturn } from './return-context.js'
import { Marked } from './text/marked.js'
import { MarkedEditor } from './text/marked-editor.js'
import type { Saving } from './use-saving.js'
import { useWhen } from './when.js'

interface Props {
  /** Narrative by section, or explanations by the key of what they explain. */
  readonly part: TextPart
  readonly id: string
  readonly server: string
  readonly label: string
  readonly rows: number
}

/** How long a text may rest while somebody is still in its field, before it is saved anyhow. Milliseconds. */
const REST = 20_000

/** What a text holds on this page: what was typed, or else what the server has. */
export function shownText(
  { unsaved, entries }: Pick<Saving, 'unsaved' | 'entries'>,
  name: string,
  server: string,
): string {
  const mine =
    unsaved.drafts[name]?.after ??
    unsaved.conflicts.find(({ cell }) => cell === name)?.mine ??
    entries.get(name)
  return mine === undefined ? server : entryText(mine)
}

/**
 * A text of the return in a field of its own: kept on the device with every letter, saved when the field is left or after a rest. When
 * somebody else has changed it meanwhile, both are shown and the person chooses.
 */
export function SavedText({ part, id, server, label, rows }: Props): ReactNode {
  const word = useWords(webReturnWords)
  const { saving } = useOpenReturn()
  const name = textName(part, id)
  const conflict = saving.unsaved.conflicts.find(({ cell }) => cell === name)
  const refused = saving.unsaved.refused?.cells[name] === undefined ? null : saving.unsaved.refused
  const draft = saving.unsaved.drafts[name]
  const text = shownText(saving, name, server)
  const finish = useRef(() => {})
  finish.current = () => {
    if (draft !== undefined) saving.type([[name, draft]])
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: every letter begins the rest anew
  useEffect(() => {
    if (draft === undefined) return
    const rest = setTimeout(() => finish.current(), REST)
    return () => clearTimeout(rest)
  }, [text])
  return (
    <div>
      <MarkedEditor
        id={textId(name)}
        label={label}
        rows={rows}
        value={text}
        formatted={part === 'narrative'}
        readOnly={conflict !== undefined}
        describedBy={conflict === undefined && refused === null ? undefined : `about-${name}`}
        onChange={(next) =>
          saving.draft(name, { before: draft?.before ?? textEntry(text), after: textEntryOf(next) })
        }
        onBlur={() => finish.current()}
      />
      {refused !== null && (
        <Text size="sm" c="red" mt={4} id={`about-${name}`} role="alert">
          {word('saved-refused', { count: 1, message: refused.message })}
        </Text>
      )}
      {conflict !== undefined && <TextConflict name={name} mine={text} theirs={entryText(conflict.theirs)} />}
    </div>
  )
}

/** While it is typed even blanks count: the field must not jump. */
function textEntryOf(text: string) {
  return text === '' ? textEntry('') : ({ kind: 'value', value: text } as const)
}

function TextConflict({ name, mine, theirs }: { name: string; mine: string; theirs: string }): ReactNode {
  const word = useWords(webReturnWords)
  const when = useWhen()
  const { account, history, saving } = useOpenReturn()
  const last = lastByOthers(history, name, account)
  const who = last?.by.name ?? word('somebody')
  const both = { before: textEntry(theirs), after: textEntry(`${theirs}\n\n${mine}`.trim()) }
  return (
    <Paper withBorder p="sm" mt={4} role="alert" id={`about-${name}`}>
      <Stack gap="xs">
        <Text size="sm" fw={500}>
          {word('conflict-text', { who, time: last === undefined ? '–' : when(last.at) })}
        </Text>
        <div>
          <Text size="xs" c="dimmed">
            {word('conflict-text-theirs', { who })}
          </Text>
          {theirs === '' ? <Text size="sm">{word('empty-value')}</Text> : <Marked text={theirs} />}
        </div>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => saving.settle(name, 'mine')}>
            {word('conflict-text-mine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => saving.settle(name, 'theirs')}>
            {word('conflict-text-other')}
          </Button>
          {theirs !== '' && (
            <Button size="compact-sm" variant="default" onClick={() => saving.type([[name, both]])}>
              {word('conflict-text-both')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
