import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ReturnState } from '../../domain/submission-table.js'
import { submissionWords } from '../../domain/words/submission.js'
import { useWords } from '../app/language.js'

const COLOUR: Readonly<Record<ReturnState, string>> = {
  empty: 'gray',
  draft: 'yellow',
  submitted: 'blue',
  approved: 'indigo',
  accepted: 'green',
  returned: 'orange',
  withdrawn: 'gray',
}

/** The state of a return: by its word, the colour only helps. */
export function StateBadge({ state }: { state: ReturnState }): ReactNode {
  const word = useWords(submissionWords)
  return (
    <Badge variant="light" color={COLOUR[state]} tt="none" fw={500} miw="max-content">
      {word(`state-${state}`)}
    </Badge>
  )
}
