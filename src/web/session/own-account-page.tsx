import { Container, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { useSession } from '../app/session.js'
import { OwnOffices } from './own-offices.js'
import { OwnProfile } from './own-profile.js'
import { OwnSecondFactor } from './own-second-factor.js'
import { OwnSessions } from './own-sessions.js'
import { OwnTokens } from './own-tokens.js'
import { Panel } from './panel.js'
import { PasswordOnce } from './password-once.js'

/** What people see and set of their own account. */
export function OwnAccountPage(): ReactNode {
  const word = useWords(webAccountWords)
  const session = useSession()
  const { data } = session
  return (
    <Container size="md" px={0} mx={0}>
      <Stack gap="md">
        <PageHead title={word('own-title')} text={word('own-text')} />
        {(data === undefined || data === null) && <LoadingRows />}
        {data !== undefined && data !== null && (
          <>
            <OwnProfile session={data} />
            <OwnOffices offices={data.offices} />
            {data.may.changePassword === true && (
              <Panel title={word('password-title')} text={word('password-text')}>
                <PasswordOnce username={data.account.username} />
              </Panel>
            )}
            <OwnSecondFactor session={data} />
            <OwnSessions />
            {data.may.tokens === true && <OwnTokens />}
          </>
        )}
      </Stack>
    </Container>
  )
}
