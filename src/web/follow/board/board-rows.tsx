import { Skeleton } from '@mantine/core'
import { Fragment, memo, type ReactNode } from 'react'
import { webBoardWords } from '../../../domain/words/web-board.js'
import { useWords } from '../../app/language.js'
import { ProblemNote } from '../../app/problem-note.js'
import { BoardCellView, type CellProps } from './board-cell.js'
import { type BoardAsked, type BoardRow, useBoard } from './board-data.js'

/** What every row of the table shares. */
export interface RowsShared {
  /** What the children of a unit are asked for, but for the unit. */
  readonly asked: BoardAsked
  /** Places of the periods that are shown, among those that were read. */
  readonly columns: readonly { readonly at: number; readonly code: string }[]
  readonly open: ReadonlySet<string>
  readonly formName: CellProps['formName']
  readonly now: Date
  readonly chosen: CellProps['chosen']
  readonly onChoose: CellProps['onChoose']
  readonly toggle: (unit: string, open: boolean) => void
}

/** Rows of units, each followed by those under it when it is open. */
export function BoardRows({
  rows,
  level,
  shared,
}: {
  rows: readonly BoardRow[]
  level: number
  shared: RowsShared
}): ReactNode {
  return rows.map((row) => (
    <Fragment key={row.unit.key}>
      <Row
        row={row}
        level={level}
        shared={shared}
        expanded={row.opens ? shared.open.has(row.unit.key) : null}
      />
      {row.opens && shared.open.has(row.unit.key) && (
        <Children unit={row.unit.key} level={level + 1} shared={shared} />
      )}
    </Fragment>
  ))
}

function Children({ unit, level, shared }: { unit: string; level: number; shared: RowsShared }): ReactNode {
  const { level: _, ...asked } = shared.asked
  const read = useBoard({ ...asked, unit })
  const span = shared.columns.length + 1
  if (read.error !== null)
    return (
      <tr>
        <td colSpan={span}>
          <ProblemNote error={read.error} />
        </td>
      </tr>
    )
  if (read.data === undefined)
    return (
      <tr>
        <td colSpan={span}>
          <Skeleton h={28} />
        </td>
      </tr>
    )
  return (
    <>
      <BoardRows rows={read.data.pages.flatMap((page) => page.rows)} level={level} shared={shared} />
      {read.hasNextPage && (
        <MoreRow span={span} loading={read.isFetchingNextPage} onMore={() => read.fetchNextPage()} />
      )}
    </>
  )
}

/** The way to the rows that were not read yet. */
export function MoreRow({
  span,
  loading,
  onMore,
}: {
  span: number
  loading: boolean
  onMore: () => void
}): ReactNode {
  const word = useWords(webBoardWords)
  return (
    <tr className="no-print">
      <td colSpan={span}>
        <button type="button" className="board-more" disabled={loading} onClick={onMore}>
          {word('more')}
        </button>
      </td>
    </tr>
  )
}

interface RowProps {
  readonly row: BoardRow
  readonly level: number
  readonly shared: RowsShared
  /** Null when there is nothing to open. */
  readonly expanded: boolean | null
}

const Row = memo(function Row({ row, level, shared, expanded }: RowProps): ReactNode {
  const { unit } = row
  const flip = () => shared.toggle(unit.key, expanded !== true)
  return (
    <tr data-unit={unit.key} aria-level={level} {...(expanded === null ? {} : { 'aria-expanded': expanded })}>
      <th scope="row" className="board-unit" style={{ '--board-depth': level - 1 } as object}>
        <UnitName row={row} expanded={expanded} flip={flip} />
      </th>
      {shared.columns.map(({ at, code }, column) => (
        <td key={code}>
          <BoardCellView
            cell={row.cells[at] ?? null}
            row={row}
            period={code}
            column={column + 1}
            formName={shared.formName}
            now={shared.now}
            chosen={shared.chosen}
            onChoose={shared.onChoose}
            onToggle={flip}
          />
        </td>
      ))}
    </tr>
  )
})

function UnitName({
  row,
  expanded,
  flip,
}: {
  row: BoardRow
  expanded: boolean | null
  flip: () => void
}): ReactNode {
  const { name, code } = row.unit
  const says = `${name} (${code})`
  if (expanded === null)
    return (
      <span className="board-name" data-cell="0" data-says={says} tabIndex={-1}>
        {name}
      </span>
    )
  return (
    <button type="button" className="board-name" data-cell="0" data-says={says} tabIndex={-1} onClick={flip}>
      <span className="board-arrow" aria-hidden="true">
        {expanded ? '▾' : '▸'}
      </span>
      {name}
    </button>
  )
}
