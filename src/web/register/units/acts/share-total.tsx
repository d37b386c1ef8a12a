import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../../domain/number-text.js'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useLanguage, useWords } from '../../../app/language.js'
import { type Share, shareSum } from '../share-text.js'

/** What the shares come to, live: all of it, too much or too little, or not known yet and what that means. */
export function ShareTotal({ shares }: { shares: readonly Share[] }): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  if (shares.length === 0) return null
  const { total, open, state } = shareSum(shares)
  const params = { total: formatNumber(total, undefined, lang), open }
  return (
    <Text size="sm" role="status" {...(state === 'wrong' ? { c: 'red', fw: 500 } : { c: 'dimmed' })}>
      {word(`shares-${state}`, params)}
    </Text>
  )
}
