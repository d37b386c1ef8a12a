import { Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webDefinitionCalendarWords } from '../../domain/words/web-definition-calendar.js'
import { webDefinitionsWords } from '../../domain/words/web-definitions.js'
import { useWords } from '../app/language.js'
import { usePack } from '../app/register.js'
import { calendarEditor } from './definitions/calendar-editor.js'
import { CutoffsPart } from './definitions/cutoffs-part.js'
import { DeadlinesPart, RemindersPart } from './definitions/deadlines-part.js'
import { DefinitionsFrame } from './definitions/frame.js'
import { HolidaysPart } from './definitions/holidays-part.js'
import { PlanTable } from './definitions/plan-table.js'
import { useDefinitionDraft } from './draft/use-draft.js'

/** When figures are cut off and when they are due, and what follows from it for the periods of a year. */
export function CalendarPage(): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const shared = useWords(webDefinitionsWords)
  const draft = useDefinitionDraft()
  const search = useSearch({ from: '/inside/definitions/calendar' })
  const navigate = useNavigate({ from: '/definitions/calendar' })
  const today = usePack().data?.today ?? ''
  const year = search.year ?? Number(today.slice(0, 4))
  const of = calendarEditor(draft)
  return (
    <DefinitionsFrame draft={draft} title={shared('calendar')} text={word('calendar-text')}>
      {year > 0 && (
        <Stack gap="lg">
          <div className="list-and-entry calendar-parts">
            <Stack gap="lg">
              <CutoffsPart of={of} today={today} />
              <DeadlinesPart of={of} levels={draft.lists.levels} />
              <RemindersPart of={of} />
              <TextInput
                label={word('timezone')}
                maw={260}
                value={String(of.calendar.timezone ?? '')}
                readOnly={!of.open}
                error={of.fault('timezone')}
                onChange={(event) => of.set('timezone', event.currentTarget.value)}
              />
            </Stack>
            <Stack gap="lg">
              <HolidaysPart
                of={of}
                year={year}
                choice={
                  <Group>
                    <NumberInput
                      label={word('year')}
                      w={110}
                      min={1950}
                      max={2150}
                      value={year}
                      onChange={(value) => {
                        if (typeof value === 'number' && value > 1900)
                          void navigate({ search: { year: value }, replace: true })
                      }}
                    />
                  </Group>
                }
              />
            </Stack>
          </div>
          <PlanTable draft={draft} year={year} />
        </Stack>
      )}
    </DefinitionsFrame>
  )
}
