import { tableAnswer } from '../../domain/access-table.js'
import { type AuditEntry, type AuditSearch, searchAudit } from '../../store/audit-reading.js'
import type { Step } from '../step.js'
import { type UnitLabel, unitLabel } from './account-view.js'

export interface AuditLine extends AuditEntry {
  readonly unitLabel: UnitLabel
}

/**
 * The audit of a unit, the newest first; with all units under it when the role reaches there (a head sees the own unit only).
 * `unit` is a key; days are those of the pack's time zone.
 */
export async function readAudit(
  step: Step,
  asked: Omit<AuditSearch, 'unit' | 'below' | 'timezone'> & { readonly unit: string },
): Promise<readonly AuditLine[]> {
  const { by } = await step.act('audit.read', { unit: asked.unit })
  const below = tableAnswer(by.role, 'audit.read', 'below') === 'yes'
  const { timezone } = step.desk.index.pack.calendar
  const rows = await searchAudit(step.tx, { ...asked, unit: step.unitId(asked.unit), below, timezone })
  return rows.map((row) => ({ ...row, unitLabel: unitLabel(step.desk, row.unit) }))
}
