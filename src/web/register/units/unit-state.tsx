import { Alert, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import type { UnitThroughTime } from './use-unit.js'

/** Said of a unit that does not exist today: since when, and where its figures went. Nothing of any other. */
export function UnitState({ unit, today }: { unit: UnitThroughTime; today: string }): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  if (unit.today !== null || today === '') return null
  const next = unit.spans.find(({ from }) => from > today)
  if (next !== undefined)
    return (
      <Alert color="blue" variant="light" title={word('not-yet', { date: shortDate(next.from, lang) })} />
    )
  const ended = unit.spans.at(-1)?.to ?? null
  return (
    <Alert color="yellow" variant="light" title={word('now-gone', { date: shortDate(ended, lang) })}>
      {unit.successors.length === 0 ? (
        <Text size="sm">{word('now-gone-nowhere')}</Text>
      ) : (
        <Text size="sm">
          {word('now-gone-heirs')}
          {unit.successors.map(({ unit: { key, name } }, at) => (
            <span key={key}>
              {at > 0 && ', '}
              <AnchorLink size="sm" underline="always" to="/units/$unit" params={{ unit: key }}>
                {name}
              </AnchorLink>
            </span>
          ))}
        </Text>
      )}
    </Alert>
  )
}
