import type { ReactNode } from 'react'

export function ActPage(): ReactNode {
  return null
}
