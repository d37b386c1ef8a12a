import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useClient } from '../../app/client.js'
import { useWords } from '../../app/language.js'
import { EmptyState } from '../../app/parts/empty-state.js'
import { useChosen } from '../../follow/search.js'
import { StateBadge } from '../../follow/state-badge.js'
import { useOpenReturn } from '../return-context.js'
import type { ReturnEvent } from '../use-history.js'
import { useWhen } from '../when.js'
import { CompareVersions } from './compare-versions.js'
import { type DiffLine, DiffTable, useShownEntry } from './diff-table.js'
import { useTextNames } from './use-text-names.js'

/** Everything that was done to the return, newest first, and what differs between its versions. */
export function HistoryPanel(): ReactNode {
  const word = useWords(webReturnPapersWords)
  const [chosen, choose] = useChosen<'show'>()
  const shown = chosen.show === 'history'
  return (
    <section aria-labelledby="history-title" className="no-print">
      <Group gap="sm" mb="xs">
        <Title order={2} size="h5" id="history-title">
          {word('history')}
        </Title>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={shown}
          onClick={() => choose({ show: shown ? undefined : 'history' })}
        >
          {word(shown ? 'history-hide' : 'history-show')}
        </Button>
      </Group>
      {shown && <Steps />}
    </section>
  )
}

function Steps(): ReactNode {
  const word = useWords(webReturnPapersWords)
  const when = useWhen()
  const client = useClient()
  const { params, held, history } = useOpenReturn()
  const { unit, period, form } = params
  const versions = useQuery({
    queryKey: ['return-versions', unit, period, form, held.etag],
    queryFn: async () => (await client.listVersions({ params: { unit, period, form } })).body.items,
  })
  const stepped = new Set(history.map(({ version }) => version))
  const loaded = (versions.data ?? []).filter(({ version }) => !stepped.has(version))
  if (history.length === 0 && versions.data?.length === 0)
    return <EmptyState title={word('history-none')} text={word('history-none-text')} />
  return (
    <Stack gap="md" maw={900}>
      {(versions.data?.length ?? 0) + (held.state === 'draft' ? 1 : 0) > 1 && (
        <CompareVersions versions={versions.data!.map(({ version }) => version)} />
      )}
      <Stack gap={6} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {history.toReversed().map((event) => (
          <OneStep key={event.seq} event={event} />
        ))}
        {loaded.map(({ version, source, enteredBy, enteredAt }) => (
          <Text component="li" size="sm" key={version}>
            {word('history-version', { version })}:{' '}
            {word('history-files', { source, who: enteredBy, time: when(enteredAt) })}
          </Text>
        ))}
      </Stack>
    </Stack>
  )
}

function OneStep({ event }: { event: ReturnEvent }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const when = useWhen()
  const [open, setOpen] = useState(false)
  const { done, to, by, at, version, reason, cells, narrative, explanations } = event
  const texts = narrative.length + explanations.length
  const what = [
    ...(cells.length > 0 ? [word('history-cells', { count: cells.length })] : []),
    ...(texts > 0 ? [word('history-texts', { count: texts })] : []),
  ].join(', ')
  return (
    <li>
      <Group gap={8}>
        <Text size="sm">
          <b>{by.name}</b> {done} {when(at)}
        </Text>
        {event.from !== to && <StateBadge state={to} />}
        <Text size="xs" c="dimmed">
          {word('history-version', { version })}
        </Text>
        {what !== '' && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {what}
          </Anchor>
        )}
      </Group>
      {reason !== null && <Text size="sm">{word('history-reason', { reason })}</Text>}
      {open && <Changes event={event} label={what} />}
    </li>
  )
}

function Changes({ event, label }: { event: ReturnEvent; label: string }): ReactNode {
  const { nameOf } = useOpenReturn()
  const shown = useShownEntry()
  const names = useTextNames()
  const text = (part: 'narrative' | 'explanations'): DiffLine[] =>
    event[part].map(({ key, before, after }) => ({
      key: `${part} ${key}`,
      name: names[part](key),
      before: before ?? shown(null),
      after: after ?? shown(null),
      text: true,
    }))
  return (
    <DiffTable
      label={label}
      lines={[
        ...event.cells.map(({ series, before, after }) => ({
          key: series,
          name: nameOf(series),
          before: shown(before),
          after: shown(after),
        })),
        ...text('narrative'),
        ...text('explanations'),
      ]}
    />
  )
}
