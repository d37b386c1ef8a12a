import type { ReactNode } from 'react'

export function MeasuresPage(): ReactNode {
  return null
}
