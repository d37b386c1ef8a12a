import { Select, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { addDays, isValidDate } from '../../../domain/date.js'
import { readPeriod } from '../../../domain/period.js'
import { webOrdersWords } from '../../../domain/words/web-orders.js'
import { useClient } from '../../app/client.js'
import { periodText, shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { UnitSelect } from '../../app/parts/unit-select.js'
import { useForms, usePack, usePeriods, useUnits } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import { OrderForm, OrderFrame } from './order-form.js'
import { type OrderPlace, useClosures, useExceptions } from './orders-data.js'

interface ExceptProps {
  readonly place: OrderPlace
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** Days for which leave is given unless another is said. */
const USUAL_DAYS = 3

/** Let one unit work on a period that is closed, until a day. */
export function ExceptDialog({ place, onClose, onDone }: ExceptProps): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const client = useClient()
  const pack = usePack()
  const forms = useForms()
  const units = useUnits()
  const periods = usePeriods(readPeriod(place.period)?.year ?? null)
  const today = pack.data?.today ?? ''
  const [unit, setUnit] = useState<string | null>(null)
  const [form, setForm] = useState<string | null>(null)
  const [until, setUntil] = useState(isValidDate(today) ? addDays(today, USUAL_DAYS) : '')
  const [reason, setReason] = useState('')
  const chosen = unit === null ? null : { unit, period: place.period }
  const may = useExceptions(chosen).data?.may.except
  const closures = useClosures(chosen)
  const open = closures.data?.items.every(({ binds, holds }) => !binds || holds !== 'now') === true
  const period = periodText(place.period, lang)
  const name = units.data?.find(({ key }) => key === unit)?.name ?? ''
  const asked = periods.data?.find(({ code }) => code === place.period)?.forms ?? []
  const save = useMutation({
    mutationFn: () =>
      client.grantException({ body: { unit: unit!, period: place.period, form, until, reason } }),
    onSuccess: () => onDone(word('done-except', { unit: name, until: shortDate(until, lang) })),
  })
  const refused = may === undefined || may === true ? null : may.why
  return (
    <OrderFrame title={word('except')} onClose={onClose}>
      <OrderForm
        reason={reason}
        onReason={setReason}
        error={save.error}
        save={word('save-except')}
        saving={save.isPending}
        ready={unit !== null && refused === null && isValidDate(until) && reason.trim() !== ''}
        onSave={() => save.mutate()}
        onClose={onClose}
        consequences={[
          <Text size="sm" key="means">
            {unit === null
              ? '–'
              : word('except-means', { unit: name, period, until: shortDate(until, lang) })}
          </Text>,
          ...(open
            ? [
                <Text size="sm" key="open">
                  {word('except-open')}
                </Text>,
              ]
            : []),
        ]}
      >
        <UnitSelect
          label={word('unit')}
          required
          value={unit}
          under={place.unit}
          onChange={setUnit}
          error={refused}
          data-autofocus
        />
        {asked.length > 1 && (
          <Select
            label={word('form')}
            placeholder={word('form-all')}
            clearable
            value={form}
            data={asked.map((id) => ({
              value: id,
              label: inLang(forms.data?.find((one) => one.id === id)?.name, lang) || id,
            }))}
            onChange={setForm}
          />
        )}
        <TextInput
          type="date"
          label={word('until-day')}
          required
          min={today}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </OrderForm>
    </OrderFrame>
  )
}
