import { Alert, Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { clockTime } from '../dates.js'
import { useLanguage, useWords } from '../language.js'
import { SESSION_KEY, type Session } from '../session.js'
import { answeredAt, useNetwork } from './network.js'
import { takeNewVersion, useNewVersion } from './new-version.js'
import { sessionEnd } from './session-end.js'

/** How often an unreachable server is looked for, and the end of the session. Milliseconds. */
const LOOK_EVERY = 10_000

/** What the frame says above the page: no network, a new version, the end of the session. Mostly nothing. */
export function FrameLines({ session }: { session: Session }): ReactNode {
  return (
    <div className="frame-lines no-print">
      <NetworkLine />
      <VersionLine />
      <SessionLine session={session} />
    </div>
  )
}

function NetworkLine(): ReactNode {
  const word = useWords(webWords)
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const { reachable, keptAt } = useNetwork()
  useEffect(() => {
    if (reachable) return
    // Whatever is shown is read again as soon as there is an answer; the first one says that the server is back.
    const look = async () => {
      const answer = await fetch('/healthz').catch(() => null)
      if (answer?.ok === true) await queries.invalidateQueries()
    }
    const timer = setInterval(() => void look(), LOOK_EVERY)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
    }
  }, [reachable, queries])
  return (
    <div role="status">
      {!reachable && (
        <Alert color="orange" variant="light" py={6} mb="sm" data-network="none">
          <Text size="sm">
            {keptAt === null
              ? word('no-network')
              : word('no-network-kept', { time: clockTime(new Date(keptAt), new Date(), lang) })}
          </Text>
        </Alert>
      )}
    </div>
  )
}

function VersionLine(): ReactNode {
  const word = useWords(webWords)
  const fresh = useNewVersion()
  return (
    <div role="status">
      {fresh && (
        <Alert color="blue" variant="light" py={6} mb="sm">
          <Group gap="sm" justify="space-between">
            <Text size="sm">{word('new-version')}</Text>
            <Button size="compact-sm" onClick={takeNewVersion}>
              {word('new-version-load')}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  )
}

function SessionLine({ session }: { session: Session }): ReactNode {
  const word = useWords(webWords)
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [])
  const readAt = queries.getQueryState(SESSION_KEY)?.dataUpdatedAt ?? now
  const end = sessionEnd(session, { readAt, answeredAt: answeredAt(), now })
  return (
    <div role="status">
      {end !== null && (
        <Alert color="orange" variant="light" py={6} mb="sm">
          <Group gap="sm" justify="space-between">
            <Text size="sm">
              {word(end.idle ? 'session-idle' : 'session-over', {
                time: clockTime(new Date(end.at), new Date(now), lang),
              })}
            </Text>
            {end.idle && (
              <Button
                size="compact-sm"
                onClick={async () => {
                  await queries.invalidateQueries({ queryKey: SESSION_KEY })
                  setNow(Date.now())
                }}
              >
                {word('session-stay')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
    </div>
  )
}
