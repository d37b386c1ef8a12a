import { finding, Problem } from '../../../domain/problem.js'
import { momentText } from '../../moment-text.js'
import type { Step } from '../../step.js'
import { documentEtag, type OpenDocument } from './place.js'

/** The document has changed since the caller read it: as it is now. Nothing is written. */
export class StaleDocument extends Problem {
  constructor(
    found: ReturnType<typeof finding>,
    readonly current: OpenDocument,
  ) {
    super(found)
  }
}

/** Refuse with `match-stale` unless the caller has seen the document as it is. */
export async function demandSeenDocument(step: Step, open: OpenDocument, seen: string): Promise<void> {
  if (seen === documentEtag(open.document)) return
  const { changedName, changedAt } = open.document
  const { timezone } = step.desk.index.pack.calendar
  throw new StaleDocument(
    finding(
      'match-stale',
      {},
      {
        whoVi: `${changedName}, ${momentText(changedAt, timezone, 'vi')}`,
        whoEn: `${changedName}, ${momentText(changedAt, timezone, 'en')}`,
      },
    ),
    open,
  )
}
