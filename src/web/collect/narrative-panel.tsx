import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { inLang } from '../app/words-of.js'
import type { Return, ReturnParams } from './return-data.js'
import { returnKey } from './use-return.js'

/** The narrative sections of a return. */
export function NarrativePanel({ held, params }: { held: Return; params: ReturnParams }): ReactNode {
  const word = useWords(webReturnWords)
  if (held.narrative.length === 0) return null
  return (
    <section aria-labelledby="narrative-title">
      <Title order={2} size="h5" mb="xs" id="narrative-title">
        {word('narrative')}
      </Title>
      <Stack gap="sm" maw={900}>
        {held.narrative.map((section) => (
          <Section key={section.id} held={held} params={params} section={section} />
        ))}
      </Stack>
    </section>
  )
}

function Section({
  held,
  params,
  section,
}: {
  held: Return
  params: ReturnParams
  section: Return['narrative'][number]
}): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const client = useClient()
  const queries = useQueryClient()
  const [text, setText] = useState(section.text)
  const save = useMutation({
    mutationFn: async () =>
      (
        await client.saveCells({
          params,
          ifMatch: held.etag,
          body: { narrative: { [section.id]: text.trim() === '' ? null : text } },
        })
      ).body,
    onSuccess: (now) => queries.setQueryData(returnKey(params), now),
  })
  if (held.may.save !== true)
    return (
      <div>
        <Text size="sm" fw={600}>
          {inLang(section.name, lang)}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {section.text === '' ? '–' : section.text}
        </Text>
      </div>
    )
  return (
    <div>
      <Textarea
        label={inLang(section.name, lang)}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // What was typed is saved when the section is left; the button is for whoever looks for one.
        onBlur={() => {
          if (text !== section.text && !save.isPending) save.mutate()
        }}
      />
      {text !== section.text && (
        <Group mt={4}>
          <Button size="compact-sm" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
            {word('narrative-save')}
          </Button>
        </Group>
      )}
      <ProblemNote error={save.error} />
    </div>
  )
}
