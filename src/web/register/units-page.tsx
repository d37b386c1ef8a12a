import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { webUnitsWords } from '../../domain/words/web-units.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { usePack, useUnits } from '../app/register.js'
import { useSession } from '../app/session.js'
import { inLang } from '../app/words-of.js'
import { ActsLink } from './units/acts-link.js'
import { ChangesAround } from './units/changes-around.js'
import { FoldedUnits } from './units/folded-units.js'
import type { ChangedUnit } from './units/tree-changes.js'
import { search, treeRows, treeShape } from './units/tree-rows.js'
import { UnitTree } from './units/unit-tree.js'
import { UnitsFilter } from './units/units-filter.js'
import type { UnitsSearch } from './units/units-search.js'
import { type ChangeBeside, useTreeChanges } from './units/use-tree-changes.js'

const route = getRouteApi('/inside/units')

/** The tree of units as at a day. */
export function UnitsPage(): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  const navigate = useNavigate({ from: '/units' })
  const asked = route.useSearch()
  const pack = usePack()
  const session = useSession()
  const units = useUnits(asked.on)
  const on = asked.on ?? pack.data?.today ?? ''
  const marked = asked.changes === true
  const change = (to: UnitsSearch, replace = true) => void navigate({ search: to, replace })

  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [words, setWords] = useState(asked.q ?? '')
  const sought = useDeferredValue(words)
  const shape = useMemo(() => treeShape(units.data ?? []), [units.data])
  const found = useMemo(() => search(shape, sought, asked.level ?? null), [shape, sought, asked.level])
  const home = session.data?.account.home.key
  const openAtFirst = useMemo(() => {
    const root = shape.units[0]
    return new Set([...(root === undefined ? [] : [root.key]), ...(shape.byKey.get(home ?? '')?.path ?? [])])
  }, [shape, home])
  const rows = useMemo(
    () => treeRows(shape, found, toggled, openAtFirst),
    [shape, found, toggled, openAtFirst],
  )
  const around = useTreeChanges(
    asked.on,
    pack.data?.today ?? '',
    units.isPlaceholderData ? undefined : units.data,
    marked,
  )
  const day = shortDate(on, lang)
  const levels = pack.data?.levels ?? []
  const levelNames = new Map(levels.map(({ id, name }) => [id, inLang(name, lang)]))
  const marks = useMarks(around.last, around.next)

  const toggle = (keys: readonly string[], open: boolean) =>
    setToggled((held) => new Map([...held, ...keys.map((key) => [key, open] as const)]))
  const search_ = { words, level: asked.level ?? null, on: asked.on ?? null }
  return (
    <Stack gap="md">
      <PageHead
        title={word('units')}
        text={word('units-text')}
        actions={
          <>
            <ActsLink />
            <Button variant="default" onClick={() => window.print()}>
              {word('print')}
            </Button>
          </>
        }
      />
      <UnitsFilter
        {...search_}
        today={pack.data?.today ?? ''}
        levels={levels.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
        onWords={(q) => {
          setWords(q)
          // What was opened by hand belongs to the view before.
          if (found === null) setToggled(new Map())
          change({ ...withoutKey(asked, 'q'), ...(q.trim() === '' ? {} : { q }) })
        }}
        onLevel={(level) => change({ ...withoutKey(asked, 'level'), ...(level === null ? {} : { level }) })}
        onDay={(chosen) =>
          change({ ...withoutKey(asked, 'on'), ...(chosen === null ? {} : { on: chosen }) }, false)
        }
      />
      <ProblemNote error={units.error ?? pack.error ?? around.error} />
      {!around.isPending && (
        <ChangesAround
          last={around.last}
          next={around.next}
          marked={marked}
          onMark={(mark) =>
            change({ ...withoutKey(asked, 'changes'), ...(mark ? { changes: true as const } : {}) })
          }
        />
      )}
      {marked && <Beside last={around.last} next={around.next} />}
      {units.isPending && <LoadingRows rows={12} />}
      {units.data !== undefined && units.error === null && (
        <Stack gap="xs" aria-busy={units.isPlaceholderData}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" role="status">
              {found === null
                ? word('count', { count: shape.units.length, date: day })
                : word('count-found', { count: found.matched.size, all: shape.units.length })}
            </Text>
            <Group gap="xs" className="no-print">
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() =>
                  toggle(
                    shape.units.map(({ key }) => key),
                    true,
                  )
                }
              >
                {word('open-all')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() =>
                  setToggled(
                    found === null
                      ? new Map(shape.units.map(({ key, parent }) => [key, parent === null]))
                      : new Map(),
                  )
                }
              >
                {word('close-all')}
              </Button>
            </Group>
          </Group>
          {rows.length === 0 ? (
            <EmptyState
              title={word('none-found')}
              text={word('none-found-text', { date: day })}
              actions={
                <Button
                  variant="default"
                  onClick={() => {
                    setWords('')
                    change(withoutKey(withoutKey(asked, 'q'), 'level'))
                  }}
                >
                  {word('clear-search')}
                </Button>
              }
            />
          ) : (
            <>
              <UnitTree
                rows={rows}
                label={word('tree', { date: day })}
                start={home ?? null}
                searching={found !== null}
                levelName={(level) => levelNames.get(level) ?? level}
                markOf={marked ? (unit) => marks.get(unit) : undefined}
                onToggle={toggle}
              />
              <Text size="xs" c="dimmed" className="no-print">
                {word('tree-help')}
              </Text>
            </>
          )}
        </Stack>
      )}
    </Stack>
  )
}

