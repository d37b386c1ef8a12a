import type { ReturnFigures } from '../../../domain/figure.js'
import { readFileName } from '../../../domain/file-name.js'
import type { LegacyEncoding } from '../../../domain/legacy-text.js'
import { type Finding, finding } from '../../../domain/problem.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { readFigures } from '../read-file.js'
import type { ReturnPlace } from '../returns/place.js'
import type { TextLimits } from '../text-source.js'

/** A file of figures as it was sent. */
export interface SentFigures {
  readonly bytes: Uint8Array
  /** As the client calls it; messages name it so. */
  readonly name: string | null
  readonly convert?: LegacyEncoding | 'windows-1258' | undefined
}

/** What is unpacked on a server that others use at the same time: a return is a few kilobytes, a year of a province some megabytes. */
export const SENT_LIMITS: TextLimits = { bytes: 50 * 1024 * 1024, ratio: 200 }

/** Name of a file that was sent without one. */
const UNNAMED = 'file'

/** The name that messages and histories use; a name that cannot be kept is not used. */
export function nameOfSent({ name }: Pick<SentFigures, 'name'>): string {
  const read = readFileName(name)
  return typeof read === 'string' ? read : UNNAMED
}

/** What a file holds for one return; null when it holds nothing for it. With any finding nothing may be taken from it. */
export async function readForReturn(
  step: Step,
  place: ReturnPlace,
  sent: SentFigures,
): Promise<{ readonly figures: ReturnFigures | null; readonly findings: readonly Finding[] }> {
  const file = nameOfSent(sent)
  const { unit, period, form } = place
  const { returns, findings } = await readFigures({ name: file, bytes: sent.bytes }, step.desk.index.pack, {
    today: todayAt(step.desk),
    expected: { unit, period: period.code, form: form.id },
    textLimits: SENT_LIMITS,
    ...(sent.convert !== undefined && { convert: sent.convert }),
  })
  const isWanted = (r: ReturnFigures) =>
    r.unitKey === unit && r.period.key === period.key && r.form === form.id
  const figures = returns.find(isWanted) ?? null
  const wanted = { wantedUnit: place.node?.code ?? unit, wantedPeriod: period.code, wantedForm: form.id }
  const others = returns
    .filter((r) => !isWanted(r))
    .map((r) => {
      const params = { unit: codeOf(step, r), period: r.period.code, form: r.form, ...wanted }
      return finding(
        'workbook-other-return',
        { ...r.place, unit: params.unit, period: r.period.code },
        params,
      )
    })
  if (figures === null && others.length === 0 && findings.length === 0)
    return { figures, findings: [finding('workbook-empty', { file })] }
  return { figures, findings: [...findings, ...others] }
}

function codeOf(step: Step, { unitKey, period }: ReturnFigures): string {
  return step.desk.index.treeOf(period).nodes.get(unitKey)?.code ?? unitKey
}
