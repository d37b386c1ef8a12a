import { parsePeriod } from '../../../domain/period.js'
import type { Finding } from '../../../domain/problem.js'
import type { Report } from '../../../domain/report.js'
import type { Stage } from '../../../domain/strata.js'
import type { Step } from '../../step.js'
import { nodeFor, type OpenDocument } from './place.js'
import { type RenderGround, tryRender } from './render.js'
import { groundOf } from './write.js'

/** A text that is being written: what is wrong with it, and how it reads. */
export interface Checked {
  readonly findings: readonly Finding[]
  /** Null while something is wrong with it. */
  readonly report: Report | null
}

/** The same for a text that is not kept. Problem `access-…` without `document.write`. */
export async function checkText(
  step: Step,
  given: {
    readonly unit: string
    readonly body: string
    readonly period: string
    readonly base: string
    readonly stage: Stage
  },
): Promise<Checked> {
  await step.act('document.write', { unit: given.unit })
  const period = parsePeriod(given.period, { field: 'period' })
  return checkedWith(given.body, {
    store: step.desk.store,
    index: step.desk.index,
    viewer: step.unitId(given.unit),
    unit: nodeFor(step, given.unit, period),
    period,
    base: given.base,
    stage: given.stage,
    knownAt: null,
  })
}

/** A stored document as it stands: live figures while it is written, held ones once it is signed off. */
export function checkDocument(step: Step, open: OpenDocument): Promise<Checked> {
  return checkedWith(open.document.body, groundOf(step, open, open.document.knownAt))
}

async function checkedWith(body: string, ground: RenderGround): Promise<Checked> {
  const rendered = await tryRender(body, ground)
  return 'report' in rendered
    ? { findings: [], report: rendered.report }
    : { findings: rendered.findings, report: null }
}
