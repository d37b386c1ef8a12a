import type { ReactNode } from 'react'

export function OwnAccountPage(): ReactNode {
  return null
}
