import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webAcceptWords } from '../../domain/words/web-accept.js'
import { AnchorLink } from '../app/anchor-link.js'
import { periodText } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLiveQueries } from '../app/live.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSession } from '../app/session.js'
import { inLang } from '../app/words-of.js'
import { AcceptTable } from './accept/accept-table.js'
import {
  type Acceptance,
  keyOf,
  type Outcome,
  useAccept,
  useAcceptance,
  type Waiting,
} from './accept/acceptance-data.js'
import { ConfirmAccept } from './accept/confirm-accept.js'
import { LookDrawer } from './accept/look-drawer.js'
import { type Chosen, useChosen } from './search.js'

type Filter = 'unit' | 'period' | 'look'

/** Returns that wait to be accepted: look at what is unusual, accept one, some or all that are as ever, or send back. */
export function AcceptPage(): ReactNode {
  const word = useWords(webAcceptWords)
  const [address, choose] = useChosen<Filter>()
  const waiting = useAcceptance(address.unit, address.period)
  useLiveQueries(['acceptance'])
  const [first] = waiting.data?.pages ?? []
  return (
    <Stack gap="md">
      <PageHead title={word('title')} text={word('text')} />
      <ProblemNote error={waiting.error} />
      {waiting.isPending && <LoadingRows />}
      {first !== undefined && (
        <Waits
          {...{ address, choose, first }}
          items={waiting.data?.pages.flatMap(({ items }) => items) ?? []}
          more={waiting.hasNextPage ? () => void waiting.fetchNextPage() : null}
          loading={waiting.isFetchingNextPage}
        />
      )}
    </Stack>
  )
}

interface WaitsProps {
  readonly address: Chosen<Filter>
  readonly choose: (change: Chosen<Filter>) => void
  readonly first: Acceptance
  readonly items: readonly Waiting[]
  readonly more: (() => void) | null
  readonly loading: boolean
}

function Waits({ address, choose, first, items, more, loading }: WaitsProps): ReactNode {
  const word = useWords(webAcceptWords)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<readonly Waiting[] | null>(null)
  const [told, setTold] = useState<readonly string[]>([])
  const accept = useAccept()
  const one = useAccept()
  const open = items.filter(({ may }) => may.accept === true)
  const chosen = open.filter((item) => marked.has(keyOf(item)))
  const usual = open.filter(({ unusual }) => !unusual)
  const at = items.findIndex((item) => keyOf(item) === address.look)
  const look = (to: number | null) =>
    choose({ look: to === null || items[to] === undefined ? undefined : keyOf(items[to]) })
  /** The one after what was done away with; of the last the one before. */
  const goOn = () => look(items[at + 1] !== undefined ? at + 1 : at > 0 ? at - 1 : null)
  const tell = (outcome: Outcome) => setTold(outcomeLines(outcome, items, word))
  return (
    <>
      <Filters
        first={first}
        choose={(change) => {
          setMarked(new Set())
          setTold([])
          choose(change)
        }}
      />
      <div role="status">
        {told.length > 0 && (
          <Alert color="blue" variant="light" withCloseButton onClose={() => setTold([])}>
            {told.map((line) => (
              <Text key={line} size="sm">
                {line}
              </Text>
            ))}
          </Alert>
        )}
      </div>
      {items.length === 0 && <NothingWaits first={first} />}
      {items.length > 0 && (
        <>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{word('counts', first.counts)}</Text>
            <Group gap="xs" className="no-print">
              <Button {...WRAPPING} disabled={chosen.length === 0} onClick={() => setAsked(chosen)}>
                {word('accept-chosen', { count: chosen.length })}
              </Button>
              <Button
                {...WRAPPING}
                variant="default"
                disabled={usual.length === 0}
                onClick={() => setAsked(usual)}
              >
                {word('accept-usual', { count: usual.length })}
              </Button>
            </Group>
          </Group>
          <AcceptTable items={items} chosen={marked} choose={setMarked} look={look} />
        </>
      )}
      {more !== null && (
        <Button variant="default" loading={loading} onClick={more}>
          {word('more')}
        </Button>
      )}
      <ConfirmAccept
        items={asked}
        pending={accept.isPending}
        error={accept.error}
        cancel={() => {
          accept.reset()
          setAsked(null)
        }}
        go={() =>
          accept.mutate(asked ?? [], {
            onSuccess: (outcome) => {
              tell(outcome)
              setMarked(new Set())
              setAsked(null)
            },
          })
        }
      />
      <LookDrawer
        items={items}
        at={at < 0 ? null : at}
        go={look}
        accept={one}
        accepted={(_, outcome) => {
          tell(outcome)
          if (outcome.accepted > 0) goOn()
        }}
        sentBack={(sent) => {
          setTold([word('done-sent-back', { unit: sent.unit.name })])
          goOn()
        }}
      />
    </>
  )
}

/** A label longer than a phone is wide goes on in a second line. */
const WRAPPING = {
  h: 'auto',
  mih: 36,
  py: 6,
  styles: { label: { whiteSpace: 'normal', lineHeight: 1.35, height: 'auto', overflow: 'visible' } },
} as const

/** What became of the returns: how many were accepted, and why others were not. */
function outcomeLines(
  { accepted, items }: Outcome,
  known: readonly Waiting[],
  word: ReturnType<typeof useWords<typeof webAcceptWords>>,
): string[] {
  const nameOf = (key: string) => known.find(({ unit }) => unit.key === key)?.unit.name ?? key
  return [
    word('done-accepted', { count: accepted }),
    ...items.flatMap(({ unit, findings }) =>
      findings.map(({ message }) => word('done-refused', { unit: nameOf(unit), message })),
    ),
  ]
}

function Filters({ first, choose }: Pick<WaitsProps, 'first' | 'choose'>): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const session = useSession()
  const offices = (session.data?.offices ?? []).filter(
    ({ role, when }) => when === 'live' && (role === 'head' || role === 'analyst'),
  )
  const units = [...new Map(offices.map(({ unit }) => [unit.key, unit.name]))]
  const periods = first.waiting.map(({ period, name, count }) => ({
    value: period,
    label: word('period-count', { period: inLang(name, lang), count }),
  }))
  if (first.period !== null && !periods.some(({ value }) => value === first.period))
    periods.unshift({
      value: first.period,
      label: word('period-count', { period: periodText(first.period, lang), count: 0 }),
    })
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      {units.length > 1 && (
        <Select
          label={word('unit')}
          data={units.map(([value, label]) => ({ value, label }))}
          value={first.unit}
          allowDeselect={false}
          onChange={(unit) => choose({ unit: unit ?? undefined, period: undefined, look: undefined })}
        />
      )}
      {periods.length > 0 && (
        <Select
          label={word('period')}
          w={{ base: '100%', xs: 260 }}
          data={periods}
          value={first.period}
          allowDeselect={false}
          onChange={(period) => choose({ period: period ?? undefined, look: undefined })}
        />
      )}
    </Group>
  )
}

function NothingWaits({ first }: { first: Acceptance }): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const elsewhere = first.waiting.map(({ name }) => inLang(name, lang)).join(', ')
  return (
    <EmptyState
      title={word('none-title')}
      text={elsewhere === '' ? word('none-text') : word('none-here', { periods: elsewhere })}
      actions={
        <AnchorLink size="sm" to="/board" search={{ unit: first.unit } as never}>
          {word('to-board')}
        </AnchorLink>
      }
    />
  )
}
