import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { webReturnWords } from '../../../domain/words/web-return.js'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import type { entryShape } from '../../../wire/returns.js'
import { useLanguage, useWords } from '../../app/language.js'
import { showEntry } from '../grid/entry-text.js'
import { entryFrom } from '../return-data.js'
import './papers.css'

/** One line of what changes: a figure, or a text. */
export interface DiffLine {
  readonly key: string
  readonly name: string
  readonly before: ReactNode
  readonly after: ReactNode
  /** In a word, what happens. */
  readonly kind?: string
  readonly text?: boolean
}

/** What changes, line by line: before and after beside each other, the words of texts under each other on a phone. */
export function DiffTable({ lines, label }: { lines: readonly DiffLine[]; label: string }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const kinds = lines.some(({ kind }) => kind !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
    <section className="diff-box" aria-label={label} tabIndex={0}>
      <Table withTableBorder verticalSpacing={2} horizontalSpacing={8} maw={900}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('column-what')}</Table.Th>
            <Table.Th className="figure">{word('column-before')}</Table.Th>
            <Table.Th className="figure">{word('column-after')}</Table.Th>
            {kinds && <Table.Th>{word('diff-kind')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, name, before, after, kind, text }) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td>
              <Table.Td className={text === true ? '' : 'figure'}>{before}</Table.Td>
              <Table.Td className={text === true ? '' : 'figure'}>
                <Text span size="sm" fw={500}>
                  {after}
                </Text>
              </Table.Td>
              {kinds && <Table.Td>{kind}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** What a cell holds, as words and figures for a table: "(trống)" when it holds nothing. */
export function useShownEntry(): (entry: z.infer<typeof entryShape>) => string {
  const { lang } = useLanguage()
  const word = useWords(webReturnWords)
  return (entry) => showEntry(entryFrom(entry), lang, word('not-applicable')) || word('empty-value')
}