/** What is no row of this tree: the units that the last change ended, those that the next one will make. */
function Beside({ last, next }: { last: ChangeBeside | null; next: ChangeBeside | null }): ReactNode {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  const of = (beside: ChangeBeside | null, wanted: ChangedUnit['change']) =>
    [...(beside?.changes.values() ?? [])].filter(({ change }) => change === wanted).map(({ unit }) => unit)
  const gone = of(last, 'ended')
  const coming = of(next, 'new')
  if (gone.length + coming.length === 0) return null
  return (
    <Paper withBorder p="sm">
      <FoldedUnits
        title={word('gone-list', { date: shortDate(last?.day ?? '', lang), count: gone.length })}
        units={gone}
      />
      <FoldedUnits
        title={word('coming-list', { date: shortDate(next?.day ?? '', lang), count: coming.length })}
        units={coming}
      />
    </Paper>
  )
}

/** What is to be said of units that changed lately or will change next, by unit. */
function useMarks(last: ChangeBeside | null, next: ChangeBeside | null): ReadonlyMap<string, string> {
  const word = useWords(webUnitsWords)
  const { lang } = useLanguage()
  const marks = new Map<string, string>()
  const add = (unit: string, text: string) => {
    const held = marks.get(unit)
    marks.set(unit, held === undefined ? text : `${held}; ${text}`)
  }
  const named = ({ name, code }: { name: string; code: string }) => `${name} (${code})`
  for (const { change, unit, before } of last?.changes.values() ?? []) {
    const date = shortDate(last!.day, lang)
    if (change === 'new') add(unit.key, word('mark-new', { date }))
    else if (change === 'renamed') add(unit.key, word('mark-renamed', { date, before: named(before!) }))
    else if (change === 'moved') add(unit.key, word('mark-moved', { date }))
  }
  for (const { change, unit } of next?.changes.values() ?? []) {
    const date = shortDate(next!.day, lang)
    if (change === 'ended') add(unit.key, word('mark-ended', { date }))
    else if (change === 'renamed') add(unit.key, word('mark-will-rename', { date, after: named(unit) }))
    else if (change === 'moved') add(unit.key, word('mark-will-move', { date }))
  }
  return marks
}

function withoutKey(search: UnitsSearch, left: keyof UnitsSearch): UnitsSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => key !== left))
}
