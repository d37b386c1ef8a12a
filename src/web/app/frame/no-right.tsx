import { List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { submissionWords } from '../../../domain/words/submission.js'
import { webWords } from '../../../domain/words/web.js'
import { useWords } from '../language.js'
import { useSession } from '../session.js'

/** Under a refusal for want of a right: which roles the account holds, and who can give another. */
export function NoRight(): ReactNode {
  const word = useWords(webWords)
  const role = useWords(submissionWords)
  const session = useSession()
  const live = session.data?.offices.filter(({ when }) => when === 'live') ?? []
  return (
    <>
      <Text mb="xs">{word('no-right-who')}</Text>
      <List mb="lg" size="sm">
        {live.map((office) => (
          <List.Item key={office.id}>
            {word('office-in', { role: role(`role-${office.role}`), unit: office.unit.name })}
          </List.Item>
        ))}
        {live.length === 0 && <List.Item>{word('no-right-none')}</List.Item>}
      </List>
    </>
  )
}
