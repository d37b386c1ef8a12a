import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useLanguage, useWords } from '../app/language.js'
import { inLang } from '../app/words-of.js'
import { useOpenReturn } from './return-context.js'
import { SavedText } from './saved-text.js'
import { Marked } from './text/marked.js'

/** The narrative sections of a return: to be written, or to be read. */
export function NarrativePanel(): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { held, open } = useOpenReturn()
  if (held.narrative.length === 0) return null
  return (
    <section aria-labelledby="narrative-title">
      <Title order={2} size="h5" mb="xs" id="narrative-title">
        {word('narrative')}
      </Title>
      <Stack gap="sm" maw={900}>
        {held.narrative.map(({ id, name, text }) => (
          <div key={id}>
            {open && (
              <div className="no-print">
                <SavedText part="narrative" id={id} server={text} label={inLang(name, lang)} rows={2} />
              </div>
            )}
            <div className={open ? 'print-only' : ''}>
              <Text size="sm" fw={600}>
                {inLang(name, lang)}
              </Text>
              {text === '' ? <Text size="sm">–</Text> : <Marked text={text} />}
            </div>
          </div>
        ))}
      </Stack>
    </section>
  )
}
