import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type PeriodType, readPeriod } from '../../../domain/period.js'
import type { readBoard } from '../../../wire/board.js'
import type { QueryOf } from '../../../wire/client-types.js'
import { useClient } from '../../app/client.js'
import { useLanguage } from '../../app/language.js'
import type { Chosen } from '../search.js'

export type BoardReply = z.infer<NonNullable<typeof readBoard.reply>>
export type BoardRow = BoardReply['rows'][number]
export type BoardCell = NonNullable<BoardRow['cells'][number]>
export type OwnReturn = BoardCell['own'][number]
export type BoardAsked = QueryOf<typeof readBoard>

/** What the address of the board may say. `span`: how many periods, or the whole year; `open`: keys of open units. */
export type BoardSearch = Chosen<'unit' | 'form' | 'to' | 'span' | 'state' | 'only' | 'level' | 'open'>

const SPANS: Readonly<Record<string, number>> = { last3: 3, last6: 6, last12: 12 }
const PAGE = 100

/** What to ask the server, by the address; `unit` when the address names none. */
export function askedOf(search: BoardSearch, unit: string, today: string): BoardAsked {
  const { form, to, span = 'last6', state, only, level } = search
  const year = span === 'year' ? wholeYear(to, today) : null
  return {
    unit: search.unit ?? unit,
    ...(form === undefined ? {} : { form }),
    ...(year ?? { count: SPANS[span] ?? 6, ...(to === undefined ? {} : { to }) }),
    ...(state === undefined ? {} : { state: state as NonNullable<BoardAsked['state']> }),
    ...(only === 'late' || only === 'unsent' ? { only } : {}),
    ...(level === undefined ? {} : { level }),
  }
}

const FIRST_AND_LAST: Readonly<Partial<Record<PeriodType, readonly [string, string]>>> = {
  month: ['-01', '-12'],
  quarter: ['-Q1', '-Q4'],
  half: ['-H1', '-H2'],
}

/** The periods of the year in which a period lies. */
function wholeYear(to: string | undefined, today: string): { from: string; to: string } | null {
  const period = to === undefined ? undefined : readPeriod(to)
  const ends = FIRST_AND_LAST[period?.type ?? 'month']
  if (ends === undefined) return null
  const year = period?.year ?? today.slice(0, 4)
  return { from: `${year}${ends[0]}`, to: `${year}${ends[1]}` }
}

/** A part of the board, page by page. */
export function useBoard(asked: BoardAsked | null) {
  const client = useClient()
  const { lang } = useLanguage()
  return useInfiniteQuery({
    queryKey: ['board', asked, lang],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) =>
      (
        await client.readBoard({
          query: { ...asked!, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}
