import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { useWords } from '../../app/language.js'
import { treeStep } from './tree-keys.js'
import type { TreeRow } from './tree-rows.js'
import './unit-tree.css'

interface UnitTreeProps {
  readonly rows: readonly TreeRow[]
  /** What the tree is called for those who hear it. */
  readonly label: string
  /** The unit on which the keyboard begins; the first row when it is not among them. */
  readonly start: string | null
  readonly levelName: (level: string) => string
  /** Something is searched for: what is only on the way to it stands back. */
  readonly searching: boolean
  /** What is to be said of a unit beside its name. */
  readonly markOf?: ((unit: string) => string | undefined) | undefined
  readonly onToggle: (units: readonly string[], open: boolean) => void
}

/**
 * Units as a tree of the ARIA practices: one stop of the Tab key, arrows within. Rows are plain elements and what happens on them is
 * heard at the tree, so that thousands may be open.
 */
export function UnitTree({
  rows,
  label,
  start,
  levelName,
  searching,
  markOf,
  onToggle,
}: UnitTreeProps): ReactNode {
  const navigate = useNavigate()
  const tree = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** Set when a key moved the choice: the row takes the focus as soon as it is drawn. */
  const moved = useRef(false)
  const at = Math.max(
    0,
    rows.findIndex(({ unit }) => unit.key === (chosen ?? start)),
  )
  const active = rows[at]?.unit.key
  useEffect(() => {
    if (!moved.current || active === undefined) return
    moved.current = false
    tree.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(active)}"]`)?.focus()
  })
  const follow = (unit: string) => void navigate({ to: '/units/$unit', params: { unit } })
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = treeStep(rows, at, event.key)
    if (step === null) return
    event.preventDefault()
    if ('follow' in step) follow(step.follow)
    else if ('go' in step) {
      moved.current = true
      setChosen(step.go)
    } else onToggle(step.set, step.open)
  }
  const click = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const unit = target.closest<HTMLElement>('[data-unit]')?.dataset.unit
    const row = rows.find((one) => one.unit.key === unit)
    if (row === undefined || unit === undefined) return
    setChosen(unit)
    if (target.closest('[data-toggle]') !== null) {
      if (row.open !== null) onToggle([unit], !row.open)
    } else if (target.closest('a') !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      follow(unit)
    }
  }
  return (
    <div className="unit-tree" role="tree" aria-label={label} ref={tree} onKeyDown={press} onClick={click}>
      {rows.map(({ unit, depth, open, below, setSize, position, matched }, index) => (
        <Row
          key={unit.key}
          unit={unit.key}
          name={unit.name}
          code={unit.code}
          level={levelName(unit.level)}
          depth={depth}
          open={open}
          below={below}
          setSize={setSize}
          position={position}
          way={searching && !matched}
          focusable={index === at}
          mark={markOf?.(unit.key)}
        />
      ))}
    </div>
  )
}

interface RowProps {
  readonly unit: string
  readonly name: string
  readonly code: string
  readonly level: string
  readonly depth: number
  readonly open: boolean | null
  readonly below: number
  readonly setSize: number
  readonly position: number
  /** Only on the way to what was searched for. */
  readonly way: boolean
  readonly focusable: boolean
  readonly mark: string | undefined
}

const Row = memo(function Row(row: RowProps): ReactNode {
  const word = useWords(webUnitsWords)
  return (
    <div
      className="unit-tree-row"
      role="treeitem"
      aria-level={row.depth}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      {...(row.open === null ? {} : { 'aria-expanded': row.open })}
      {...(row.way ? { 'data-way': true } : {})}
      tabIndex={row.focusable ? 0 : -1}
      data-unit={row.unit}
      style={{ '--depth': row.depth - 1 } as object}
    >
      <span className="unit-tree-toggle" {...(row.open === null ? {} : { 'data-toggle': true })}>
        {row.open !== null && (
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        )}
      </span>
      <span className="unit-tree-name">
        <a href={`/units/${encodeURIComponent(row.unit)}`} tabIndex={-1}>
          {row.name}
        </a>
        <span className="unit-tree-code">{row.code}</span>
        {row.mark !== undefined && <span className="unit-tree-mark">{row.mark}</span>}
      </span>
      {row.below > 0 && (
        <span className="unit-tree-below" title={word('below', { count: row.below })}>
          {row.below}
        </span>
      )}
      <span className="unit-tree-level">{row.level}</span>
    </div>
  )
})
