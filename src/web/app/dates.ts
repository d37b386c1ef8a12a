import { parsePeriod, periodName } from '../../domain/period.js'
import type { Lang } from '../../domain/words.js'

/** A day in figures, for tables: 16/11/2026, 2026-11-16. */
export function shortDate(date: string | null, lang: Lang): string {
  if (date === null) return ''
  const [year, month, day] = date.split('-')
  return lang === 'vi' ? `${day}/${month}/${year}` : date
}

/** The name of a period by its code: tháng 10/2026. */
export function periodText(code: string, lang: Lang): string {
  return periodName(parsePeriod(code), lang)
}
