import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { shortDate } from '../../../app/dates.js'
import { useLanguage, useWords } from '../../../app/language.js'
import { inLang } from '../../../app/words-of.js'
import { ActFields } from './act-fields.js'
import { type ActValue, OPERATIONS, type OperationValue } from './act-value.js'
import { EditingContext } from './editing.js'
import { OperationCard } from './operation-card.js'
import { blankOperation } from './proposals.js'
import type { EditedAct } from './use-act.js'

/** An act with more operations than this opens as lines. */
const OPEN_AT_FIRST = 3

/** More than this many are drawn only when they are asked for. */
const DRAWN = 60

/** Everything of an act, to be changed. What is typed is in the draft with every letter. */
export function ActEditor({ edited, act }: { edited: EditedAct; act: ActValue }): ReactNode {
  const word = useWords(webActsWords)
  const { lang } = useLanguage()
  const { known, levels, findings, nameOf, change, day, pending, fresh } = edited
  const { operations } = act
  const [opened, setOpened] = useState<ReadonlyMap<number, boolean>>(new Map())
  const [all, setAll] = useState(false)
  const drawn = all ? operations : operations.slice(0, DRAWN)
  const openAtFirst = (fresh || pending) && operations.length <= OPEN_AT_FIRST
  const editing = useMemo(
    () => ({
      known,
      findings,
      units: [...known.units.values()].map(({ key, name, code }) => ({
        value: key,
        label: code === '' ? name || key : `${name || key} (${code})`,
      })),
      levels: levels.map(({ id, name }) => ({ value: id, label: inLang(name, lang) })),
    }),
    [known, findings, levels, lang],
  )
  const set = (next: readonly OperationValue[]) => {
    // Places moved: what stood open is no longer known by its place.
    if (next.length < operations.length) setOpened(new Map())
    change({ ...act, operations: next })
  }
  return (
    <EditingContext.Provider value={editing}>
      <Stack gap="md">
        <section aria-label={word('about')}>
          <ActFields act={act} onChange={change} />
        </section>
        <section aria-label={word('operations')}>
          <Title order={2} size="h5">
            {word('operations')}
          </Title>
          {day !== null && (
            <Text size="sm" c="dimmed" mb="xs">
              {word('operations-hint', { date: shortDate(day, lang) })}
            </Text>
          )}
          <Stack gap="xs">
            {operations.length === 0 && <Text size="sm">{word('operations-none')}</Text>}
            {drawn.map((_, at) => (
              <OperationCard
                // biome-ignore lint/suspicious/noArrayIndexKey: an operation is known by its place
                key={at}
                operations={operations}
                at={at}
                nameOf={nameOf}
                opened={opened.get(at) ?? openAtFirst}
                onOpen={(open) => setOpened((held) => new Map([...held, [at, open]]))}
                onChange={set}
              />
            ))}
            {drawn.length < operations.length && (
              <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
                {word('all-operations', { count: operations.length })}
              </Button>
            )}
            <Group gap="xs" role="group" aria-label={word('add')}>
              <Text size="sm">{word('add')}</Text>
              {OPERATIONS.map((kind) => (
                <Button
                  key={kind}
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setAll(true)
                    setOpened((held) => new Map([...held, [operations.length, true]]))
                    set([...operations, blankOperation(kind)])
                  }}
                >
                  {word(`op-${kind}`)}
                </Button>
              ))}
            </Group>
          </Stack>
        </section>
      </Stack>
    </EditingContext.Provider>
  )
}
