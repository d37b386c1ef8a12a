import type { ReturnEvent } from '../../../domain/submission-progress.js'
import { addEvent, type EventChanges } from '../../../store/events.js'
import type { Step } from '../../step.js'
import type { ReturnPlace } from './place.js'

/** Put a step of a return into its history and into the audit, and tell those who watch. The audit holds no figures. */
export async function recordStep(
  step: Step,
  place: ReturnPlace,
  event: ReturnEvent,
  path: readonly number[],
  changes: EventChanges | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const officeUnit = step.unitId(event.office.unit)
  await addEvent(step.tx, place.key, { ...event, actorName: step.caller.name, officeUnit, changes }, path)
  const { kind, version, from, to, reason } = event
  await step.audit({
    unit: place.key.unit,
    action: `return.${kind}`,
    detail: {
      period: place.period.code,
      form: place.form.id,
      version,
      from,
      to,
      ...(reason === null ? {} : { reason }),
      ...detail,
    },
  })
  step.tell({ kind: 'return', unit: place.unit, period: place.period.code, form: place.form.id })
}
