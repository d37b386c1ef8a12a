import type { ReactNode } from 'react'

export function FormsPage(): ReactNode {
  return null
}
