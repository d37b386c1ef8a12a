import { Badge, List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { addDays } from '../../domain/date.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import type { Session } from '../app/session.js'
import { Panel } from './panel.js'

/** The offices one holds, held and will hold, and for how long. */
export function OwnOffices({ offices }: { offices: Session['offices'] }): ReactNode {
  const word = useWords(webAccountWords)
  const { lang } = useLanguage()
  const order = ['live', 'coming', 'past']
  const sorted = [...offices].sort((a, b) => order.indexOf(a.when) - order.indexOf(b.when))
  return (
    <Panel title={word('offices-title')} text={word('offices-text')}>
      {sorted.length === 0 && <Text size="sm">{word('offices-none')}</Text>}
      {sorted.length > 0 && (
        <List size="sm" spacing={4}>
          {sorted.map(({ id, role, unit, from, to, when }) => (
            <List.Item key={id}>
              <Text span size="sm" fw={when === 'live' ? 600 : 400}>
                {roleName(role)[lang]}
              </Text>{' '}
              {unit.name}{' '}
              <Text span size="sm" c="dimmed" className="figures">
                {to === null
                  ? word('held-from', { from: shortDate(from, lang) })
                  : word('held-between', {
                      from: shortDate(from, lang),
                      last: shortDate(addDays(to, -1), lang),
                    })}
              </Text>{' '}
              {when !== 'live' && (
                <Badge variant="default" tt="none" fw={500} size="sm">
                  {word(`when-${when}`)}
                </Badge>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Panel>
  )
}
