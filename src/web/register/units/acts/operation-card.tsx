import { Alert, Badge, Button, Group, Paper, Select, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useLanguage, useWords } from '../../../app/language.js'
import { type NameOf, operationLine } from './act-text.js'
import { OPERATIONS, type OperationKind, type OperationValue } from './act-value.js'
import { useEditing } from './editing.js'
import { spokenOf } from './known-units.js'
import { leftBelow, movesFor } from './left-below.js'
import { OperationFields } from './operation-fields.js'
import { blankOperation } from './proposals.js'

interface OperationCardProps {
  readonly operations: readonly OperationValue[]
  readonly at: number
  readonly nameOf: NameOf
  readonly opened: boolean
  readonly onOpen: (opened: boolean) => void
  readonly onChange: (operations: readonly OperationValue[]) => void
}

/** Fields of an operation that show their own fault. */
const OWN_FAULT =
  /^(unit|parent|name|code|level|basis|from|into(\.\d+)?\.(unit|name|code|parent|level|share)|successors\.\d+\.(unit|basis|share))$/

/** Short beside the many others: what they say aloud is their label. */
const ARROWS: Readonly<Record<string, string>> = { up: '↑', down: '↓' }

/** One operation of an act that is edited: a line when it is closed, its fields when it is open. */
export function OperationCard(props: OperationCardProps): ReactNode {
  const { operations, at, nameOf, opened, onOpen, onChange } = props
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const { known, findings } = useEditing()
  const operation = operations[at]!
  const n = at + 1
  const path = `operations.${at}`
  const faults = [...findings].filter(([place]) => {
    if (place === path) return true
    if (!place.startsWith(`${path}.`)) return false
    return !opened || !OWN_FAULT.test(place.slice(path.length + 1))
  })
  const set = (next: OperationValue) => onChange(operations.map((one, m) => (m === at ? next : one)))
  const swap = (other: number) => {
    const next = [...operations]
    next[at] = operations[other]!
    next[other] = operation
    onChange(next)
  }
  const left = leftBelow(operation, operations, known.units)
  const kind = word(`op-${operation.op}`)
  const button = (what: 'up' | 'down' | 'remove', disabled: boolean, act: () => void) => (
    <Button
      size="compact-sm"
      variant="subtle"
      {...(what === 'remove' ? { color: 'red' } : {})}
      aria-label={word('which-operation', { what: word(what), n })}
      disabled={disabled}
      onClick={act}
    >
      {ARROWS[what] ?? word(what)}
    </Button>
  )
  return (
    <Paper
      withBorder
      px="xs"
      py={opened ? 'xs' : 2}
      component="section"
      aria-label={word('operation-n', { n, kind })}
    >
      <Stack gap="xs">
        <Group justify="space-between" gap={4} align="flex-start">
          <Text size="sm" style={{ flex: '1 1 16rem', overflowWrap: 'anywhere' }}>
            {n}. <b>{kind}</b>
            {!opened && `: ${operationLine(operation, nameOf, lang)}`}{' '}
            {!opened && faults.length > 0 && (
              <Badge color="red" variant="light" size="sm">
                {faults.length}
              </Badge>
            )}
          </Text>
          <Group gap={2}>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={opened}
              aria-label={word('which-operation', { what: word(opened ? 'done' : 'edit'), n })}
              onClick={() => onOpen(!opened)}
            >
              {word(opened ? 'done' : 'edit')}
            </Button>
            {operations.length > 1 && button('up', at === 0, () => swap(at - 1))}
            {operations.length > 1 && button('down', at === operations.length - 1, () => swap(at + 1))}
            {button('remove', false, () => onChange(operations.filter((_, m) => m !== at)))}
          </Group>
        </Group>
        {opened && (
          <>
            <Select
              label={word('kind')}
              description={word(`hint-${operation.op}`)}
              data={OPERATIONS.map((value) => ({ value, label: word(`op-${value}`) }))}
              allowDeselect={false}
              maw={420}
              value={operation.op}
              onChange={(value) => set(blankOperation(value as OperationKind, spokenOf(operation)))}
            />
            <OperationFields operation={operation} onChange={set} path={path} />
          </>
        )}
        {left.length > 0 && (
          <Alert color="yellow" variant="light" p="xs">
            <Group justify="space-between" gap="xs">
              <Text size="sm">
                {word('children-left', {
                  unit: nameOf(left[0]!.parent!),
                  count: left.length,
                })}
              </Text>
              <Button
                size="xs"
                variant="default"
                onClick={() => onChange([...operations, ...movesFor(operation, left)])}
              >
                {word('children-move', { count: left.length })}
              </Button>
            </Group>
          </Alert>
        )}
        {faults.map(([place, found]) => (
          <Text key={place} size="sm" c="red" role="alert">
            {found.message}
          </Text>
        ))}
      </Stack>
    </Paper>
  )
}
