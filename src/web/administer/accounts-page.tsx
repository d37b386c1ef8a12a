import { Button, Group, Stack } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { useAccounts } from './account-data.js'
import { AccountFilters } from './account-filters.js'
import { AccountTable } from './account-table.js'
import type { AccountsSearch } from './address.js'
import { NewAccountDialogue } from './new-account.js'
import { PasteAccountsDialogue } from './paste-accounts.js'

/** The accounts within reach: find one, make one or many. */
export function AccountsPage(): ReactNode {
  const word = useWords(webAdministerWords)
  const search = useSearch({ from: '/inside/accounts' })
  const navigate = useNavigate({ from: '/accounts' })
  const [making, setMaking] = useState<'one' | 'many' | null>(null)
  const accounts = useAccounts(search)
  const { after, ...filters } = search
  const filtered = Object.keys(filters).length > 0
  const go = (to: AccountsSearch, replace = false) => void navigate({ search: to, replace })
  const items = accounts.data?.items ?? []
  const next = accounts.data?.next ?? null
  return (
    <Stack gap="md">
      <PageHead
        title={word('accounts')}
        text={word('accounts-text')}
        actions={
          <>
            <Button onClick={() => setMaking('one')}>{word('new')}</Button>
            <Button variant="default" onClick={() => setMaking('many')}>
              {word('paste')}
            </Button>
          </>
        }
      />
      <AccountFilters search={filters} onChange={(to) => go(to, true)} />
      <ProblemNote error={accounts.error} />
      {accounts.isPending && <LoadingRows rows={10} />}
      {accounts.isSuccess && items.length === 0 && (
        <EmptyState
          title={word(filtered ? 'none-found' : 'none')}
          text={word(filtered ? 'none-found-text' : 'none-text')}
          actions={
            filtered && (
              <Button variant="default" onClick={() => go({})}>
                {word('filters-clear')}
              </Button>
            )
          }
        />
      )}
      {items.length > 0 && <AccountTable accounts={items} busy={accounts.isPlaceholderData} />}
      {(after !== undefined || next !== null) && (
        <Group gap="xs" className="no-print" component="nav" aria-label={word('pages')}>
          <Button variant="default" disabled={after === undefined} onClick={() => go(filters)}>
            {word('page-first')}
          </Button>
          <Button
            variant="default"
            disabled={next === null}
            onClick={() => go(next === null ? filters : { ...filters, after: next })}
          >
            {word('page-next')}
          </Button>
        </Group>
      )}
      <NewAccountDialogue
        opened={making === 'one'}
        unit={search.unit ?? null}
        onClose={() => setMaking(null)}
      />
      <PasteAccountsDialogue opened={making === 'many'} onClose={() => setMaking(null)} />
    </Stack>
  )
}
