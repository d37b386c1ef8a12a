import type { ReactNode } from 'react'
import type { ReturnState } from '../../../domain/submission-table.js'

const SHAPES: Readonly<Record<ReturnState, ReactNode>> = {
  empty: <circle cx="7" cy="7" r="5" fill="none" />,
  draft: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" />
      <path d="M7 2a5 5 0 0 0 0 10z" fill="currentColor" stroke="none" />
    </>
  ),
  submitted: <path d="M7 12V3M3.5 6.5 7 3l3.5 3.5" fill="none" />,
  approved: <circle cx="7" cy="7" r="5" fill="currentColor" />,
  accepted: <path d="m2.5 7.5 3 3 6-7" fill="none" strokeWidth="2" />,
  returned: <path d="M5 3 2 6l3 3M2 6h7a3 3 0 0 1 0 6H7" fill="none" />,
  withdrawn: <path d="m3 3 8 8m0-8-8 8" fill="none" />,
}

/** A state by its shape; the word stands beside it. */
export function StateSign({ state }: { state: ReturnState }): ReactNode {
  return (
    <svg
      className="board-sign"
      viewBox="0 0 14 14"
      width="12"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      <g stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
        {SHAPES[state]}
      </g>
    </svg>
  )
}
