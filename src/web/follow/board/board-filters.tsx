import { Button, Group, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { RETURN_STATES } from '../../../domain/submission-table.js'
import { webBoardWords } from '../../../domain/words/web-board.js'
import { useLanguage, useWords } from '../../app/language.js'
import { PeriodSelect } from '../../app/parts/period-select.js'
import { UnitSelect } from '../../app/parts/unit-select.js'
import { useForms, usePack } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import type { BoardSearch } from './board-data.js'

interface FiltersProps {
  readonly search: BoardSearch
  /** What is shown when the address does not say. */
  readonly unit: string
  readonly to: string | null
  /** The first answer is still on its way. */
  readonly waiting: boolean
  /** The unit above which nothing may be seen. */
  readonly under: string
  readonly choose: (change: BoardSearch) => void
  /** On a phone only whose and which period; the rest when asked for. */
  readonly phone: boolean
}

/** What the board shows: whose, of which periods and forms, and which rows. All of it stands in the address. */
export function BoardFilters({ search, unit, to, waiting, under, choose, phone }: FiltersProps): ReactNode {
  const word = useWords(webBoardWords)
  const [all, setAll] = useState(false)
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <UnitSelect
        label={word('unit')}
        value={unit}
        under={under}
        allowDeselect={false}
        w={{ base: '100%', xs: 260 }}
        onChange={(key) => key !== null && choose({ unit: key === under ? undefined : key, open: undefined })}
      />
      <PeriodSelect value={to} returned waiting={waiting} onChange={(period) => choose({ to: period })} />
      {phone && (
        <Button variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
          {word(all ? 'filters-fewer' : 'filters-more')}
        </Button>
      )}
      {(all || !phone) && <Filters search={search} choose={choose} phone={phone} />}
    </Group>
  )
}

/** Forms, rows and states. */
function Filters({ search, choose, phone }: Pick<FiltersProps, 'search' | 'choose' | 'phone'>): ReactNode {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  const forms = useForms()
  const pack = usePack()
  const small = { size: 'sm', w: { base: '100%', xs: 170 } } as const
  return (
    <>
      {!phone && (
        <Select
          {...small}
          w={{ base: '100%', xs: 120 }}
          label={word('span')}
          value={search.span ?? 'last6'}
          allowDeselect={false}
          data={(['last3', 'last6', 'last12', 'year'] as const).map((span) => ({
            value: span,
            label: word(`span-${span}`),
          }))}
          onChange={(span) => choose({ span: span === 'last6' || span === null ? undefined : span })}
        />
      )}
      {(forms.data?.length ?? 0) > 1 && (
        <Select
          {...small}
          w={{ base: '100%', xs: 220 }}
          label={word('form')}
          placeholder={word('form-all')}
          clearable
          value={search.form ?? null}
          data={(forms.data ?? []).map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
          onChange={(form) => choose({ form: form ?? undefined })}
        />
      )}
      <Select
        {...small}
        w={{ base: '100%', xs: 200 }}
        label={word('show')}
        value={search.only ?? 'all'}
        allowDeselect={false}
        data={(['all', 'late', 'unsent'] as const).map((only) => ({
          value: only,
          label: word(`show-${only}`),
        }))}
        onChange={(only) => choose({ only: only === 'all' || only === null ? undefined : only })}
      />
      <Select
        {...small}
        label={word('state')}
        placeholder={word('state-all')}
        clearable
        value={search.state ?? null}
        data={RETURN_STATES.map((state) => ({ value: state, label: word(`short-${state}`) }))}
        onChange={(state) => choose({ state: state ?? undefined })}
      />
      <Select
        {...small}
        label={word('level')}
        placeholder={word('level-tree')}
        clearable
        value={search.level ?? null}
        data={(pack.data?.levels ?? []).map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
        onChange={(level) => choose({ level: level ?? undefined, open: undefined })}
      />
    </>
  )
}
