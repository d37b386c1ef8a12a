import { Paper, Stack, Switch, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { addDays } from '../../../domain/date.js'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { countChanges } from './tree-changes.js'
import type { ChangeBeside } from './use-tree-changes.js'

interface ChangesAroundProps {
  readonly last: ChangeBeside | null
  readonly next: ChangeBeside | null
  readonly marked: boolean
  readonly onMark: (marked: boolean) => void
}

/** The change before a day and the one after it: by which acts, how much, and the way to the trees on either side. */
export function ChangesAround({ last, next, marked, onMark }: ChangesAroundProps): ReactNode {
  const word = useWords(webUnitsWords)
  return (
    <Paper withBorder p="sm" component="section" aria-label={word('changes')}>
      <Stack gap={6}>
        {last === null ? (
          <Text size="sm" c="dimmed">
            {word('changes-none-last')}
          </Text>
        ) : (
          <Change beside={last} line="changes-last" go={addDays(last.day, -1)} link="see-before" />
        )}
        {next === null ? (
          <Text size="sm" c="dimmed">
            {word('changes-none-next')}
          </Text>
        ) : (
          <Change beside={next} line="changes-next" go={next.day} link="see-after" />
        )}
        {(last !== null || next !== null) && (
          <Switch
            className="no-print"
            label={word('mark')}
            checked={marked}
            onChange={(event) => onMark(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </Paper>
  )
}

function Change({
  beside,
  line,
  go,
  link,
}: {
  beside: ChangeBeside
  line: 'changes-last' | 'changes-next'
  go: string
  link: 'see-before' | 'see-after'
}): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  const counts = countChanges(beside.changes).map(([kind, count]) => word(`count-${kind}`, { count }))
  return (
    <Text size="sm" component="div">
      <b>{word(line, { date: shortDate(beside.day, lang) })}</b>
      {beside.acts.map(({ id, number }) => (
        <span key={id}>
          {' · '}
          <AnchorLink size="sm" underline="always" to="/acts/$act" params={{ act: id }}>
            {number}
          </AnchorLink>
        </span>
      ))}
      {counts.length > 0 && <span>{` · ${counts.join(', ')}`}</span>}
      <span className="no-print">
        {' · '}
        <AnchorLink
          size="sm"
          underline="always"
          from="/units"
          to="/units"
          search={(old) => ({ ...old, on: go })}
        >
          {word(link)}
        </AnchorLink>
      </span>
    </Text>
  )
}
