import type { ReactNode } from 'react'

export function PackFilePage(): ReactNode {
  return null
}
