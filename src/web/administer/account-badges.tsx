import { Badge, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useWords } from '../app/language.js'
import type { Account } from './account-data.js'

/** What is to be known of an account at a glance, each in its word; nothing when all is as usual. */
export function AccountBadges({ account }: { account: Account }): ReactNode {
  const word = useWords(webAdministerWords)
  const badge = (name: Parameters<typeof word>[0], color: string) => (
    <Badge key={name} variant="dot" color={color} tt="none" fw={500} miw="max-content">
      {word(name)}
    </Badge>
  )
  return (
    <Group gap={4}>
      {account.closedAt !== null && badge('is-closed', 'red')}
      {account.lockedUntil !== null && badge('is-locked', 'orange')}
      {account.mustChange && account.closedAt === null && badge('is-temporary', 'yellow')}
      {account.totp && badge('is-second', 'green')}
      {account.demo && badge('is-demo', 'gray')}
    </Group>
  )
}
