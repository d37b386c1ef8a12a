import { Button, Group, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import type { Return, ReturnParams } from './return-data.js'
import { useKeptText } from './use-kept-text.js'
import { returnKey } from './use-return.js'

interface Props {
  readonly account: string
  readonly held: Return
  readonly params: ReturnParams
  /** Narrative by section, or explanations by the key of what they explain. */
  readonly part: 'narrative' | 'explanations'
  readonly id: string
  readonly server: string
  readonly label: string
  readonly rows: number
}

/**
 * A text of the return in a field of its own: kept on the device while it is typed, saved when the field is left. When somebody else
 * has changed it meanwhile, both are shown and the person chooses.
 */
export function SavedText({ account, held, params, part, id, server, label, rows }: Props): ReactNode {
  const word = useWords(webReturnWords)
  const client = useClient()
  const queries = useQueryClient()
  const { unit, period, form } = params
  const kept = useKeptText(`cungky.text.${account}.${unit}/${period}/${form}.${part}.${id}`, server)
  const save = useMutation({
    mutationFn: async (text: string) => {
      const body = { [part]: { [id]: text.trim() === '' ? null : text } }
      return (await client.saveCells({ params, ifMatch: held.etag, body })).body
    },
    onSuccess: (now) => {
      queries.setQueryData(returnKey(params), now)
      kept.settled()
    },
    onError: () => queries.invalidateQueries({ queryKey: returnKey(params) }),
  })
  return (
    <div>
      <Textarea
        label={label}
        autosize
        minRows={rows}
        value={kept.text}
        readOnly={save.isPending}
        onChange={(event) => kept.set(event.currentTarget.value)}
        onBlur={() => {
          if (kept.changed && !kept.overtaken && !save.isPending) save.mutate(kept.text)
        }}
      />
      {kept.overtaken && (
        <Text size="sm" mt={4} role="alert">
          {word('text-overtaken', { text: server === '' ? word('empty-value') : server })}
        </Text>
      )}
      {kept.changed && (
        <Group mt={4} gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate(kept.text)}
          >
            {word('text-save')}
          </Button>
          <Button size="compact-sm" variant="subtle" disabled={save.isPending} onClick={kept.settled}>
            {word('text-drop')}
          </Button>
        </Group>
      )}
      <ProblemNote error={save.error} />
    </div>
  )
}
