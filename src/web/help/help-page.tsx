import type { ReactNode } from 'react'

export function HelpPage(): ReactNode {
  return null
}
