import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { useLanguage, useWords } from '../app/language.js'
import { Facts } from '../session/facts.js'
import type { AuditEntry } from './audit-data.js'
import { fieldName, fieldText } from './audit-sentence.js'

/** Everything that was kept with an entry, when somebody asks for it. */
export function AuditDetails({ entry }: { entry: AuditEntry }): ReactNode {
  const word = useWords(webAuditWords)
  const { lang } = useLanguage()
  const facts: (readonly [string, string])[] = [
    [word('action'), entry.action],
    ...Object.entries(entry.detail).map(
      ([name, value]) => [fieldName(name, lang), fieldText(value)] as const,
    ),
    ...(entry.requestId === null ? [] : ([[word('request'), entry.requestId]] as const)),
  ]
  return (
    <details>
      <Text component="summary" size="xs" c="dimmed" py={3} style={{ cursor: 'pointer' }}>
        {word('details')}
      </Text>
      <Facts facts={facts} />
    </details>
  )
}
