import { List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { AnchorLink } from '../../app/anchor-link.js'

interface NamedUnit {
  readonly key: string
  readonly code: string
  readonly name: string
}

/** A list of units that is closed until it is asked for: its title says how many there are. */
export function FoldedUnits({ title, units }: { title: string; units: readonly NamedUnit[] }): ReactNode {
  if (units.length === 0) return null
  return (
    <details>
      <summary>
        <Text size="sm" span>
          {title}
        </Text>
      </summary>
      <List size="sm" mt={4}>
        {units.map(({ key, code, name }) => (
          <List.Item key={key}>
            <AnchorLink size="sm" underline="always" to="/units/$unit" params={{ unit: key }}>
              {name}
            </AnchorLink>{' '}
            <Text span size="sm" c="dimmed" className="figures">
              {code}
            </Text>
          </List.Item>
        ))}
      </List>
    </details>
  )
}
