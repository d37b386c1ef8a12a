import type { ReactNode } from 'react'

export function DefinitionsPage(): ReactNode {
  return null
}
