import { Badge, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useWords } from '../../app/language.js'
import type { Waiting } from './acceptance-data.js'

/** What is unusual in a return, in few words. */
export function Marks({ of }: { of: Waiting }): ReactNode {
  const word = useWords(webAcceptWords)
  const said = (text: string, all: readonly { readonly explained: boolean }[]) => {
    const open = all.filter(({ explained }) => !explained).length
    return open > 0 ? word('mark-open', { text, count: open }) : word('mark-explained', { text })
  }
  const warnings = of.checks.filter(({ severity }) => severity === 'warning')
  const changes = of.changes.filter(({ chance }) => chance !== 'possible')
  const late = of.timeliness.state === 'sent-late'
  const marks = [
    of.questions.length > 0 && {
      color: 'orange',
      text: said(word('mark-questions', { count: of.questions.length }), of.questions),
    },
    warnings.length > 0 && {
      color: 'orange',
      text: said(word('mark-warnings', { count: warnings.length }), warnings),
    },
    changes.length > 0 && { color: 'blue', text: word('mark-changes', { count: changes.length }) },
    of.missing.length > 0 && { color: 'gray', text: word('mark-missing', { count: of.missing.length }) },
    late && { color: 'gray', text: of.timeliness.text },
  ].filter((mark) => mark !== false)
  if (marks.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {word('mark-none')}
      </Text>
    )
  return (
    <Group gap={4}>
      {marks.map(({ color, text }) => (
        <Badge key={text} variant="light" color={color} tt="none" fw={500} h="auto" style={WRAPS}>
          {text}
        </Badge>
      ))}
    </Group>
  )
}

const WRAPS = { whiteSpace: 'normal' } as const
