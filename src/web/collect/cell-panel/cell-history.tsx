import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useWords } from '../../app/language.js'
import { touches } from '../changes.js'
import { useShownEntry } from '../papers/diff-table.js'
import { useOpenReturn } from '../return-context.js'
import { useWhen } from '../when.js'

/** Every change of one cell, newest first: who, when, from what to what, why. */
export function CellHistory({ series }: { series: string }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const when = useWhen()
  const shown = useShownEntry()
  const { history } = useOpenReturn()
  const changes = history.filter((event) => touches(event, series)).reverse()
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {word('cell-history-none')}
      </Text>
    )
  return (
    <Stack gap={6} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {changes.map(({ seq, by, at, cells, version, reason }) => {
        const { before, after } = cells.find((cell) => cell.series === series)!
        return (
          <li key={seq}>
            <Text size="sm" className="figures">
              {word('change-line', { before: shown(before), after: shown(after) })}
            </Text>
            <Text size="xs" c="dimmed">
              {word('history-who', { who: by.name, time: when(at) })} · {word('history-version', { version })}
            </Text>
            {reason !== null && <Text size="xs">{word('history-reason', { reason })}</Text>}
          </li>
        )
      })}
    </Stack>
  )
}
