import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useLanguage, useWords } from '../../../app/language.js'
import { readShare, type Share, shareInput } from '../share-text.js'
import { useFault } from './editing.js'

/** A share. While it is being typed it stays as it was typed (`0,` is on the way to `0,4`); what is kept is exact. */
export function ShareField({
  share,
  onChange,
  path,
}: {
  share: Share
  onChange: (share: Share) => void
  path: string
}): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const [typed, setTyped] = useState(() => shareInput(share, lang))
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setTyped(shareInput(share, lang))
  }, [share, lang])
  return (
    <TextInput
      label={word('share')}
      description={word('share-hint')}
      inputMode="decimal"
      className="figures"
      value={typed}
      onFocus={() => {
        typing.current = true
      }}
      onBlur={() => {
        typing.current = false
        setTyped(shareInput(share, lang))
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(readShare(event.currentTarget.value, lang))
      }}
      {...useFault(path)}
    />
  )
}
