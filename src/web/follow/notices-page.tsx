import type { ReactNode } from 'react'

export function NoticesPage(): ReactNode {
  return null
}
