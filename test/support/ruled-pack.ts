import type { Pack } from '../../src/domain/pack.js'
import { smallPack } from './small-pack.js'

/** The small pack with rules on its form of crime: no more cleared than recorded (error), at most 50 recorded (warning). */
export function ruledPack(): Pack {
  const pack = smallPack()
  const rules = [
    {
      id: 'cleared-within',
      left: 'cleared',
      op: '<=',
      right: 'recorded',
      severity: 'error',
      message: { vi: 'Số vụ khám phá lớn hơn số vụ phát hiện', en: 'More cleared than recorded' },
    },
    {
      id: 'many',
      left: 'recorded',
      op: '<=',
      right: '50',
      severity: 'warning',
      message: { vi: 'Số vụ nhiều bất thường', en: 'Unusually many cases' },
    },
  ] as const
  return { ...pack, forms: pack.forms.map((form) => (form.id === 'crime' ? { ...form, rules } : form)) }
}
