import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { submissionWords } from '../../domain/words/submission.js'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { inLang } from '../app/words-of.js'
import { useOpenReturn } from './return-context.js'

/** The heading of a return on paper. */
export function PrintHead(): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { held } = useOpenReturn()
  return (
    <div className="print-only print-head">
      <Text fw={700} tt="uppercase">
        {held.unit.name}
      </Text>
      <Text fw={700} ta="center" fz="lg" mt="md">
        {inLang(held.form.name, lang)}
      </Text>
      <Text ta="center">{word('print-period', { period: inLang(held.period.name, lang) })}</Text>
      <Text size="sm" ta="center">
        {word('print-unit', { unit: held.unit.name, code: held.unit.code })}
      </Text>
    </div>
  )
}

/** Room for both signatures, and which state of the return the paper shows. */
export function PrintSignatures(): ReactNode {
  const word = useWords(webReturnWords)
  const states = useWords(submissionWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const { held } = useOpenReturn()
  return (
    <div className="print-only">
      <div className="signatures">
        {(['print-clerk', 'print-head'] as const).map((key) => (
          <div key={key}>
            <Text fw={700}>{word(key)}</Text>
            <Text fs="italic" size="sm">
              {word('print-sign')}
            </Text>
          </div>
        ))}
      </div>
      <Text size="xs">
        {word('print-state', {
          state: states(`state-${held.state}`),
          version: held.version,
          time: moment(new Date().toISOString()),
        })}
      </Text>
    </div>
  )
}
