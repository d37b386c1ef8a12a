import { Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { isValidDate } from '../../../domain/date.js'
import { webOrdersWords } from '../../../domain/words/web-orders.js'
import { useClient } from '../../app/client.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { usePack } from '../../app/register.js'
import { OrderForm, OrderFrame } from './order-form.js'

/** What is to be ended. */
export interface Ending {
  readonly what: 'closed' | 'final' | 'except'
  readonly unit: string
  readonly id: string
  readonly title: string
}

interface EndProps {
  readonly ending: Ending
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** End an order, or take leave back, before its time. */
export function EndDialog({ ending, onClose, onDone }: EndProps): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const client = useClient()
  const today = usePack().data?.today ?? ''
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const { unit, id, what } = ending
  const save = useMutation({
    mutationFn: async () => {
      const call = { params: { unit, id }, body: { on, reason } }
      if (what === 'except') await client.endException(call)
      else await client.endClosure(call)
    },
    onSuccess: () => onDone(word('done-end')),
  })
  return (
    <OrderFrame title={word('end-of', { what: ending.title })} onClose={onClose}>
      <OrderForm
        reason={reason}
        onReason={setReason}
        error={save.error}
        save={word('save-end')}
        saving={save.isPending}
        ready={isValidDate(on) && reason.trim() !== ''}
        onSave={() => save.mutate()}
        onClose={onClose}
        consequences={[
          <Text size="sm" key="means">
            {word(`end-${what}-means`, { on: shortDate(on, lang) })}
          </Text>,
        ]}
      >
        <TextInput
          type="date"
          label={word('end-day')}
          required
          min={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </OrderForm>
    </OrderFrame>
  )
}
