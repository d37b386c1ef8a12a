import { Alert, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { ApiProblem } from '../../wire/client.js'
import { useWords } from './language.js'

/** Why something was refused, in the server's own words, read out at once. Nothing when there is no error. */
export function ProblemNote({ error }: { error: unknown }): ReactNode {
  const word = useWords(webWords)
  if (error === null || error === undefined) return null
  const refused = error instanceof ApiProblem
  const others = refused ? error.problem.findings.slice(1, 6) : []
  return (
    <Alert color="red" variant="light" role="alert">
      <Text size="sm">{refused ? error.problem.detail : word('unreachable-text')}</Text>
      {others.map((found) => (
        <Text
          size="sm"
          mt={4}
          key={`${found.code} ${found.field ?? ''} ${found.series ?? ''} ${found.message}`}
        >
          {found.message}
        </Text>
      ))}
    </Alert>
  )
}
