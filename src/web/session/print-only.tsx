import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './print-only.css'

/** While this is on the page, printing gives it and nothing else. Each `.slip` in it is a sheet A5. */
export function PrintOnly({ children }: { children: ReactNode }): ReactNode {
  return createPortal(<div className="print-only">{children}</div>, document.body)
}
