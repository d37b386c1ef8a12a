import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'
import { EmptyState } from '../../app/parts/empty-state.js'

interface ListAndEntryProps {
  readonly list: ReactNode
  /** What is open; null: nothing is. */
  readonly entry: ReactNode
  /** May something be added? */
  readonly open: boolean
}

/** A list with what is open of it beside it; on a narrow screen one of them at a time. */
export function ListAndEntry({ list, entry, open }: ListAndEntryProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  return (
    <div className={`list-and-entry wide ${entry === null ? '' : 'opened'}`}>
      <div className="list-side">{list}</div>
      <div className="entry-side">
        {entry ?? (
          <EmptyState title={word('pick-one')} text={word(open ? 'pick-one-text' : 'pick-one-read')} />
        )}
      </div>
    </div>
  )
}

/** Says that an entry is new or edited in the draft. */
export function EntryMark({ mark }: { mark: 'new' | 'edited' | null }): ReactNode {
  const word = useWords(webDefinitionsWords)
  if (mark === null) return null
  return (
    <Badge size="xs" variant="outline" color={mark === 'new' ? 'green' : 'orange'} tt="none" ml={6}>
      {word(`marked-${mark}`)}
    </Badge>
  )
}
