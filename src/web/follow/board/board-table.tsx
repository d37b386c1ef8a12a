import { type ReactNode, useRef, useState } from 'react'
import { webBoardWords } from '../../../domain/words/web-board.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { BoardCellView } from './board-cell.js'
import type { BoardReply, BoardRow } from './board-data.js'
import { BoardRows, MoreRow, type RowsShared } from './board-rows.js'
import './board.css'
import { useGridFocus } from './use-grid-focus.js'

interface TableProps {
  /** The newest page that was read: it has the total and the periods. */
  readonly reply: BoardReply
  readonly rows: readonly BoardRow[]
  readonly shared: RowsShared
  readonly more: { readonly loading: boolean; readonly go: () => void } | null
  /** What stands below the table while nothing in it has the focus. */
  readonly below: ReactNode
}

/** Units by periods. Whatever has the focus or the mouse is said in full below the table. */
export function BoardTable({ reply, rows, shared, more, below }: TableProps): ReactNode {
  const word = useWords(webBoardWords)
  const { lang } = useLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  const [says, setSays] = useState<string | null>(null)
  const { onFocus, onKeyDown } = useGridFocus(body, shared.toggle)
  const listen = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-says]') : null
    setSays(cell?.dataset.says ?? null)
  }
  return (
    <>
      <div className="board-box-outer">
        <table
          className="board"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the treegrid of the ARIA practices is a table
          role="treegrid"
          aria-label={word('table-label', { unit: reply.total.unit.name })}
        >
          <thead>
            <tr>
              <th scope="col">{word('unit')}</th>
              {shared.columns.map(({ at, code }) => (
                <th key={code} scope="col">
                  {capital(inLang(reply.periods[at]?.name, lang))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            onFocus={(event) => {
              onFocus(event)
              listen(event.target)
            }}
            onKeyDown={onKeyDown}
            onMouseOver={(event) => listen(event.target)}
            onMouseLeave={() => setSays(null)}
          >
            <TotalRow row={reply.total} alone={rows.length === 0} shared={shared} />
            <BoardRows rows={rows} level={1} shared={shared} />
            {more !== null && (
              <MoreRow span={shared.columns.length + 1} loading={more.loading} onMore={more.go} />
            )}
          </tbody>
        </table>
      </div>
      <div className="board-says no-print" aria-hidden={says !== null}>
        {says ?? below}
      </div>
    </>
  )
}

/** The unit of the board with all below it; a unit without any goes by its name. */
function TotalRow({ row, alone, shared }: { row: BoardRow; alone: boolean; shared: RowsShared }): ReactNode {
  const word = useWords(webBoardWords)
  return (
    <tr className="board-total" data-unit="" aria-level={1}>
      <th scope="row" className="board-unit" style={{ '--board-depth': 0 } as object}>
        <span className="board-name" data-cell="0" data-says={row.unit.name} tabIndex={-1}>
          {alone ? row.unit.name : word('total')}
        </span>
      </th>
      {shared.columns.map(({ at, code }, column) => (
        <td key={code}>
          <BoardCellView
            cell={row.cells[at] ?? null}
            row={{ ...row, opens: false }}
            period={code}
            column={column + 1}
            formName={shared.formName}
            now={shared.now}
            chosen={null}
            onChoose={shared.onChoose}
            onToggle={() => {}}
          />
        </td>
      ))}
    </tr>
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
