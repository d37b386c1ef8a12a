import type { ReactNode } from 'react'

export function OrdersPage(): ReactNode {
  return null
}
