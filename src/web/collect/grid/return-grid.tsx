import { Table, Text, Tooltip } from '@mantine/core'
import { Fragment, type ReactNode, useMemo } from 'react'
import type { Entry } from '../../../domain/submission-entries.js'
import { webReturnWords } from '../../../domain/words/web-return.js'
import type { Lang } from '../../../domain/words.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Typed } from '../autosave-state.js'
import type { FormData, Return, SeriesData } from '../return-data.js'
import { showEntry } from './entry-text.js'
import './return-grid.css'
import { type CellProps, useGrid } from './use-grid.js'

interface Props {
  readonly held: Return
  readonly form: FormData
  readonly entries: ReadonlyMap<string, Entry>
  readonly open: boolean
  changed(changes: readonly (readonly [string, Typed])[]): void
  outside(count: number): void
}

/** The figures of a return, to be typed by keyboard alone, with last year and the period before beside them. */
export function ReturnGrid({ held, form, entries, open, changed, outside }: Props): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const cells = useMemo(() => held.sections.flatMap((section) => section.cells), [held.sections])
  const order = cells.map(({ series }) => series).join(' ')
  const shape = useMemo(() => ({ rows: order.split(' ').map((series) => [series]) }), [order])
  const grid = useGrid({
    shape,
    entries,
    lang,
    notApplicable: word('not-applicable'),
    open,
    changed,
    outside,
  })
  const rowOf = useMemo(() => new Map(order.split(' ').map((series, row) => [series, row])), [order])
  const bySeries = new Map(
    form.sections.flatMap(({ series }) => series.map((one) => [one.code, one] as const)),
  )
  const notes = notesBySeries(held)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clipboard of all inputs inside, taken in one place
    <div onKeyDown={grid.onKeyDown} onPaste={grid.onPaste} onCopy={grid.onCopy}>
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
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {held.sections.map((section) => (
            <Fragment key={section.id}>
              <Table.Tr className="section">
                <Table.Th colSpan={5} scope="colgroup">
                  {inLang(section.name, lang)}
                </Table.Th>
              </Table.Tr>
              {section.cells.map((cell) => (
                <Row
                  key={cell.series}
                  series={bySeries.get(cell.series)}
                  code={cell.series}
                  required={cell.required}
                  lastYear={cell.lastYear}
                  previous={cell.previous}
                  notes={notes.get(cell.series) ?? []}
                  open={open}
                  lang={lang}
                  input={grid.cell(cell.series, { row: rowOf.get(cell.series)!, col: 0 })}
                  bind={grid.bind(cell.series)}
                />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

interface Note {
  readonly kind: 'error' | 'warning' | 'question'
  readonly text: string
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

function Row(props: {
  series: SeriesData | undefined
  code: string
  required: boolean
  lastYear: string | null
  previous: string | null
  notes: readonly Note[]
  open: boolean
  lang: Lang
  input: CellProps
  bind: (input: HTMLInputElement | null) => void
}): ReactNode {
  const word = useWords(webReturnWords)
  const { series, code, lang, notes, input } = props
  const name = inLang(series?.name, lang) || code
  const unit = inLang(series?.unit, lang)
  const noteId = `note-${code}`
  const worst = notes[0]
  const figure = (value: string | null) =>
    value === null ? '' : showEntry({ kind: 'value', value }, lang, word('not-applicable'))
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <label htmlFor={`cell-${code}`}>{name}</label>
          {props.required && (
            <Tooltip label={word('required')}>
              <Text span c="red" aria-label={word('required')} role="img">
                {' *'}
              </Text>
            </Tooltip>
          )}
        </Table.Td>
        <Table.Td className="measure">{unit}</Table.Td>
        <Table.Td className="figure wide-only">{figure(props.lastYear)}</Table.Td>
        <Table.Td className="figure wide-only">{figure(props.previous)}</Table.Td>
        <Table.Td className="entry">
          <input
            id={`cell-${code}`}
            ref={props.bind}
            className={`cell ${worst?.kind ?? ''} ${input.selected ? 'selected' : ''}`}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            readOnly={!props.open}
            aria-invalid={worst?.kind === 'error'}
            aria-describedby={worst === undefined ? undefined : noteId}
            value={input.value}
            onFocus={(event) => {
              input.onFocus()
              event.currentTarget.select()
            }}
            onBlur={input.onBlur}
            onChange={(event) => input.onChange(event.currentTarget.value)}
          />
        </Table.Td>
      </Table.Tr>
      {worst !== undefined && (
        <Table.Tr className={`note ${worst.kind}`}>
          <Table.Td colSpan={5} id={noteId}>
            {notes.map(({ kind, text }) => (
              <div key={text}>
                <b>{word(kind === 'question' ? 'question' : `severity-${kind}`)}:</b> {text}
              </div>
            ))}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
