import type { ReturnFigures } from '../../../domain/figure.js'
import { type Finding, fail, finding, Problem } from '../../../domain/problem.js'
import { demand, type Granted, rightsAt, todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import type { IntakeResult } from '../intake.js'
import { readFigures } from '../read-file.js'
import { nameOfSent, SENT_LIMITS, type SentFigures } from '../workbooks/read-workbook.js'

/** Most returns of one import: return by return under the rights of the caller, in one transaction that others wait for. */
export const IMPORT_LIMIT = 3000

/** Read a file of figures of several units. Problem `access-…` for who may import nowhere. */
export async function readImport(step: Step, sent: SentFigures): Promise<IntakeResult> {
  demandSomewhere(step)
  return readFigures({ name: nameOfSent(sent), bytes: sent.bytes }, step.desk.index.pack, {
    today: todayAt(step.desk),
    textLimits: SENT_LIMITS,
    ...(sent.convert !== undefined && { convert: sent.convert }),
  })
}

/** A file is read only for somebody who could import one for some unit. */
function demandSomewhere({ desk, caller }: Step): void {
  const may = caller.assignments.some(({ unit }) => {
    return 'yes' in rightsAt(desk, caller, { unit })('figure.import')
  })
  if (!may || caller.pending !== null) demand(desk, caller, 'figure.import', { unit: caller.home })
}

/** What the file holds beside its size. */
export function sizeFault(returns: readonly ReturnFigures[], file: string): Finding | null {
  if (returns.length === 0) return finding('import-empty', { file })
  if (returns.length <= IMPORT_LIMIT) return null
  return finding('import-many', { file }, { count: returns.length, limit: IMPORT_LIMIT })
}

/** Returns that one office of the caller may import. */
export interface Share {
  readonly granted: Granted
  /** A unit (key) by which the right was found. */
  readonly unit: string
  readonly returns: readonly ReturnFigures[]
}

/** The returns by the office that may import them. Problem `access-…`, one finding for every unit that is out of reach. */
export function shareOut(step: Step, returns: readonly ReturnFigures[]): Share[] {
  const byUnit = new Map<string, ReturnFigures[]>()
  for (const one of returns) byUnit.set(one.unitKey, [...(byUnit.get(one.unitKey) ?? []), one])
  const shares = new Map<string, { granted: Granted; unit: string; returns: ReturnFigures[] }>()
  const refused: Finding[] = []
  for (const [unit, own] of byUnit) {
    try {
      const granted = demand(step.desk, step.caller, 'figure.import', { unit })
      const share = shares.get(granted.by.unit) ?? { granted, unit, returns: [] }
      share.returns.push(...own)
      shares.set(granted.by.unit, share)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push(...error.findings)
    }
  }
  if (refused.length > 0) throw new Problem(refused)
  if (shares.size === 0) fail('import-empty')
  return [...shares.values()]
}
