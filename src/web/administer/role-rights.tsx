import { List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { actionName, roleName } from '../../domain/access-refusal.js'
import { ACTIONS, type Action, APART_FROM_FIGURES, GRANTS, type Role } from '../../domain/access-table.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useLanguage, useWords } from '../app/language.js'

/** Where a right holds, as people speak of it. */
const PLACES = ['own', 'reach', 'below', 'all'] as const
type Place = (typeof PLACES)[number]

/** Rights that everybody has say nothing of a role. */
const OF_EVERYBODY: readonly Action[] = ['pack.read', 'unit.read', 'token.own']

function placeOf(role: Role, action: Action): Place | null {
  const granted = GRANTS[action][role]
  if (granted === undefined) return null
  if (granted.includes('elsewhere')) return 'all'
  const own = granted.includes('own')
  const below = granted.includes('below')
  if (own && below) return 'reach'
  return own ? 'own' : 'below'
}

/** What a role may do, in words, from the table of rights itself. */
export function RoleRights({ role }: { role: Role }): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  const rights = ACTIONS.filter((action) => !OF_EVERYBODY.includes(action))
  const lines = PLACES.flatMap((place) => {
    const names = rights
      .filter((action) => placeOf(role, action) === place)
      .map((action) => actionName(action)[lang])
    return names.length === 0 ? [] : [{ place, names }]
  })
  return (
    <details>
      <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
        {word('role-may', { role: roleName(role)[lang] })}
      </Text>
      <List size="sm" spacing={4} mt={4} c="dimmed">
        {lines.map(({ place, names }) => (
          <List.Item key={place}>
            {word(`place-${place}`)} {names.join('; ')}.
          </List.Item>
        ))}
        {APART_FROM_FIGURES.includes(role) && <List.Item>{word('role-apart')}</List.Item>}
      </List>
    </details>
  )
}
