import { Alert, List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webEffectsWords } from '../../../domain/words/web-effects.js'
import { useWords } from '../../app/language.js'
import type { Effects } from '../draft/editions.js'
import { FormEffects } from './form-effects.js'
import { summaryOf } from './summary.js'
import { UnitEffects } from './unit-effects.js'

/**
 * What a change of the definitions does, in plain words: warnings, then everything counted, then each kind in a table of its own. What does
 * not happen is not mentioned.
 */
export function EffectsPanel({ effects }: { effects: Effects }): ReactNode {
  const word = useWords(webEffectsWords)
  const summary = summaryOf(effects)
  if (summary.length === 0 && effects.warnings.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {word('none')}
      </Text>
    )
  return (
    <Stack gap="md">
      {effects.warnings.length > 0 && (
        <Alert color="yellow" variant="light" title={word('warnings')}>
          <List size="sm" spacing={4}>
            {effects.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {summary.length > 0 && (
        <List size="sm" aria-label={word('summary')}>
          {summary.map(({ line, count }) => (
            <List.Item key={line}>{word(line, { count })}</List.Item>
          ))}
        </List>
      )}
      <UnitEffects effects={effects} />
      <FormEffects effects={effects} />
    </Stack>
  )
}
