import { Box, Text } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { webDraftWords } from '../../../domain/words/web-draft.js'
import { useWords } from '../../app/language.js'
import { type DifferenceLine, lineDifference } from './line-difference.js'
import './draft.css'

interface FileDifferenceProps {
  readonly name: string
  /** Null: there was none, or there is none any more. */
  readonly before: string | null
  readonly after: string | null
}

/** What changes in a file, line by line, opened by its name. */
export function FileDifference({ name, before, after }: FileDifferenceProps): ReactNode {
  const word = useWords(webDraftWords)
  const { lines, added, removed } = useMemo(() => lineDifference(before ?? '', after ?? ''), [before, after])
  return (
    <Box component="details" className="file-difference" open={lines.length <= 60}>
      <summary>
        <Text span size="sm" fw={500}>
          {name}
        </Text>{' '}
        <Text span size="sm" c="dimmed">
          {before === null
            ? word('file-added')
            : after === null
              ? word('file-removed')
              : word('file-lines', { added, removed })}
        </Text>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reached by the keyboard */}
      <section className="lines" tabIndex={0} aria-label={name}>
        <table>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.kind} ${line.line}`} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </Box>
  )
}

const SIGN = { added: '+', removed: '−', same: '' } as const

function Line({ line }: { line: DifferenceLine }): ReactNode {
  const word = useWords(webDraftWords)
  if (line.kind === 'left-out')
    return (
      <tr className="left-out">
        <td colSpan={3}>{word('lines-between', { count: line.count })}</td>
      </tr>
    )
  return (
    <tr className={line.kind}>
      <td className="number">{line.line}</td>
      <td className="sign">
        <span aria-hidden="true">{SIGN[line.kind]}</span>
        {line.kind !== 'same' && <span className="for-readers">{word(`line-${line.kind}`)}</span>}
      </td>
      <td className="text">{line.text}</td>
    </tr>
  )
}
