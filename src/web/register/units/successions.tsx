import { Paper, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { sharePercent } from './share-text.js'
import type { UnitThroughTime } from './use-unit.js'

type Succession = UnitThroughTime['successors'][number]

/** Units whose figures went over, with how much of them and by which act. */
export function Successions({
  label,
  links,
  acts,
}: {
  label: string
  links: readonly Succession[]
  acts: UnitThroughTime['acts']
}): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing={4} fz="sm" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('units')}</Table.Th>
              <Table.Th>{word('share')}</Table.Th>
              <Table.Th>{word('basis')}</Table.Th>
              <Table.Th>{word('from')}</Table.Th>
              <Table.Th>{word('act')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {links.map(({ unit, share, basis, date, act }) => (
              <Table.Tr key={`${unit.key} ${date} ${act}`}>
                <Table.Td>
                  <AnchorLink size="sm" underline="always" to="/units/$unit" params={{ unit: unit.key }}>
                    {unit.name}
                  </AnchorLink>{' '}
                  ({unit.code})
                </Table.Td>
                <Table.Td>
                  {share === '1' ? word('share-whole') : (sharePercent(share, lang) ?? word('share-unknown'))}
                </Table.Td>
                <Table.Td>{word(`basis-${basis}`)}</Table.Td>
                <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {shortDate(date, lang)}
                </Table.Td>
                <Table.Td>
                  <AnchorLink size="sm" underline="always" to="/acts/$act" params={{ act }}>
                    {acts.find(({ id }) => id === act)?.number ?? act}
                  </AnchorLink>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
