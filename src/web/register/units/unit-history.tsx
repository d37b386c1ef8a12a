import { Paper, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { addDays } from '../../../domain/date.js'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import type { UnitThroughTime } from './use-unit.js'

/** What a unit was called, what it was and where it stood, the latest first. */
export function UnitHistory({
  spans,
  levelName,
}: {
  spans: UnitThroughTime['spans']
  levelName: (level: string) => string
}): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={4} fz="sm" aria-label={word('history')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('from')}</Table.Th>
              <Table.Th>{word('to')}</Table.Th>
              <Table.Th>{word('name')}</Table.Th>
              <Table.Th>{word('code')}</Table.Th>
              <Table.Th>{word('level')}</Table.Th>
              <Table.Th>{word('superior')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...spans].reverse().map(({ from, to, name, code, level, parent }) => (
              <Table.Tr key={from}>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {shortDate(from, lang)}
                </Table.Td>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {to === null ? word('to-now') : shortDate(addDays(to, -1), lang)}
                </Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {code}
                </Table.Td>
                <Table.Td>{levelName(level)}</Table.Td>
                <Table.Td>
                  {parent === null ? (
                    '—'
                  ) : (
                    <AnchorLink size="sm" to="/units/$unit" params={{ unit: parent.key }}>
                      {parent.name}
                    </AnchorLink>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
