import { Group, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { readPeriod } from '../../../domain/period.js'
import { webWords } from '../../../domain/words/web.js'
import { periodText } from '../dates.js'
import { useLanguage, useWords } from '../language.js'
import { usePack, usePeriods } from '../register.js'
import { inLang } from '../words-of.js'

interface PeriodSelectProps {
  /** Code of the period; null while none is chosen. */
  readonly value: string | null
  readonly onChange: (period: string) => void
  /** Only periods for which a form is returned. */
  readonly returned?: boolean
  /** The period that is shown comes with an answer that is still on its way. */
  readonly waiting?: boolean
}

/** Years to choose from, counted back from that of today. */
const YEARS = 12

/** Choose a period: its year, then the period within it. */
export function PeriodSelect({
  value,
  onChange,
  returned = false,
  waiting = false,
}: PeriodSelectProps): ReactNode {
  const word = useWords(webWords)
  const { lang } = useLanguage()
  const pack = usePack()
  const current = pack.data === undefined ? null : Number(pack.data.today.slice(0, 4))
  const year = (value === null ? undefined : readPeriod(value))?.year ?? current
  const periods = usePeriods(year)
  const choices = (periods.data ?? []).filter(({ forms }) => !returned || forms.length > 0)
  // What is chosen has its name before the list has come, and when it is not in it.
  const named = choices.map(({ code, name }) => ({ value: code, label: inLang(name, lang) }))
  if (value !== null && !named.some((choice) => choice.value === value))
    named.unshift({ value, label: periodText(value, lang) })
  const last = Math.max(current ?? 0, year ?? 0)
  const years = last === 0 ? [] : Array.from({ length: YEARS }, (_, back) => String(last - back))
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Select
        label={word('year')}
        w={90}
        data={years}
        value={year === null ? null : String(year)}
        allowDeselect={false}
        onChange={(chosen) => {
          if (chosen !== null) onChange(inYear(value, chosen))
        }}
      />
      <Select
        label={word('period')}
        miw={150}
        data={named}
        value={value}
        {...(periods.isLoading || waiting ? { placeholder: word('loading') } : {})}
        allowDeselect={false}
        onChange={(chosen) => {
          if (chosen !== null) onChange(chosen)
        }}
      />
    </Group>
  )
}

/** The same period of another year; of nothing, its first half. */
function inYear(period: string | null, year: string): string {
  return period === null ? `${year}-H1` : `${year}${period.slice(4)}`
}
