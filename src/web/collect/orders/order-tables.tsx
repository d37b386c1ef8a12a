import { Button, Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { addDays } from '../../../domain/date.js'
import { webOrdersWords } from '../../../domain/words/web-orders.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { useForms, usePack, useUnits } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import type { Ending } from './end-dialog.js'
import type { Closure, Exception } from './orders-data.js'

type OnEnd = (ending: Ending) => void

/** Names of units by key; the key of one that is no more. */
function useUnitName(): (key: string) => string {
  const units = useUnits()
  return (key) => units.data?.find((unit) => unit.key === key)?.name ?? key
}

/** The orders about a period, newest last. */
export function ClosureTable({ items, onEnd }: { items: readonly Closure[]; onEnd: OnEnd }): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const pack = usePack()
  const unitName = useUnitName()
  const scope = ({ unit, level }: Closure) => {
    const name = inLang(pack.data?.levels.find(({ id }) => id === level)?.name, lang) || level
    return level === null
      ? word('scope-all', { unit: unitName(unit) })
      : word('scope-level', { level: name ?? '', unit: unitName(unit) })
  }
  return (
    <OrderTable
      heads={['kind', 'scope', 'from', 'until', 'holds', 'reason', 'by']}
      label={word('closures')}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          word(`kind-${item.kind}`),
          scope(item),
          <Day key="from" date={item.from} />,
          item.to === null ? word('until-further') : <Day key="until" date={lastDay(item.from, item.to)} />,
          <Holds key="holds" holds={item.holds} />,
          <Reason key="reason" item={item} />,
          word('by-line', { name: item.by.name, unit: unitName(item.office.unit) }),
        ],
        end:
          item.holds === 'over' || item.may.end !== true
            ? null
            : () =>
                onEnd({
                  what: item.kind,
                  unit: item.unit,
                  id: item.id,
                  title: `${word(`kind-${item.kind}`)}, ${scope(item)}`,
                }),
      }))}
    />
  )
}

/** The units that may work on the period although it is closed. */
export function ExceptionTable({ items, onEnd }: { items: readonly Exception[]; onEnd: OnEnd }): ReactNode {
  const word = useWords(webOrdersWords)
  const { lang } = useLanguage()
  const forms = useForms()
  const unitName = useUnitName()
  const formName = (form: string | null) =>
    form === null ? word('form-all') : inLang(forms.data?.find(({ id }) => id === form)?.name, lang) || form
  return (
    <OrderTable
      heads={['unit', 'form', 'from', 'until', 'holds', 'reason', 'by']}
      label={word('exceptions')}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          unitName(item.unit),
          formName(item.form),
          <Day key="from" date={item.from} />,
          <Day key="until" date={lastDay(item.from, addDays(item.until, 1))} />,
          <Holds key="holds" holds={item.holds} />,
          <Reason key="reason" item={item} />,
          word('by-line', { name: item.by.name, unit: unitName(item.office.unit) }),
        ],
        end:
          item.holds === 'over' || item.may.end !== true
            ? null
            : () => onEnd({ what: 'except', unit: item.unit, id: item.id, title: unitName(item.unit) }),
      }))}
    />
  )
}

type Head = 'kind' | 'scope' | 'unit' | 'form' | 'from' | 'until' | 'holds' | 'reason' | 'by'

interface Row {
  readonly key: string
  readonly cells: readonly ReactNode[]
  /** Null when it is over, or another's to end. */
  readonly end: (() => void) | null
}

function OrderTable({
  heads,
  label,
  rows,
}: {
  heads: readonly Head[]
  label: string
  rows: readonly Row[]
}): ReactNode {
  const word = useWords(webOrdersWords)
  return (
    <Paper withBorder>
      <Table.ScrollContainer
        minWidth={760}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
      >
        <Table verticalSpacing={6} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{word(head)}</Table.Th>
              ))}
              <Table.Th className="no-print">{word('actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, cells, end }) => (
              <Table.Tr key={key}>
                {cells.map((cell, at) => (
                  <Table.Td key={heads[at]}>{cell}</Table.Td>
                ))}
                <Table.Td className="no-print">
                  {end !== null && (
                    <Button variant="default" size="compact-sm" onClick={end}>
                      {word('end')}
                    </Button>
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

/** The last day on which it held; null for one that was ended on the day it began. */
function lastDay(from: string, to: string): string | null {
  return to > from ? addDays(to, -1) : null
}

function Day({ date }: { date: string | null }): ReactNode {
  const { lang } = useLanguage()
  return (
    <span className="figures order-day">
      {date === null ? <span aria-hidden="true">–</span> : shortDate(date, lang)}
    </span>
  )
}

function Holds({ holds }: { holds: Closure['holds'] }): ReactNode {
  const word = useWords(webOrdersWords)
  return (
    <Text size="sm" {...(holds === 'now' ? { fw: 600 } : { c: 'dimmed' })}>
      {word(`holds-${holds}`)}
    </Text>
  )
}

function Reason({ item }: { item: Pick<Closure, 'reason' | 'ended'> }): ReactNode {
  const word = useWords(webOrdersWords)
  return (
    <>
      {item.reason}
      {item.ended !== null && (
        <Text size="xs" c="dimmed">
          {word('ended', { name: item.ended.by.name, reason: item.ended.reason })}
        </Text>
      )}
    </>
  )
}
