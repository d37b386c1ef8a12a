import { Group, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { ConfirmButton } from '../session/confirm-button.js'
import { Panel } from '../session/panel.js'
import { SessionTable } from '../session/session-table.js'
import { TokenTable } from '../session/token-table.js'
import { type AccountDetail, useChanged } from './account-data.js'

/** Where the account is signed in, its access tokens and its links to single sign-on; each can be ended. */
export function AccountAccess({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const client = useClient()
  const queries = useQueryClient()
  const changed = useChanged()
  const { id, issuers } = account
  const may = account.may.endSessions === true
  const params = { id }
  const sessions = useQuery({
    queryKey: ['account-access', id, 'sessions'],
    queryFn: async () => (await client.listAccountSessions({ params })).body.sessions,
  })
  const tokens = useQuery({
    queryKey: ['account-access', id, 'tokens'],
    queryFn: async () => (await client.listAccountTokens({ params })).body.tokens,
  })
  const then = async (work: Promise<unknown>) => {
    await work
    await queries.invalidateQueries({ queryKey: ['account-access', id] })
    await queries.invalidateQueries({ queryKey: ['audit'] })
  }
  return (
    <Panel title={word('access-title')}>
      <ProblemNote error={sessions.error ?? tokens.error} />
      {(sessions.isPending || tokens.isPending) && <LoadingRows rows={2} />}
      {sessions.data?.length === 0 && <Text size="sm">{word('sessions-none')}</Text>}
      {sessions.data !== undefined && sessions.data.length > 0 && (
        <>
          <SessionTable
            sessions={sessions.data}
            {...(may
              ? {
                  onEnd: (session: string) =>
                    then(client.endAccountSession({ params: { ...params, session } })),
                }
              : {})}
          />
          {may && (
            <Group className="no-print">
              <ConfirmButton
                label={word('sessions-end-all')}
                text={word('sessions-end-all-text')}
                act={() => then(client.endAccountSessions({ params }))}
              />
            </Group>
          )}
        </>
      )}
      {tokens.data?.length === 0 && <Text size="sm">{own('tokens-none')}</Text>}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <TokenTable
          tokens={tokens.data}
          {...(may
            ? {
                onRevoke: (token: string) =>
                  then(client.revokeAccountToken({ params: { ...params, token } })),
              }
            : {})}
        />
      )}
      <Group gap="xs">
        <Text size="sm">
          {issuers.length === 0 ? word('issuers-none') : word('issuers', { issuers: issuers.join(', ') })}
        </Text>
        {issuers.length > 0 && account.may.change === true && (
          <ConfirmButton
            label={word('issuers-remove')}
            text={word('issuers-remove-text')}
            act={async () => changed((await client.removeIdentities({ params })).body)}
          />
        )}
      </Group>
      {account.may.endSessions !== true && (
        <Text size="sm" c="dimmed">
          {account.may.endSessions.why}
        </Text>
      )}
    </Panel>
  )
}
