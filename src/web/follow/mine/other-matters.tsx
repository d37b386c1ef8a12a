import { Anchor, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webFollowWords } from '../../../domain/words/web-follow.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { type MyDesk, nameOf } from './my-data.js'
import { ReturnLink } from './return-link.js'

/** A part of the first page. */
export function Part({
  id,
  title,
  actions,
  children,
}: {
  id: string
  title: string
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </section>
  )
}

/** How far the units below have come: a line a unit, with where to look on. */
export function ProgressLines({ progress }: Pick<MyDesk, 'progress'>): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  if (progress.length === 0) return null
  return (
    <Part id="progress-title" title={word('progress-title')}>
      <Stack gap={4}>
        {progress.map(({ unit, name, period, owed, sent, accepted, late }) => (
          <Group key={unit.key} gap="sm">
            <Text size="sm">
              {word('progress', { unit: unit.name, period: inLang(name, lang), owed, sent, accepted })}
              {late > 0 && (
                <Text span size="sm" c="red" fw={600}>
                  {' · '}
                  {word('progress-late', { count: late })}
                </Text>
              )}
            </Text>
            <AnchorLink size="sm" to="/board" search={{ unit: unit.key } as never}>
              {word('to-board')}
            </AnchorLink>
            <AnchorLink size="sm" to="/figures" search={{ unit: unit.key, period } as never}>
              {word('to-figures')}
            </AnchorLink>
          </Group>
        ))}
      </Stack>
    </Part>
  )
}

/** What is to be answered in one's own returns. */
export function Questions({ questions }: Pick<MyDesk, 'questions'>): ReactNode {
  const word = useWords(webFollowWords)
  if (questions.length === 0) return null
  return (
    <Part id="questions-title" title={`${word('questions-title')} (${questions.length})`}>
      <Paper withBorder>
        <Table verticalSpacing={6} aria-labelledby="questions-title">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('return')}</Table.Th>
              <Table.Th>{word('answer')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {questions.map((one) => (
              <Table.Tr key={nameOf(one)}>
                <Table.Td>
                  <ReturnLink of={one} />
                </Table.Td>
                <Table.Td>
                  <Text size="sm">
                    {[
                      one.errors > 0 && word('question-errors', { count: one.errors }),
                      one.toExplain > 0 && word('question-explain', { count: one.toExplain }),
                      one.comments > 0 && word('question-comments', { count: one.comments }),
                    ]
                      .filter((text) => text !== false)
                      .join(' · ')}
                  </Text>
                  {one.newest !== null && (
                    <Text size="xs" c="dimmed" lineClamp={2}>
                      {word('question-newest', { by: one.newest.by, text: one.newest.text })}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </Part>
  )
}

/** Unread notices: the newest few. */
export function NewNotices({ notices, unread }: Pick<MyDesk, 'notices' | 'unread'>): ReactNode {
  const word = useWords(webFollowWords)
  if (unread === 0) return null
  return (
    <Part
      id="notices-title"
      title={`${word('notices-unread')} (${unread})`}
      actions={
        <AnchorLink size="sm" to="/notices">
          {word('notices-all')}
        </AnchorLink>
      }
    >
      <Stack gap={4} component="ul" m={0} pl="md">
        {notices.map(({ id, text }) => (
          <Text key={id} size="sm" component="li">
            {text}
          </Text>
        ))}
      </Stack>
    </Part>
  )
}

/** What an administrator has to see to. */
export function AccountsToMind({ accounts }: Pick<MyDesk, 'accounts'>): ReactNode {
  const word = useWords(webFollowWords)
  if (accounts.length === 0) return null
  return (
    <Part id="accounts-title" title={word('accounts-title')}>
      <Stack gap="xs">
        {accounts.map(({ unit, locked, temporary, without }) => {
          const lacking = without.filter(({ count }) => count > 0)
          const well = locked === 0 && lacking.length === 0
          return (
            <Stack key={unit.key} gap={4}>
              {accounts.length > 1 && (
                <Text size="sm" fw={500}>
                  {unit.name}
                </Text>
              )}
              {well && <Text size="sm">{word('accounts-well')}</Text>}
              {locked > 0 && (
                <AccountsLink state="locked" text={word('accounts-locked', { count: locked })} />
              )}
              {temporary > 0 && (
                <AccountsLink state="temporary" text={word('accounts-temporary', { count: temporary })} />
              )}
              {lacking.map(({ role, count, units }) => (
                <Text key={role} size="sm">
                  {word(role === 'clerk' ? 'accounts-without-clerk' : 'accounts-without-head', { count })}
                  {': '}
                  {units.map(({ name }) => name).join('; ')}
                  {count > units.length && ` ${word('and-others', { count: count - units.length })}`}
                </Text>
              ))}
            </Stack>
          )
        })}
      </Stack>
    </Part>
  )
}

function AccountsLink({ state, text }: { state: string; text: string }): ReactNode {
  return (
    <Anchor size="sm" component={AnchorLink} {...{ to: '/accounts', search: { state } as never }}>
      {text}
    </Anchor>
  )
}
