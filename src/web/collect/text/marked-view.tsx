import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Run } from '../../../domain/report.js'
import { richText } from '../../../domain/rich-text.js'
import './text.css'

/** Narrative as it reads, and as reports print it: paragraphs, lists, bold and italic. */
export function MarkedView({ text }: { text: string }): ReactNode {
  return (
    <div className="marked">
      {richText(text).map((block, at) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of a text have no other name
        if (block.kind === 'paragraph')
          return (
            <Text size="sm" key={at}>
              <Runs runs={block.runs} />
            </Text>
          )
        const items = block.items.map((runs, item) => (
          <li key={item}>
            <Runs runs={runs} />
          </li>
        ))
        return block.start === undefined ? (
          <ul key={at}>{items}</ul>
        ) : (
          <ol key={at} start={block.start}>
            {items}
          </ol>
        )
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
      })}
    </div>
  )
}

function Runs({ runs }: { runs: readonly Run[] }): ReactNode {
  return runs.map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
    <OneRun key={at} run={run} />
  ))
}

function OneRun({ run }: { run: Run }): ReactNode {
  const words = run.italic === true ? <em>{run.text}</em> : run.text
  return run.bold === true ? <strong>{words}</strong> : words
}
