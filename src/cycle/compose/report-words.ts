import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { next, periodName } from '../../domain/period.js'
import type { ReportSubject } from './subject.js'

/** Names that stand for words of the report itself. */
export const WORD_NAMES = [
  'unit.name',
  'unit.code',
  'unit.level',
  'unit.superior',
  'period.type',
  'period.name',
  'period.from',
  'period.to',
  'next.name',
  'base.name',
  'pack.name',
] as const

/** What such a name stands for; null when there is none. `base.name` needs a comparison and is not known here. */
export function wordNamed(name: string, index: PackIndex, subject: ReportSubject): string | null {
  const { lang, period, unit } = subject
  switch (name) {
    case 'unit.name':
      return unit.name
    case 'unit.code':
      return unit.code
    case 'unit.level':
      return unit.level
    case 'unit.superior':
      // The body that a letterhead names above the unit; the unit itself at the top of the tree.
      return index.treeOf(period).nodes.get(unit.parent ?? unit.key)?.name ?? unit.name
    case 'period.type':
      return period.type
    case 'period.name':
      return periodName(period, lang)
    case 'period.from':
      return formatDate(index.window(period).from, lang)
    case 'period.to':
      return formatDate(index.window(period).to, lang)
    case 'next.name':
      return periodName(next(period), lang)
    case 'pack.name':
      return index.pack.name[lang]
    default:
      return null
  }
}
