import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { useWords } from '../../app/language.js'

/** The way from the tree to the acts that changed it. */
export function ActsLink(): ReactNode {
  const word = useWords(webUnitsWords)
  return (
    <Button variant="default" component={Link} {...{ to: '/acts' }}>
      {word('acts')}
    </Button>
  )
}
