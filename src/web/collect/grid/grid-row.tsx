import { Button, Group, Table, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { webReturnWords } from '../../../domain/words/web-return.js'
import type { Lang } from '../../../domain/words.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Conflict } from '../autosave-state.js'
import { lastByOthers } from '../changes.js'
import { cellId } from '../missing.js'
import { useOpenReturn } from '../return-context.js'
import type { SeriesData } from '../return-data.js'
import { useWhen } from '../when.js'
import { showEntry } from './entry-text.js'
import type { CellProps } from './use-grid.js'

/** What the checks say of a cell. */
export interface Note {
  readonly kind: 'error' | 'warning' | 'question'
  readonly text: string
}

interface RowProps {
  readonly series: SeriesData | undefined
  readonly code: string
  readonly required: boolean
  readonly lastYear: string | null
  readonly previous: string | null
  /** The gravest first. */
  readonly notes: readonly Note[]
  readonly conflict: Conflict | undefined
  /** Who changed it lately, and when. */
  readonly other: string | undefined
  readonly talked: number
  /** May anything be typed? */
  readonly open: boolean
  readonly lang: Lang
  /** Place of the row in the grid. */
  readonly row: number
  readonly input: CellProps
  readonly bind: (input: HTMLInputElement | null) => void
  details(series: string): void
}

/**
 * Would the row be drawn as it is? A key typed in one cell must not draw forty rows again: a slow machine would lag behind the fingers.
 * What the handlers do depends on the row's place and the language alone.
 */
function sameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.input.value === b.input.value &&
    a.input.selected === b.input.selected &&
    a.lang === b.lang &&
    a.open === b.open &&
    a.row === b.row &&
    a.series === b.series &&
    a.required === b.required &&
    a.lastYear === b.lastYear &&
    a.previous === b.previous &&
    a.conflict === b.conflict &&
    a.other === b.other &&
    a.talked === b.talked &&
    a.details === b.details &&
    a.notes.length === b.notes.length &&
    a.notes.every(({ kind, text }, i) => kind === b.notes[i]!.kind && text === b.notes[i]!.text)
  )
}

/** One series: its name, earlier figures, the cell, and under it what is to be said about the cell. */
export const GridRow = memo(function GridRow(props: RowProps): ReactNode {
  const word = useWords(webReturnWords)
  const { lang, open, series, code, notes, input, conflict, other } = props
  const name = inLang(series?.name, lang) || code
  const worst = notes[0]
  const told = [
    ...(worst === undefined ? [] : [`note-${code}`]),
    ...(conflict === undefined ? [] : [`conflict-${code}`]),
  ].join(' ')
  const figure = (value: string | null) =>
    value === null ? '' : showEntry({ kind: 'value', value }, lang, word('not-applicable'))
  const look = [worst?.kind, input.selected && 'selected', conflict && 'conflict', other && 'other']
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <label htmlFor={cellId(code)}>{name}</label>
          {props.required && (
            <Tooltip label={word('required')}>
              <Text span c="red" aria-label={word('required')} role="img">
                {'\u00a0*'}
              </Text>
            </Tooltip>
          )}
          {other !== undefined && (
            <Text size="xs" c="dimmed" className="no-print">
              {other}
            </Text>
          )}
        </Table.Td>
        <Table.Td className="measure">{inLang(series?.unit, lang)}</Table.Td>
        <Table.Td className="figure wide-only">{figure(props.lastYear)}</Table.Td>
        <Table.Td className="figure wide-only">{figure(props.previous)}</Table.Td>
        <Table.Td className="entry">
          <input
            id={cellId(code)}
            ref={props.bind}
            className={['cell', ...look].filter(Boolean).join(' ')}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            readOnly={!open}
            aria-invalid={worst?.kind === 'error'}
            aria-describedby={told === '' ? undefined : told}
            value={input.value}
            onFocus={(event) => {
              input.onFocus()
              event.currentTarget.select()
            }}
            onBlur={input.onBlur}
            onChange={(event) => input.onChange(event.currentTarget.value)}
          />
        </Table.Td>
        <Table.Td className="more no-print">
          <Details code={code} name={name} talked={props.talked} details={props.details} />
        </Table.Td>
      </Table.Tr>
      {conflict !== undefined && <ConflictRow conflict={conflict} />}
      {worst !== undefined && (
        <Table.Tr className={`note no-print ${worst.kind}`}>
          <Table.Td colSpan={6} id={`note-${code}`}>
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
}, sameRow)

/** By the mouse or a finger; the keyboard has Alt+Enter, so that Tab goes from cell to cell. */
interface DetailsProps extends Pick<RowProps, 'code' | 'talked' | 'details'> {
  readonly name: string
}

function Details({ code, name, talked, details }: DetailsProps): ReactNode {
  const word = useWords(webReturnWords)
  const said = talked === 0 ? '' : ` · ${word('comments-open', { count: talked })}`
  return (
    <UnstyledButton
      className={talked > 0 ? 'details talked' : 'details'}
      tabIndex={-1}
      aria-label={word('column-details') + said}
      title={word('details', { name }) + said}
      onClick={() => details(code)}
    >
      {talked > 0 ? talked : '⋯'}
    </UnstyledButton>
  )
}

/** Both values of a cell that two people changed, and the choice between them. */
function ConflictRow({ conflict: { cell, mine, theirs } }: { conflict: Conflict }): ReactNode {
  const word = useWords(webReturnWords)
  const { lang } = useLanguage()
  const when = useWhen()
  const { account, history, saving } = useOpenReturn()
  const last = lastByOthers(history, cell, account)
  const value = (entry: Conflict['mine']) =>
    showEntry(entry, lang, word('not-applicable')) || word('empty-value')
  return (
    <Table.Tr className="note conflict no-print">
      <Table.Td colSpan={6} id={`conflict-${cell}`} role="alert">
        <div>
          {word('conflict-cell', {
            who: last?.by.name ?? word('somebody'),
            time: last === undefined ? '–' : when(last.at),
            mine: value(mine),
            theirs: value(theirs),
          })}
        </div>
        <Group gap="xs" my={4}>
          <Button size="compact-sm" variant="default" onClick={() => saving.settle(cell, 'theirs')}>
            {word('conflict-theirs', { value: value(theirs) })}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => saving.settle(cell, 'mine')}>
            {word('conflict-mine', { value: value(mine) })}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
