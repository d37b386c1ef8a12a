import { privateDataFindings } from '../../../domain/private-data.js'
import { type Finding, finding, Problem } from '../../../domain/problem.js'
import type { Stage } from '../../../domain/strata.js'
import { lockUnits } from '../../../store/database.js'
import type { Step } from '../../step.js'
import { checkReturnsIn, foundIn } from '../check-returns.js'
import { addIfChanged, type LoadMeta } from '../load.js'
import { nameOfSent, type SentFigures } from '../workbooks/read-workbook.js'
import { type Placed, placeImport } from './place-import.js'
import { readImport, type Share, shareOut, sizeFault } from './read-import.js'

export interface ImportWanted {
  /** How far the figures have come already. */
  readonly stage: Stage
  /** Why figures that are there are replaced. */
  readonly reason: string | null
}

/** What an import holds, and what it does or would do. */
export interface ImportResult {
  readonly file: string
  /** Figures, returns, units and periods in the file. */
  readonly values: number
  readonly returns: number
  readonly units: number
  readonly periods: readonly string[]
  readonly new: number
  readonly replaced: number
  readonly unchanged: number
  /** Returns in which somebody was typing. */
  readonly drafts: number
  /** What keeps it out; at most 1,000 are listed. */
  readonly findings: readonly Finding[]
  readonly findingCount: number
  /** What is worth looking at and keeps nothing out. */
  readonly warnings: readonly Finding[]
  readonly unreadColumns: readonly { readonly file: string; readonly column: string }[]
}

const LISTED = 1000

/**
 * What a file of figures of several units would do, without doing it: every fault is among the findings. Problem `access-…` when a
 * unit in it is out of reach.
 */
export async function lookAtImport(
  step: Step,
  sent: SentFigures,
  wanted: ImportWanted,
): Promise<ImportResult> {
  return (await prepare(step, sent, wanted, false)).result
}

/**
 * Take figures of several units in, all of them or none, under the rights of the caller; the steps of single returns are passed by.
 * A return that says what its newest version says is left alone. Problem: every fault of the file; `return-closed` and the like for
 * periods that are closed; `import-…`; `access-…`.
 */
export async function importFigures(
  step: Step,
  sent: SentFigures,
  wanted: ImportWanted,
): Promise<ImportResult> {
  const { result, shares } = await prepare(step, sent, wanted, true)
  if (result.findings.length > 0) throw new Problem(result.findings)
  const at = await step.at()
  for (const { share, placed } of shares) {
    await step.act('figure.import', { unit: share.unit, office: share.granted.by })
    let added = 0
    for (const { row, figures, fate } of placed) {
      if (fate === 'unchanged' || (await addIfChanged(step.tx, step.desk.index, row, at)) === null) continue
      added++
      step.tell({ kind: 'return', unit: figures.unitKey, period: figures.period.code, form: figures.form })
    }
    const { stage, reason } = wanted
    const detail = {
      source: result.file,
      stage,
      added,
      read: placed.length,
      ...(reason !== null && { reason }),
    }
    await step.audit({ unit: step.unitId(share.granted.by.unit), action: 'figures.import', detail })
  }
  return result
}

interface Prepared {
  readonly result: ImportResult
  readonly shares: readonly { readonly share: Share; readonly placed: readonly Placed[] }[]
}

async function prepare(
  step: Step,
  sent: SentFigures,
  wanted: ImportWanted,
  locked: boolean,
): Promise<Prepared> {
  const file = nameOfSent(sent)
  const read = await readImport(step, sent)
  const { returns } = read
  const whole = {
    file,
    values: read.counts.values,
    returns: returns.length,
    units: new Set(returns.map(({ unitId }) => unitId)).size,
    periods: [...new Set(returns.map(({ period }) => period.code))].sort(),
    unreadColumns: read.unreadColumns,
  }
  const size = read.findings.length > 0 ? null : sizeFault(returns, file)
  if (read.findings.length > 0 || size !== null) {
    const findings = size === null ? read.findings : [size]
    const findingCount = size === null ? read.counts.findings : 1
    const nothing = { new: 0, replaced: 0, unchanged: 0, drafts: 0, warnings: [] }
    return { result: { ...whole, ...nothing, findings, findingCount }, shares: [] }
  }

  const shares = shareOut(step, returns)
  if (locked) {
    const units = returns.map(({ unitId }) => unitId)
    await lockUnits(step.tx, units)
  }
  const { name, account } = step.caller
  const meta: LoadMeta = { actor: name, account, source: file, ...wanted }
  const faults: Finding[] = [...reasonFaults(wanted.reason)]
  const warnings: Finding[] = []
  const done: { share: Share; placed: Placed[] }[] = []
  for (const share of shares) {
    await step.act('figure.import', { unit: share.unit, office: share.granted.by })
    const found = foundIn(await checkReturnsIn(step.tx, step.desk.index, share.returns))
    const placed = await placeImport(step, share.returns, meta)
    faults.push(...found.errors, ...placed.flatMap((one) => one.faults))
    warnings.push(...found.warnings)
    done.push({ share, placed })
  }
  const all = done.flatMap(({ placed }) => placed)
  const count = (fate: Placed['fate']) => all.filter((one) => one.fate === fate).length
  const replaced = count('replaced')
  if (replaced > 0 && !hasContent(wanted.reason))
    faults.push(finding('import-reason-missing', { field: 'query.reason' }, { count: replaced }))
  return {
    result: {
      ...whole,
      new: count('new'),
      replaced,
      unchanged: count('unchanged'),
      drafts: all.filter(({ draft }) => draft).length,
      findings: faults.slice(0, LISTED),
      findingCount: faults.length,
      warnings: warnings.slice(0, LISTED),
    },
    shares: done,
  }
}

function reasonFaults(reason: string | null): Finding[] {
  return reason === null ? [] : privateDataFindings(reason, { field: 'query.reason' })
}

function hasContent(reason: string | null): boolean {
  return reason !== null && /[\p{L}\p{N}]/u.test(reason)
}
