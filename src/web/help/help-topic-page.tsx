import type { ReactNode } from 'react'

export function HelpTopicPage(): ReactNode {
  return null
}
