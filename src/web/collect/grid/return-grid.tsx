import { Alert, Table, VisuallyHidden } from '@mantine/core'
import { Fragment, type ReactNode, type RefObject, useMemo, useState } from 'react'
import type { Entry } from '../../../domain/submission-entries.js'
import { webReturnWords } from '../../../domain/words/web-return.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { useOpenReturn } from '../return-context.js'
import type { FormData, Return } from '../return-data.js'
import type { Texts } from './clipboard.js'
import { GridRow, type Note } from './grid-row.js'
import { type NamedRow, placeBlock } from './place-block.js'
import { PlacementDialogue } from './placement-dialogue.js'
import './return-grid.css'
import { useGrid } from './use-grid.js'

interface Props {
  readonly entries: ReadonlyMap<string, Entry>
  /** How many comments of each cell are not settled. */
  readonly talked: ReadonlyMap<string, number>
  /** What others changed lately: who and when, by cell. */
  readonly others: ReadonlyMap<string, string>
  /** How to put the focus on a cell. */
  readonly focusing: RefObject<((series: string) => void) | null>
  /** A cell has the focus. */
  visited(series: string): void
}

/** The figures of a return, to be typed by keyboard alone, with last year and the period before beside them. */
export function ReturnGrid({ entries, talked, others, focusing, visited }: Props): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const { held, form, open, saving, details } = useOpenReturn()
  const [outside, setOutside] = useState<readonly string[]>([])
  const [table, setTable] = useState<Texts | null>(null)
  const cells = useMemo(() => held.sections.flatMap((section) => section.cells), [held.sections])
  const order = cells.map(({ series }) => series).join(' ')
  const shape = useMemo(() => ({ rows: order.split(' ').map((series) => [series]) }), [order])
  const rows = useMemo(() => namedRows(form, order.split(' ')), [form, order])
  const { vi, en } = held.period.name
  const period = useMemo(() => [vi, en], [vi, en])
  const grid = useGrid({
    shape,
    entries,
    lang,
    notApplicable: word('not-applicable'),
    open,
    changed: saving.type,
    drafted: saving.draft,
    outside: setOutside,
    recognised: (texts) => {
      if (placeBlock(texts, rows, period) === null) return false
      setTable(texts)
      return true
    },
    details,
    visited,
  })
  focusing.current = grid.focusOn
  const rowOf = useMemo(() => new Map(order.split(' ').map((series, row) => [series, row])), [order])
  const bySeries = useMemo(
    () => new Map(form.sections.flatMap(({ series }) => series.map((one) => [one.code, one] as const))),
    [form],
  )
  const notes = useMemo(() => notesBySeries(held), [held])
  const conflicts = new Map(saving.unsaved.conflicts.map((one) => [one.cell, one]))
  return (
    <>
      {outside.length > 0 && (
        <Alert color="orange" withCloseButton onClose={() => setOutside([])} role="alert">
          {word('outside-pasted', { count: outside.length, texts: outside.join('; ') })}
        </Alert>
      )}
      {table !== null && (
        <PlacementDialogue
          texts={table}
          rows={rows}
          period={period}
          entries={entries}
          take={(placed) => {
            setTable(null)
            grid.enter(placed)
          }}
          asItIs={() => {
            setTable(null)
            grid.pasteHere(table)
          }}
          close={() => setTable(null)}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and clipboard of all inputs inside, taken in one place */}
      <div onKeyDown={grid.onKeyDown} onPaste={grid.onPaste} onCopy={grid.onCopy} onCut={grid.onCopy}>
        <Table
          className="return-grid"
          withTableBorder
          verticalSpacing={2}
          horizontalSpacing={8}
          stickyHeader
          stickyHeaderOffset={48}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('column-series')}</Table.Th>
              <Table.Th className="measure">{word('column-measure')}</Table.Th>
              <Table.Th className="figure wide-only">{word('column-last-year')}</Table.Th>
              <Table.Th className="figure wide-only">{word('column-previous')}</Table.Th>
              <Table.Th className="figure">{word('column-entry')}</Table.Th>
              <Table.Th className="more no-print">
                <VisuallyHidden>{word('column-details')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {held.sections.map((section) => (
              <Fragment key={section.id}>
                <Table.Tr className="section">
                  <Table.Th colSpan={6} scope="colgroup">
                    {inLang(section.name, lang)}
                  </Table.Th>
                </Table.Tr>
                {section.cells.map((cell) => (
                  <GridRow
                    key={cell.series}
                    series={bySeries.get(cell.series)}
                    code={cell.series}
                    required={cell.required}
                    lastYear={cell.lastYear}
                    previous={cell.previous}
                    notes={notes.get(cell.series) ?? []}
                    conflict={conflicts.get(cell.series)}
                    other={others.get(cell.series)}
                    talked={talked.get(cell.series) ?? 0}
                    open={open}
                    lang={lang}
                    row={rowOf.get(cell.series)!}
                    details={details}
                    input={grid.cell(cell.series, { row: rowOf.get(cell.series)!, col: 0 })}
                    bind={grid.bind(cell.series)}
                  />
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}

/** What each row may be called in a table that is pasted. */
function namedRows({ sections }: FormData, order: readonly string[]): NamedRow[] {
  const shown = new Set(order)
  return sections.flatMap(({ series }) =>
    series
      .filter(({ code }) => shown.has(code))
      .map(({ code, name }) => ({ cell: code, code, names: [name.vi, name.en] })),
  )
}

/** What the checks say of each cell, the gravest first. */
function notesBySeries({ checks, questions }: Return): Map<string, Note[]> {
  const notes = new Map<string, Note[]>()
  const add = (series: string, note: Note) => notes.set(series, [...(notes.get(series) ?? []), note])
  for (const severity of ['error', 'warning'] as const)
    for (const check of checks)
      if (check.severity === severity && !check.explained)
        if (check.code !== 'check-required')
          // An empty cell is marked as required; it need not be told at each what is told once for all.
          for (const series of check.series) add(series, { kind: severity, text: check.message })
  for (const { series, message, explained } of questions)
    if (!explained) add(series, { kind: 'question', text: message })
  return notes
}
