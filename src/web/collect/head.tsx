import { Alert, Button, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useTitle } from '../app/title.js'
import { inLang } from '../app/words-of.js'
import { StateBadge } from '../follow/state-badge.js'
import { WorkbookButtons } from './papers/workbook.js'
import { useOpenReturn } from './return-context.js'
import { Steps } from './steps.js'

/** Which return it is, how it stands, and what can be done with it as a whole. */
export function Head({ saved }: { saved: boolean }): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { held, params, open } = useOpenReturn()
  const title = `${held.unit.name} · ${inLang(held.period.name, lang)}`
  useTitle(title)
  return (
    <>
      <div className="no-print">
        <Group gap="sm" align="center">
          <Title order={1} size="h3">
            {title}
          </Title>
          <StateBadge state={held.state} />
        </Group>
        <Text size="sm" c="dimmed">
          {inLang(held.form.name, lang)}
          {held.due !== null &&
            ` · ${word('due', { date: shortDate(held.due, lang) })} · ${held.timeliness.text}`}
          {held.version > 0 && ` · ${word('version', { version: held.version })}`}
        </Text>
      </div>
      {held.lock.because !== 'open' && (
        <Alert color={held.lock.locked ? 'orange' : 'blue'}>{held.lock.text}</Alert>
      )}
      {held.closedFor !== null && (
        <Alert color="orange">{word('sent-back-for', { reason: held.closedFor })}</Alert>
      )}
      {held.openedFor !== null && (
        <Alert color="blue">{word('opened-for', { reason: held.openedFor })}</Alert>
      )}
      <div className="no-print">
        <Group gap="xs" align="flex-start">
          <Steps held={held} params={params} saved={saved} />
          <WorkbookButtons />
          <Button variant="default" size="xs" onClick={() => print()}>
            {word('print')}
          </Button>
        </Group>
        {open && (
          <Text size="xs" c="dimmed" mt="xs">
            {word('not-applicable-hint')} {word('keys-hint')}
          </Text>
        )}
      </div>
    </>
  )
}
