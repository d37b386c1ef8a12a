import type { ReactNode } from 'react'

export function IndicatorsPage(): ReactNode {
  return null
}
