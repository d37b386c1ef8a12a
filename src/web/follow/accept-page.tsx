import type { ReactNode } from 'react'

export function AcceptPage(): ReactNode {
  return null
}
