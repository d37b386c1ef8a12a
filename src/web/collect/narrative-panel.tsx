import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useLanguage, useWords } from '../app/language.js'
import { inLang } from '../app/words-of.js'
import type { Return, ReturnParams } from './return-data.js'
import { SavedText } from './saved-text.js'

/** The narrative sections of a return. */
export function NarrativePanel(props: { account: string; held: Return; params: ReturnParams }): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { account, held, params } = props
  if (held.narrative.length === 0) return null
  return (
    <section aria-labelledby="narrative-title">
      <Title order={2} size="h5" mb="xs" id="narrative-title">
        {word('narrative')}
      </Title>
      <Stack gap="sm" maw={900}>
        {held.narrative.map(({ id, name, text }) =>
          held.may.save === true ? (
            <SavedText
              key={id}
              account={account}
              held={held}
              params={params}
              part="narrative"
              id={id}
              server={text}
              label={inLang(name, lang)}
              rows={2}
            />
          ) : (
            <div key={id}>
              <Text size="sm" fw={600}>
                {inLang(name, lang)}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                {text === '' ? '–' : text}
              </Text>
            </div>
          ),
        )}
      </Stack>
    </section>
  )
}
