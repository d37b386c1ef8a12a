import { Alert, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { ReturnState } from '../../domain/submission-table.js'
import { webBoardWords } from '../../domain/words/web-board.js'
import { useClient } from '../app/client.js'
import { periodText, shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLive, useLiveQueries } from '../app/live.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { useForms, usePack, useUnits } from '../app/register.js'
import { useSession } from '../app/session.js'
import { inLang } from '../app/words-of.js'
import { askedOf, type BoardAsked, type BoardReply, useBoard } from './board/board-data.js'
import { BoardFilters } from './board/board-filters.js'
import { BoardTable } from './board/board-table.js'
import { type ChosenCell, toggled } from './board/choice.js'
import { RemindDialog } from './board/remind-dialog.js'
import { saveFile } from './board/save-file.js'
import { useChosen } from './search.js'

type Search = 'unit' | 'form' | 'to' | 'span' | 'state' | 'only' | 'level' | 'open'

const READERS = ['clerk', 'head', 'analyst', 'registrar', 'leader']
const NOBODY: ReadonlyMap<string, ChosenCell> = new Map()

/** Who has sent and who has not: units by periods, to be opened, filtered, downloaded, and reminded from. */
export function BoardPage(): ReactNode {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  const session = useSession()
  const pack = usePack()
  const forms = useForms()
  const [search, choose] = useChosen<Search>()
  const phone = useMediaQuery('(max-width: 40em)', window.innerWidth <= 640, {
    getInitialValueInEffect: false,
  })
  const office = session.data?.offices.find(({ when, role }) => when === 'live' && READERS.includes(role))
  const home = office?.unit.key ?? session.data?.account.home.key ?? ''
  const asked = pack.data === undefined || home === '' ? null : askedOf(search, home, pack.data.today)
  const read = useBoard(asked)
  const first = read.data?.pages[0]
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? []
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenCell> | null>(null)
  const [about, setAbout] = useState<Parameters<typeof RemindDialog>[0]['about']>(null)
  const [done, setDone] = useState<string | null>(null)
  const news = useNews(first)
  const open = useMemo(
    () => new Set((search.open ?? '').split(' ').filter((key) => key !== '')),
    [search.open],
  )
  const toggle = (unit: string, wanted: boolean) => {
    if (unit === '' || open.has(unit) === wanted) return
    const next = wanted ? [...open, unit] : [...open].filter((key) => key !== unit)
    choose({ open: next.join(' ') })
  }
  const periods = first?.periods ?? []
  const to = search.to ?? periods.findLast(({ to: last }) => last < (first?.today ?? ''))?.code ?? null
  const one = Math.max(
    0,
    periods.findIndex(({ code }) => code === to),
  )
  const columns = periods
    .map(({ code }, at) => ({ at, code }))
    .filter(({ at }) => phone !== true || at === one)
  const formName = (id: string) => inLang(forms.data?.find((form) => form.id === id)?.name, lang) || id
  const filtered = search.state !== undefined || search.only !== undefined || search.level !== undefined
  const form = search.form === undefined ? {} : { form: search.form }
  return (
    <Stack gap="sm" className="board-page">
      <PageHead title={word('title')} text={word('text')} actions={<Downloads asked={asked} />} />
      {first !== undefined && (
        <Text size="sm" fw={600} className="board-paper">
          {word('paper', { unit: first.total.unit.name, date: shortDate(first.today, lang) })}
        </Text>
      )}
      <BoardFilters
        search={search}
        unit={asked?.unit ?? home}
        to={to}
        waiting={read.isPending && read.error === null}
        under={home}
        choose={choose}
        phone={phone === true}
      />
      {first !== undefined && (
        <RemindBar
          reply={first}
          choosable={rows.length > 0}
          chosen={chosen}
          setChosen={setChosen}
          remindLate={(places) => setAbout({ ...form, late: places })}
          remindChosen={(cells) =>
            setAbout({
              ...form,
              returns: cells
                .filter(({ what }) => what === 'own')
                .map(({ unit, period }) => ({ unit, period })),
              late: cells.filter(({ what }) => what === 'late').map(({ unit, period }) => ({ unit, period })),
            })
          }
        />
      )}
      <ProblemNote error={pack.error ?? read.error} />
      {done !== null && (
        <Alert
          color="green"
          variant="light"
          role="status"
          withCloseButton
          closeButtonLabel={word('close')}
          onClose={() => setDone(null)}
        >
          {done}
        </Alert>
      )}
      <Text size="sm" role="status" className="board-news no-print" data-news>
        {news}
      </Text>
      {read.isLoading && <LoadingRows rows={10} />}
      {first !== undefined && rows.length === 0 && first.total.cells.every((cell) => !cell?.own.length) && (
        <EmptyState
          title={word('none-title')}
          text={word('none-text')}
          actions={
            filtered && (
              <Button
                variant="default"
                onClick={() => choose({ state: undefined, only: undefined, level: undefined })}
              >
                {word('clear-filter')}
              </Button>
            )
          }
        />
      )}
      {first !== undefined && (rows.length > 0 || first.total.cells.some((cell) => cell?.own.length)) && (
        <BoardTable
          reply={first}
          rows={rows}
          more={
            read.hasNextPage
              ? { loading: read.isFetchingNextPage, go: () => void read.fetchNextPage() }
              : null
          }
          shared={{
            asked: { ...asked!, ...spanOf(first) },
            columns,
            open,
            formName,
            now: new Date(),
            chosen,
            onChoose: (cell) => setChosen((before) => toggled(before ?? NOBODY, cell)),
            toggle,
          }}
          below={
            <Text size="xs" c="dimmed">
              {first.matching > 0 && `${word('rows-count', { count: first.matching })}. `}
              {word('hint')}
            </Text>
          }
        />
      )}
      <RemindDialog
        about={about}
        onClose={() => setAbout(null)}
        onSent={({ people, reminded }) => {
          setAbout(null)
          setChosen(null)
          setDone(word('remind-done', { people, returns: reminded.length }))
        }}
      />
    </Stack>
  )
}

/** First and last of the periods that were read: units that are opened are asked for the same. */
function spanOf({ periods }: BoardReply): Pick<BoardAsked, 'from' | 'to' | 'count'> {
  return { from: periods[0]!.code, to: periods.at(-1)!.code, count: undefined }
}

interface ReturnNews {
  readonly unit: string
  readonly period: string
  readonly form: string
  readonly state: ReturnState | null
}

/** The board follows what happens; what changed last in it is said, politely. */
function useNews(reply: BoardReply | undefined): string {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  const units = useUnits()
  const [last, setLast] = useState<ReturnNews | null>(null)
  const concerns = (event: string, data: unknown): data is ReturnNews => {
    const { unit, period, form } = data as ReturnNews
    return (
      event === 'return' &&
      reply !== undefined &&
      reply.forms.some(({ id }) => id === form) &&
      reply.periods.some(({ code }) => code === period) &&
      units.data?.find(({ key }) => key === unit)?.path.includes(reply.unit) !== false
    )
  }
  useLive(({ event, data }) => {
    if (concerns(event, data) && data.state !== null) setLast(data)
  })
  useLiveQueries(['board'], ({ event, data }) => event !== 'return' || concerns(event, data))
  if (last === null || last.state === null) return ''
  return word('changed-now', {
    unit: units.data?.find(({ key }) => key === last.unit)?.name ?? last.unit,
    period: periodText(last.period, lang),
    state: word(`short-${last.state}`),
  })
}

function Downloads({ asked }: { asked: BoardAsked | null }): ReactNode {
  const word = useWords(webBoardWords)
  const client = useClient()
  const save = useMutation({
    mutationFn: async (format: 'xlsx' | 'csv') =>
      saveFile((await client.exportBoard({ query: { ...asked!, format } })).body),
  })
  return (
    <>
      <ProblemNote error={save.error} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={save.isPending} disabled={asked === null}>
            {word('download')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save.mutate('xlsx')}>{word('download-xlsx')}</Menu.Item>
          <Menu.Item onClick={() => save.mutate('csv')}>{word('download-csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => window.print()}>
        {word('print')}
      </Button>
    </>
  )
}

interface BarProps {
  readonly reply: BoardReply
  /** Are there rows to choose from? */
  readonly choosable: boolean
  readonly chosen: ReadonlyMap<string, ChosenCell> | null
  readonly setChosen: (chosen: ReadonlyMap<string, ChosenCell> | null) => void
  readonly remindLate: (places: { unit: string; period: string }[]) => void
  readonly remindChosen: (cells: readonly ChosenCell[]) => void
}

/** What can be done about what is missing. Not for who may not speak to the units. */
function RemindBar({ reply, choosable, chosen, setChosen, remindLate, remindChosen }: BarProps): ReactNode {
  const word = useWords(webBoardWords)
  if (reply.may.remind !== true) return null
  const late = reply.periods.flatMap(({ code }, at) => {
    const cell = reply.total.cells[at]
    const own = cell?.own.filter(({ timeliness }) => timeliness.state === 'late').length ?? 0
    const count = own + (cell?.below.late ?? 0)
    return count === 0 ? [] : [{ period: code, count }]
  })
  const count = late.reduce((sum, one) => sum + one.count, 0)
  if (chosen === null)
    return (
      <Group gap="xs" className="no-print">
        {count > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => remindLate(late.map(({ period }) => ({ unit: reply.unit, period })))}
          >
            {word('remind-late', { count })}
          </Button>
        )}
        {choosable && (
          <Button variant="default" size="compact-sm" onClick={() => setChosen(NOBODY)}>
            {word('choose')}
          </Button>
        )}
      </Group>
    )
  return (
    <Group gap="sm" className="board-bar no-print">
      <Text size="sm" style={{ flex: '1 1 16rem' }}>
        {word('choose-hint')}
      </Text>
      <Text size="sm" fw={600} role="status">
        {chosen.size === 0 ? word('choose-none') : word('choose-count', { count: chosen.size })}
      </Text>
      <Button
        size="compact-sm"
        disabled={chosen.size === 0}
        onClick={() => remindChosen([...chosen.values()])}
      >
        {word('choose-remind')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setChosen(null)}>
        {word('choose-end')}
      </Button>
    </Group>
  )
}
