import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { previous, readPeriod } from '../../domain/period.js'
import { webOrdersWords } from '../../domain/words/web-orders.js'
import { AnchorLink } from '../app/anchor-link.js'
import { periodText } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLiveQueries } from '../app/live.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { PeriodSelect } from '../app/parts/period-select.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack, usePeriods, useUnits } from '../app/register.js'
import { useSession } from '../app/session.js'
import { useChosen } from '../follow/search.js'
import { CloseDialog } from './orders/close-dialog.js'
import { EndDialog, type Ending } from './orders/end-dialog.js'
import { ExceptDialog } from './orders/except-dialog.js'
import { ClosureTable, ExceptionTable } from './orders/order-tables.js'
import './orders/orders.css'
import {
  type Ability,
  ORDER_KEYS,
  type OrderPlace,
  useClosures,
  useExceptions,
  useMissing,
  useOrdersChanged,
} from './orders/orders-data.js'

type Dialog = 'closed' | 'final' | 'except' | Ending

const ORDERING = ['head', 'registrar', 'analyst', 'leader', 'clerk']

/** Closing of periods: the orders about one for a unit, leaves for single units, and the way to give and end them. */
export function OrdersPage(): ReactNode {
  const word = useWords(webOrdersWords)
  const place = usePlace()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const changed = useOrdersChanged()
  const closures = useClosures(place.chosen)
  const exceptions = useExceptions(place.chosen)
  useLiveQueries(ORDER_KEYS)
  const close = () => setDialog(null)
  const finish = (told: string) => {
    setDialog(null)
    setDone(told)
    changed()
  }
  return (
    <Stack gap="md">
      <PageHead title={word('title')} text={word('text')} />
      <Group gap="sm" align="flex-end" className="no-print">
        <UnitSelect
          label={word('unit')}
          w={{ base: '100%', xs: 280 }}
          value={place.chosen?.unit ?? null}
          under={place.home}
          allowDeselect={false}
          onChange={(unit) => place.choose({ unit: unit ?? undefined })}
        />
        <PeriodSelect
          value={place.chosen?.period ?? null}
          returned
          onChange={(period) => place.choose({ period })}
        />
      </Group>
      <ProblemNote error={place.error ?? closures.error ?? exceptions.error} />
      {done !== null && (
        <Alert
          color="green"
          variant="light"
          role="status"
          withCloseButton
          closeButtonLabel={word('dismiss')}
          onClose={() => setDone(null)}
        >
          {done}
        </Alert>
      )}
      {place.chosen !== null && <Standing place={place.chosen} />}
      {place.chosen !== null && closures.data !== undefined && (
        <Actions place={place.chosen} may={closures.data.may} onOpen={setDialog} />
      )}
      <section aria-labelledby="closures">
        <Title order={2} size="h5" mb="xs" id="closures">
          {word('closures')}
        </Title>
        {closures.isLoading && <LoadingRows rows={3} />}
        {closures.data?.items.length === 0 && (
          <EmptyState title={word('closures-none')} text={word('closures-none-text')} />
        )}
        {closures.data !== undefined && closures.data.items.length > 0 && (
          <ClosureTable items={closures.data.items} onEnd={setDialog} />
        )}
      </section>
      <section aria-labelledby="exceptions">
        <Title order={2} size="h5" mb="xs" id="exceptions">
          {word('exceptions')}
        </Title>
        {exceptions.isLoading && <LoadingRows rows={2} />}
        {exceptions.data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {word('exceptions-none')}
          </Text>
        )}
        {exceptions.data !== undefined && exceptions.data.items.length > 0 && (
          <ExceptionTable items={exceptions.data.items} onEnd={setDialog} />
        )}
      </section>
      {place.chosen !== null && (dialog === 'closed' || dialog === 'final') && (
        <CloseDialog kind={dialog} place={place.chosen} onClose={close} onDone={finish} />
      )}
      {place.chosen !== null && dialog === 'except' && (
        <ExceptDialog place={place.chosen} onClose={close} onDone={finish} />
      )}
      {dialog !== null && typeof dialog !== 'string' && (
        <EndDialog ending={dialog} onClose={close} onDone={finish} />
      )}
    </Stack>
  )
}

/** Which unit and period, by the address; else the person's own unit and the last period that is over. */
function usePlace() {
  const session = useSession()
  const pack = usePack()
  const periods = usePeriods()
  const [search, choose] = useChosen<'unit' | 'period'>()
  const office = session.data?.offices.find(({ when, role }) => when === 'live' && ORDERING.includes(role))
  const home = office?.unit.key ?? session.data?.account.home.key
  const returned = (periods.data ?? []).filter(({ forms }) => forms.length > 0)
  const over = returned.findLast(({ window }) => window.to < (pack.data?.today ?? ''))?.code
  const first = readPeriod(returned[0]?.code ?? '')
  const period = search.period ?? over ?? (first === undefined ? undefined : previous(first).code)
  const unit = search.unit ?? home
  const chosen: OrderPlace | null = unit === undefined || period === undefined ? null : { unit, period }
  return { chosen, home, choose, error: pack.error ?? periods.error }
}

/** How far the period has come for the unit. */
function Standing({ place }: { place: OrderPlace }): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const units = useUnits()
  const missing = useMissing(place)
  if (missing.data === undefined)
    return missing.isLoading ? <LoadingRows rows={1} /> : <ProblemNote error={missing.error} />
  const { owed, sent, late } = missing.data.counts
  const unit = units.data?.find(({ key }) => key === place.unit)?.name ?? place.unit
  return (
    <Text size="sm">
      {word('standing', {
        unit,
        period: periodText(place.period, lang),
        owed,
        sent,
        late,
        missing: owed - sent,
      })}{' '}
      <AnchorLink
        underline="always"
        size="sm"
        to="/board"
        search={{ unit: place.unit, to: place.period, span: 'last3' }}
      >
        {word('open-board')}
      </AnchorLink>
    </Text>
  )
}

interface ActionsProps {
  readonly place: OrderPlace
  readonly may: { readonly close: Ability; readonly finalise: Ability; readonly except: Ability }
  readonly onOpen: (dialog: Dialog) => void
}

/** What can be ordered; what may not, with its reason. */
function Actions({ place, may, onOpen }: ActionsProps): ReactNode {
  const word = useWords(webOrdersWords)
  const units = useUnits()
  // Leave is given by a superior unit: whether the person is one is asked of the first unit below.
  const below = units.data?.find(({ path }) => path.at(-2) === place.unit)?.key
  const mayBelow = useExceptions(below === undefined ? null : { ...place, unit: below })
  const except = below === undefined ? may.except : (mayBelow.data?.may.except ?? may.except)
  const actions = [
    { key: 'close', dialog: 'closed', may: may.close },
    { key: 'finalise', dialog: 'final', may: may.finalise },
    { key: 'except', dialog: 'except', may: except },
  ] as const
  const refused = actions.flatMap(({ key, may }) =>
    may === true ? [] : [word('may-not', { what: word(key), why: may.why })],
  )
  return (
    <Stack gap={4} className="no-print">
      <Group gap="xs">
        {actions
          .filter((action) => action.may === true)
          .map(({ key, dialog }) => (
            <Button key={key} variant="default" onClick={() => onOpen(dialog)}>
              {word(key)}
            </Button>
          ))}
      </Group>
      {refused.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </Stack>
  )
}
