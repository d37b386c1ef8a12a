import type { ReactNode } from 'react'

export function ActsPage(): ReactNode {
  return null
}
