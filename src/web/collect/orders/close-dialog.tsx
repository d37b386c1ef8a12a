import { Group, List, Select, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { addDays, isValidDate } from '../../../domain/date.js'
import { submissionWords } from '../../../domain/words/submission.js'
import { webOrdersWords } from '../../../domain/words/web-orders.js'
import { useClient } from '../../app/client.js'
import { periodText } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { useForms, usePack, useUnits } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import { OrderForm, OrderFrame } from './order-form.js'
import { type Missing, type OrderPlace, useMissing } from './orders-data.js'

interface CloseProps {
  readonly kind: 'closed' | 'final'
  readonly place: OrderPlace
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** Returns named before the list is cut short. */
const NAMED = 50

/** Close a period or make it final, with what is still missing and what comes of it said beforehand. */
export function CloseDialog({ kind, place, onClose, onDone }: CloseProps): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const client = useClient()
  const pack = usePack()
  const today = pack.data?.today ?? ''
  const [level, setLevel] = useState<string | null>(null)
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const missing = useMissing(place, level)
  const period = periodText(place.period, lang)
  const save = useMutation({
    mutationFn: () =>
      client.closePeriod({
        body: {
          ...place,
          kind,
          level,
          from,
          to: isValidDate(until) ? addDays(until, 1) : null,
          reason,
        },
      }),
    onSuccess: () => onDone(word(`done-${kind}`, { period })),
  })
  return (
    <OrderFrame title={word(kind === 'final' ? 'finalise' : 'close')} onClose={onClose}>
      <OrderForm
        reason={reason}
        onReason={setReason}
        error={save.error}
        save={word(`save-${kind}`, { period })}
        saving={save.isPending}
        ready={isValidDate(from) && (until === '' || isValidDate(until)) && reason.trim() !== ''}
        onSave={() => save.mutate()}
        onClose={onClose}
        consequences={[
          <Consequences
            key="means"
            kind={kind}
            period={period}
            missing={missing.data}
            error={missing.error}
          />,
        ]}
      >
        <LevelSelect place={place} value={level} onChange={setLevel} />
        <Group grow align="flex-end">
          <TextInput
            type="date"
            label={word('from-day')}
            required
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={word('until-label')}
            value={until}
            min={from}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </Group>
      </OrderForm>
    </OrderFrame>
  )
}

/** Every level, or one of those that stand at or below the unit. */
function LevelSelect({
  place,
  value,
  onChange,
}: {
  place: OrderPlace
  value: string | null
  onChange: (level: string | null) => void
}): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const pack = usePack()
  const units = useUnits()
  const below = new Set(
    (units.data ?? []).filter(({ path }) => path.includes(place.unit)).map((unit) => unit.level),
  )
  const levels = (pack.data?.levels ?? []).filter(({ id }) => below.has(id))
  return (
    <Select
      label={word('level')}
      value={value ?? ''}
      allowDeselect={false}
      data={[
        { value: '', label: word('level-all') },
        ...levels.map(({ id, name }) => ({
          value: id,
          label: word('level-one', { level: inLang(name, lang) }),
        })),
      ]}
      onChange={(level) => onChange(level === '' ? null : level)}
    />
  )
}

interface ConsequencesProps {
  readonly kind: 'closed' | 'final'
  readonly period: string
  readonly missing: Missing | undefined
  readonly error: unknown
}

function Consequences({ kind, period, missing, error }: ConsequencesProps): ReactNode {
  const word = useWords(webOrdersWords)
  if (error !== null && error !== undefined) return <ProblemNote error={error} />
  if (missing === undefined) return <LoadingRows rows={3} />
  const { owed, sent, approved } = missing.counts
  const lacking = owed - sent
  const lines = [
    word('closing-binds', { owed, sent, period }),
    lacking === 0 ? word('closing-complete') : word('closing-missing', { missing: lacking }),
    ...(approved === 0 ? [] : [word(kind === 'final' ? 'final-accept' : 'closing-accept', { approved })]),
    ...(kind === 'final' ? [word('final-figures')] : []),
    word('closing-told'),
  ]
  return (
    <>
      <List size="sm" spacing={2}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {lacking > 0 && <Unsent missing={missing} lacking={lacking} />}
    </>
  )
}

function Unsent({ missing, lacking }: { missing: Missing; lacking: number }): ReactNode {
  const word = useWords(webOrdersWords)
  const states = useWords(submissionWords)
  const { lang } = useLanguage()
  const forms = useForms()
  const nameOf = (id: string) => inLang(forms.data?.find((form) => form.id === id)?.name, lang) || id
  const named = missing.unsent.slice(0, NAMED)
  return (
    <>
      <Text size="sm" fw={600} mt={6}>
        {word('unsent')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="order-list" aria-label={word('unsent')} tabIndex={0}>
        <List size="sm" spacing={2}>
          {named.map(({ unit, form, state, timeliness }) => (
            <List.Item key={`${unit.key} ${form}`}>
              {word('unsent-line', {
                unit: unit.name,
                form: nameOf(form),
                state: states(`state-${state}`),
                timeliness: timeliness.text,
              })}
            </List.Item>
          ))}
          {lacking > named.length && (
            <List.Item>{word('unsent-rest', { count: lacking - named.length })}</List.Item>
          )}
        </List>
      </section>
    </>
  )
}
