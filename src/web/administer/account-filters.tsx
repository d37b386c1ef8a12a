import { Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type ReactNode, useEffect, useState } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { ROLES, type Role } from '../../domain/access-table.js'
import { ACCOUNT_STATES, type AccountState } from '../../domain/account-state.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useLanguage, useWords } from '../app/language.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import type { AccountsSearch } from './address.js'
import { capital } from './capital.js'

interface AccountFiltersProps {
  readonly search: Omit<AccountsSearch, 'after'>
  readonly onChange: (search: AccountsSearch) => void
}

/** How long after the last letter the search is made, in milliseconds. */
const QUIET = 250

/** Which accounts are shown; every choice is in the address. */
export function AccountFilters({ search, onChange }: AccountFiltersProps): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => setTyped(search.q ?? ''), [search.q])
  const put = <K extends keyof AccountsSearch>(name: K, value: AccountsSearch[K] | null) => {
    const { [name]: _, ...others } = search as AccountsSearch
    onChange(value === null || value === '' ? others : { ...others, [name]: value })
  }
  const find = useDebouncedCallback((q: string) => put('q', q.trim()), QUIET)
  return (
    <Group gap="sm" align="flex-end" className="no-print" role="search">
      <TextInput
        type="search"
        label={word('search')}
        placeholder={word('search-hint')}
        style={{ flex: '1 1 14rem' }}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          find(event.currentTarget.value)
        }}
      />
      <UnitSelect
        label={word('unit-below')}
        placeholder={word('any')}
        clearable
        style={{ flex: '1 1 14rem' }}
        value={search.unit ?? null}
        onChange={(unit) => put('unit', unit)}
      />
      <Select
        label={word('role')}
        placeholder={word('any')}
        clearable
        style={{ flex: '0 1 13rem' }}
        data={ROLES.map((value) => ({ value, label: capital(roleName(value)[lang]) }))}
        value={search.role ?? null}
        onChange={(value) => put('role', value as Role | null)}
      />
      <Select
        label={word('state')}
        placeholder={word('any')}
        clearable
        style={{ flex: '0 1 14rem' }}
        data={ACCOUNT_STATES.map((value) => ({ value, label: word(`state-${value}`) }))}
        value={search.state ?? null}
        onChange={(value) => put('state', value as AccountState | null)}
      />
    </Group>
  )
}
