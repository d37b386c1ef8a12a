import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'

interface PersonSelectProps {
  readonly value: string | null
  readonly onChange: (account: string | null) => void
}

/** How long after the last letter the search is made, in milliseconds. */
const QUIET = 250
const SHOWN = 20

/** Choose a person by any part of name, user name, position or unit, with or without accents. */
export function PersonSelect({ value, onChange }: PersonSelectProps): ReactNode {
  const word = useWords(webAuditWords)
  const client = useClient()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), QUIET)
  const chosen = useQuery({
    queryKey: ['account', value],
    enabled: value !== null,
    queryFn: async () => (await client.readAccount({ params: { id: value! } })).body,
  })
  const own = chosen.data?.id === value ? chosen.data : undefined
  const found = useQuery({
    queryKey: ['accounts', 'person', q],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await client.listAccounts({ query: { limit: SHOWN, ...(q === '' ? {} : { q }) } })).body.items,
  })
  const label = ({ name, username }: { name: string; username: string }) => `${name} (${username})`
  const items = (found.data ?? []).filter(({ id }) => id !== value)
  return (
    <Select
      label={word('person')}
      placeholder={word('any')}
      clearable
      searchable
      style={{ flex: '1 1 13rem' }}
      data={[
        ...(own === undefined || value === null ? [] : [{ value, label: label(own) }]),
        ...items.map((account) => ({ value: account.id, label: label(account) })),
      ]}
      // The server has searched.
      filter={({ options }) => options}
      value={value}
      onSearchChange={(search) => setTyped(own !== undefined && search === label(own) ? '' : search)}
      onChange={onChange}
    />
  )
}
