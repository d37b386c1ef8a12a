import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { periodText, shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLiveQueries } from '../app/live.js'
import { useMoments } from '../app/moments.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSession } from '../app/session.js'
import { inLang } from '../app/words-of.js'
import { type Chosen, useChosen } from '../follow/search.js'
import { useLastPeriod } from '../follow/use-last-period.js'
import { ByUnitTable } from './by-unit-table.js'
import { ExplanationDrawer } from './explanation-drawer.js'
import {
  BASES,
  type FiguresFilter,
  oneOf,
  type Question,
  stageOf,
  type Table,
  useComparison,
} from './figures-data.js'
import { FiguresFilters, useLevelsBelow } from './figures-filters.js'
import { HeadlineTable } from './headline-table.js'
import { TotalsTable } from './totals-table.js'

/** The figures of a unit and all under it, compared, explained, and followed as they change. */
export function OverviewPage(): ReactNode {
  const word = useWords(webFiguresWords)
  const [address, choose] = useChosen<FiguresFilter>()
  const last = useLastPeriod()
  const own = useOwnUnit()
  useLiveQueries(['figures'])
  const unit = address.unit ?? own
  const period = address.period ?? last
  if (unit === null)
    return (
      <Stack gap="md">
        <PageHead title={word('title')} />
        <EmptyState title={word('unit-none-title')} text={word('unit-none-text')} />
      </Stack>
    )
  if (period === null)
    return (
      <Stack gap="md">
        <PageHead title={word('title')} />
        <LoadingRows rows={10} />
      </Stack>
    )
  const question: Question = {
    ...{ unit, period, stage: stageOf(address.stage), incomplete: address.incomplete !== undefined },
    base: oneOf(BASES, address.base, BASES[0]),
  }
  return <Figures question={question} address={address} choose={choose} />
}

/** The unit in which the reader sees figures; null when there is none. */
function useOwnUnit(): string | null {
  const session = useSession()
  const office = session.data?.offices.find(({ role, when }) => when === 'live' && role !== 'administrator')
  return office?.unit.key ?? null
}

interface FiguresProps {
  readonly question: Question
  readonly address: Chosen<FiguresFilter>
  readonly choose: (change: Chosen<FiguresFilter>) => void
}

function Figures({ question, address, choose }: FiguresProps): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const table = useComparison(question, null)
  const levels = useLevelsBelow(question.unit)
  const by = levels.find(({ id }) => id === address.by) ?? null
  const totals = address.show === 'totals'
  const read = table.dataUpdatedAt === 0 ? null : moment(new Date(table.dataUpdatedAt).toISOString())
  return (
    <Stack gap="md">
      <PageHead title={word('title')} text={<Subject table={table.data} question={question} />} />
      <FiguresFilters question={question} by={by?.id ?? null} choose={choose} />
      <ProblemNote error={table.error} />
      {table.isPending && <LoadingRows rows={10} />}
      {table.data !== undefined && (
        <>
          <HeadlineTable
            comparisons={table.data.rows.find(({ kind }) => kind === 'total')?.comparisons ?? []}
            units={/^\d{4}-\d\d$/.test(table.data.period) && !table.data.cumulative}
            base={question.base}
            explain={(indicator) => choose({ explain: indicator })}
          />
          <Notes table={table.data} />
          {read !== null && (
            <Text size="xs" c="dimmed" className="figures">
              {word('read-at', { time: read })}
            </Text>
          )}
        </>
      )}
      {by !== null && (
        <section aria-labelledby="figures-by">
          <Title order={2} size="h5" mb={6} id="figures-by">
            {word('by-title', { level: by.name })}
          </Title>
          <ByUnitTable question={question} by={by.id} title={word('by-title', { level: by.name })} />
        </section>
      )}
      <section aria-labelledby="figures-totals">
        <Group gap="sm" mb={6}>
          <Title order={2} size="h5" id="figures-totals">
            {word('totals')}
          </Title>
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            aria-expanded={totals}
            onClick={() => choose({ show: totals ? undefined : 'totals' })}
          >
            {word(totals ? 'totals-hide' : 'totals-show')}
          </Button>
        </Group>
        {totals && <TotalsTable question={question} />}
      </section>
      <ExplanationDrawer
        question={question}
        indicator={address.explain ?? null}
        close={() => choose({ explain: undefined })}
      />
    </Stack>
  )
}

/** Whose figures these are, of which days, and which returns count: what a print has to say. */
function Subject({ table, question }: { table: Table | undefined; question: Question }): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  if (table === undefined) return periodText(question.period, lang)
  const { from, to } = table.window
  return [
    table.unitName,
    periodText(table.period, lang),
    word('window', { from: shortDate(from, lang), to: shortDate(to, lang) }),
    word(`stage-${table.stage}`),
  ].join(' · ')
}

/** What must be known to read the table as a whole. */
function Notes({ table }: { table: Table }): ReactNode {
  const { lang } = useLanguage()
  const notes = [...(table.notice === null ? [] : [inLang(table.notice, lang)]), ...table.notes]
  if (notes.length === 0) return null
  return (
    <Alert color="gray" variant="light" py="xs">
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
    </Alert>
  )
}
