import { Text } from '@mantine/core'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { AnchorLink } from '../anchor-link.js'
import { useWords } from '../language.js'
import { above } from './places.js'

/** The way from the menu down to a page that stands under another: a link for each step, not for the page itself. */
export function Place({ path }: { path: string }): ReactNode {
  const word = useWords(webWords)
  const steps = above(path)
  if (steps.length === 0) return null
  return (
    <nav aria-label={word('place')} className="no-print">
      {steps.map(({ to, label }) => (
        <Text key={to} component="span" size="sm" c="dimmed">
          <AnchorLink size="sm" to={to as NonNullable<LinkProps['to']>}>
            {word(label)}
          </AnchorLink>
          {' › '}
        </Text>
      ))}
    </nav>
  )
}
