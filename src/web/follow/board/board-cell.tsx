import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webBoardWords } from '../../../domain/words/web-board.js'
import { useLanguage, useWords } from '../../app/language.js'
import type { BoardCell, BoardRow, OwnReturn } from './board-data.js'
import {
  belowSentence,
  type CellPlace,
  nothingSentence,
  ownSentence,
  shortState,
  underState,
} from './cell-text.js'
import { type ChosenCell, cellKey, remindable } from './choice.js'
import { StateSign } from './state-sign.js'

export interface CellProps {
  readonly cell: BoardCell | null
  readonly row: BoardRow
  readonly period: string
  readonly column: number
  readonly formName: (form: string) => string
  readonly now: Date
  /** Cells chosen to be reminded of; null while nobody is choosing. */
  readonly chosen: ReadonlyMap<string, ChosenCell> | null
  readonly onChoose: (cell: ChosenCell) => void
  readonly onToggle: () => void
}

/** Where a unit and a period meet: a link to the return, or counts that open the unit; while choosing, a box to tick. */
export function BoardCellView(props: CellProps): ReactNode {
  const { cell, row, period, column, formName, chosen } = props
  const { lang } = useLanguage()
  const place: CellPlace = { unit: row.unit.name, period, formName }
  if (cell === null || (cell.own.length === 0 && cell.below.owed === 0)) {
    const says = nothingSentence(cell !== null, place, lang)
    return (
      <span className="board-nothing" data-cell={column} data-says={says} tabIndex={-1}>
        <span aria-hidden="true">–</span>
        <Hidden>{says}</Hidden>
      </span>
    )
  }
  if (chosen !== null) return <Choosing {...props} cell={cell} place={place} chosen={chosen} />
  return (
    <>
      {cell.own.map((one) => (
        <OwnLink key={one.form} one={one} {...props} place={place} />
      ))}
      {cell.below.owed > 0 && <Below {...props} cell={cell} place={place} />}
    </>
  )
}

type Placed<T = BoardCell> = Omit<CellProps, 'cell'> & { readonly cell: T; readonly place: CellPlace }

function OwnLink({
  one,
  row,
  period,
  column,
  place,
  now,
}: Omit<CellProps, 'cell'> & { one: OwnReturn; place: CellPlace }): ReactNode {
  const { lang } = useLanguage()
  const says = ownSentence(one, place, lang, now)
  return (
    <Link
      to="/returns/$unit/$period/$form"
      params={{ unit: row.unit.key, period, form: one.form }}
      className="board-own"
      preload={false}
      data-cell={column}
      data-says={says}
      data-state={one.state}
      tabIndex={-1}
    >
      <OwnText one={one} />
      <Hidden>{says}</Hidden>
    </Link>
  )
}

/** For those who hear the cell: what stands below the table for the others. */
function Hidden({ children }: { children: string }): ReactNode {
  return <span className="board-hidden"> {children}</span>
}

function OwnText({ one }: { one: OwnReturn }): ReactNode {
  const { lang } = useLanguage()
  const late = one.timeliness.state === 'late'
  return (
    <>
      <span className="board-state">
        <StateSign state={one.state} />
        {shortState(one, lang)}
      </span>
      <span className={late ? 'board-under board-late' : 'board-under'}>
        {late && <span aria-hidden="true">!&nbsp;</span>}
        {underState(one, lang)}
      </span>
    </>
  )
}

function Below({ cell, row, column, place, onToggle }: Placed): ReactNode {
  const { lang } = useLanguage()
  const says = belowSentence(cell, place, lang)
  if (!row.opens)
    return (
      <span className="board-below" data-cell={column} data-says={says} tabIndex={-1}>
        <BelowText cell={cell} />
        <Hidden>{says}</Hidden>
      </span>
    )
  return (
    <button
      type="button"
      className="board-below"
      data-cell={column}
      data-says={says}
      tabIndex={-1}
      onClick={onToggle}
    >
      <BelowText cell={cell} />
      <Hidden>{says}</Hidden>
    </button>
  )
}

function BelowText({ cell: { below } }: { cell: BoardCell }): ReactNode {
  const word = useWords(webBoardWords)
  return (
    <>
      <span className={below.sent === below.owed ? 'board-count board-whole' : 'board-count'}>
        {below.sent === below.owed && <StateSign state="accepted" />}
        {below.sent}/{below.owed}
      </span>
      {below.late > 0 && (
        <span className="board-under board-late">
          <span aria-hidden="true">!&nbsp;</span>
          {word('late-count', { count: below.late })}
        </span>
      )}
      {below.late === 0 && below.sentLate > 0 && (
        <span className="board-under">{word('sent-late-count', { count: below.sentLate })}</span>
      )}
    </>
  )
}

function Choosing({
  cell,
  row,
  period,
  column,
  place,
  now,
  chosen,
  onChoose,
}: Placed & { chosen: NonNullable<CellProps['chosen']> }): ReactNode {
  const { lang } = useLanguage()
  const what = remindable(cell)
  const says =
    cell.own.length > 0
      ? cell.own.map((one) => ownSentence(one, place, lang, now)).join(' ')
      : belowSentence(cell, place, lang)
  const shown = (
    <>
      {cell.own.map((one) => (
        <OwnText key={one.form} one={one} />
      ))}
      {cell.below.owed > 0 && <BelowText cell={cell} />}
      <Hidden>{says}</Hidden>
    </>
  )
  if (what === null)
    return (
      <span className="board-own board-fixed" data-cell={column} data-says={says} tabIndex={-1}>
        {shown}
      </span>
    )
  const one: ChosenCell = { unit: row.unit.key, period, what }
  const ticked = chosen.has(cellKey(one))
  return (
    <button
      type="button"
      aria-pressed={ticked}
      className="board-own board-pick"
      data-cell={column}
      data-says={says}
      tabIndex={-1}
      onClick={() => onChoose(one)}
    >
      <span className="board-box" aria-hidden="true">
        {ticked && <StateSign state="accepted" />}
      </span>
      <span>{shown}</span>
    </button>
  )
}
