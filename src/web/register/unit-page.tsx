import type { ReactNode } from 'react'

export function UnitPage(): ReactNode {
  return null
}
