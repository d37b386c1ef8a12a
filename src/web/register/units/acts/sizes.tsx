import { Button, Group, SimpleGrid, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { parseDecimal } from '../../../../domain/decimal.js'
import { parseNumberText } from '../../../../domain/number-text.js'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useLanguage, useWords } from '../../../app/language.js'
import { sharesOf } from '../share-text.js'

/** Work the shares out from what the act states: inhabitants or square kilometres of each part. */
export function Sizes({
  names,
  onShares,
}: {
  names: readonly string[]
  onShares: (shares: readonly string[]) => void
}): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const [typed, setTyped] = useState<readonly string[]>([])
  const shares = sharesOf(
    names.map((_, at) => {
      const text = (typed[at] ?? '').trim()
      return parseNumberText(text, lang) ?? parseDecimal(text)
    }),
  )
  return (
    <details>
      <summary>{word('sizes')}</summary>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
        {names.map((name, at) => (
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
            key={at}
            label={word('size-of', { name })}
            inputMode="decimal"
            value={typed[at] ?? ''}
            onChange={(event) => {
              const next = [...typed]
              next[at] = event.currentTarget.value
              setTyped(next)
            }}
          />
        ))}
      </SimpleGrid>
      <Group mt={6}>
        <Button
          size="xs"
          variant="default"
          disabled={shares === null}
          onClick={() => {
            if (shares !== null) onShares(shares)
          }}
        >
          {word('sizes-apply')}
        </Button>
      </Group>
    </details>
  )
}
