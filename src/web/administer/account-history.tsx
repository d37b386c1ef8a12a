import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { Panel } from '../session/panel.js'
import type { AccountDetail } from './account-data.js'
import { useAudit } from './audit-data.js'
import { AuditList } from './audit-list.js'

/** The last entries shown; all of them are on the page of the audit. */
const SHOWN = 20

/** What was done with and to the account, the newest first. */
export function AccountHistory({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const audit = useAudit({ account: account.id }, SHOWN)
  const entries = audit.data?.items ?? []
  return (
    <Panel title={word('history-title')}>
      <ProblemNote error={audit.error} />
      {audit.isPending && <LoadingRows rows={4} />}
      {audit.isSuccess && entries.length === 0 && <Text size="sm">{word('history-none')}</Text>}
      <AuditList entries={entries} />
      {audit.data !== undefined && audit.data.next !== null && (
        <AnchorLink size="sm" to="/audit" search={{ account: account.id }}>
          {word('history-all')}
        </AnchorLink>
      )}
    </Panel>
  )
}
