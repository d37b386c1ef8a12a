import { Button, Group, Pill, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { useWords } from '../app/language.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { useSession } from '../app/session.js'
import type { AuditSearch } from './address.js'
import { AUDIT_FAMILIES, actionsOf } from './audit-actions.js'
import { PersonSelect } from './person-select.js'

interface AuditFiltersProps {
  readonly search: AuditSearch
  /** The name of the person looked for, when an entry on the page tells it. */
  readonly person: string | null
  readonly onChange: (search: AuditSearch) => void
}

/** Which entries are shown; every choice is in the address. */
export function AuditFilters({ search, person, onChange }: AuditFiltersProps): ReactNode {
  const word = useWords(webAuditWords)
  const session = useSession()
  const put = (name: keyof AuditSearch, value: string | null) => {
    const { [name]: _, after: __, ...others } = search
    onChange(value === null || value === '' ? others : { ...others, [name]: value })
  }
  return (
    <Group gap="sm" align="flex-end" className="no-print" role="search">
      <UnitSelect
        label={word('unit-below')}
        placeholder={word('any')}
        clearable
        style={{ flex: '1 1 13rem' }}
        value={search.unit ?? null}
        onChange={(unit) => put('unit', unit)}
      />
      {session.data?.may.seeAccounts === true ? (
        <PersonSelect value={search.account ?? null} onChange={(account) => put('account', account)} />
      ) : (
        search.account !== undefined && (
          <Pill
            size="lg"
            withRemoveButton
            removeButtonProps={{ 'aria-label': word('any-person'), 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => put('account', null)}
          >
            {word('only-person', { name: person ?? '' })}
          </Pill>
        )
      )}
      <Select
        label={word('action')}
        placeholder={word('any')}
        clearable
        searchable
        style={{ flex: '1 1 13rem' }}
        data={AUDIT_FAMILIES.map((family) => ({
          group: word(`family-${family}`),
          items: [
            { value: family, label: word('family-all', { family: word(`family-${family}`) }) },
            ...actionsOf(family).map((action) => ({
              value: action,
              label: word(`name-${action.replaceAll('.', '-')}` as 'name-account-make'),
            })),
          ],
        }))}
        value={search.action ?? null}
        onChange={(action) => put('action', action)}
      />
      <TextInput
        type="date"
        label={word('from')}
        value={search.from ?? ''}
        onChange={(event) => put('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={word('to')}
        value={search.to ?? ''}
        onChange={(event) => put('to', event.currentTarget.value)}
      />
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {word('clear')}
        </Button>
      )}
    </Group>
  )
}
