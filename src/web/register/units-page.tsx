import type { ReactNode } from 'react'

export function UnitsPage(): ReactNode {
  return null
}
