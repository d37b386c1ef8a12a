import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { AccountAccess } from './account-access.js'
import { AccountBadges } from './account-badges.js'
import { useAccount } from './account-data.js'
import { AccountHistory } from './account-history.js'
import { AccountParticulars } from './account-particulars.js'
import { AccountRoles } from './account-roles.js'
import { AccountSteps } from './account-steps.js'

/** One account: who it is, what it may do and until when, its state, what happened to it. */
export function AccountPage(): ReactNode {
  const { account: id } = useParams({ from: '/inside/accounts/$account' })
  const word = useWords(webAdministerWords)
  const found = useAccount(id)
  const account = found.data
  return (
    <Stack gap="md" maw={1100}>
      <PageHead
        title={account?.name ?? word('account')}
        text={account === undefined ? '' : `${account.username} · ${account.position} · ${account.unit.name}`}
      />
      <ProblemNote error={found.error} />
      {found.isPending && <LoadingRows rows={8} />}
      {account !== undefined && (
        <>
          <AccountBadges account={account} />
          <AccountRoles account={account} />
          <AccountSteps account={account} />
          <AccountParticulars key={account.id} account={account} />
          <AccountAccess account={account} />
          <AccountHistory account={account} />
        </>
      )}
    </Stack>
  )
}
