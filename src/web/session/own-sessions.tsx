import { Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { ConfirmButton } from './confirm-button.js'
import { Panel } from './panel.js'
import { SessionTable } from './session-table.js'

export const OWN_SESSIONS = ['own-sessions'] as const

/** Where one is signed in; any of it can be ended, and all but this one together. */
export function OwnSessions(): ReactNode {
  const word = useWords(webAccountWords)
  const client = useClient()
  const queries = useQueryClient()
  const sessions = useQuery({
    queryKey: OWN_SESSIONS,
    queryFn: async () => (await client.listSessions()).body.sessions,
  })
  const others = (sessions.data ?? []).filter(({ current }) => !current)
  const end = async (ids: readonly string[]) => {
    for (const id of ids) await client.endSession({ params: { id } })
    await queries.invalidateQueries({ queryKey: OWN_SESSIONS })
  }
  return (
    <Panel title={word('sessions-title')} text={word('sessions-text')}>
      <ProblemNote error={sessions.error} />
      {sessions.isPending && <LoadingRows rows={2} />}
      {sessions.data !== undefined && (
        <SessionTable sessions={sessions.data} onEnd={(session) => end([session])} />
      )}
      {others.length > 0 && (
        <Group>
          <ConfirmButton
            label={word('sessions-end')}
            text={word('sessions-end-text')}
            act={() => end(others.map(({ id }) => id))}
          />
        </Group>
      )}
    </Panel>
  )
}
