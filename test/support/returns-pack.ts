import type { Form } from '../../src/domain/form.js'
import type { Pack } from '../../src/domain/pack.js'
import type { Reorganisation } from '../../src/domain/reorganisation.js'
import { smallPack } from './small-pack.js'

/**
 * The small pack with deadlines and with rules on its form `crime`: `recorded` is required, `cleared` more than `recorded` is an
 * error, `recorded` more than twice that of the month before a warning.
 */
export function returnsPack(acts?: readonly Reorganisation[]): Pack {
  const pack = smallPack(acts)
  const crime: Partial<Form> = {
    required: ['recorded'],
    rules: [
      {
        id: 'cleared-within-recorded',
        left: 'cleared',
        op: '<=',
        right: 'recorded',
        severity: 'error',
        message: { vi: 'Số vụ khám phá vượt số vụ phát hiện', en: 'More cleared than recorded' },
      },
      {
        id: 'doubled',
        left: 'recorded',
        op: '<=',
        right: '2 * recorded@previous',
        severity: 'warning',
        message: { vi: 'Tăng gấp đôi so với kỳ trước', en: 'More than twice the month before' },
      },
    ],
  }
  return {
    ...pack,
    calendar: {
      ...pack.calendar,
      deadlines: [
        { level: 'commune', day: 17 },
        { level: 'province', day: 19 },
      ],
      holidays: [{ date: '2026-11-18', name: 'Ngày nghỉ' }],
    },
    forms: pack.forms.map((form) => (form.id === 'crime' ? { ...form, ...crime } : form)),
  }
}
