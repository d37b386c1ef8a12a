import { SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useWords } from '../../../app/language.js'
import type { ActValue } from './act-value.js'
import { useFault } from './editing.js'

interface ActFieldsProps {
  readonly act: ActValue
  readonly onChange: (act: ActValue) => void
}

/** Number, days, title and source of an act. */
export function ActFields({ act, onChange }: ActFieldsProps): ReactNode {
  const word = useWords(webActsWords)
  const field = (name: 'number' | 'date' | 'effective' | 'title' | 'source') => ({
    label: word(name),
    value: act[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...act, [name]: event.currentTarget.value }),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" verticalSpacing={6}>
      <TextInput {...field('number')} placeholder={word('number-hint')} {...useFault('number')} />
      <TextInput {...field('date')} type="date" {...useFault('date')} />
      <TextInput {...field('effective')} type="date" {...useFault('effective')} />
      <TextInput {...field('title')} style={{ gridColumn: '1 / -1' }} {...useFault('title')} />
      <TextInput
        {...field('source')}
        placeholder={word('source-hint')}
        style={{ gridColumn: '1 / -1' }}
        {...useFault('source')}
      />
    </SimpleGrid>
  )
}
