import type { Lang } from '../../domain/words.js'
import { usePack } from './register.js'

/** A moment as its day and time on the clock of the agency: 23/11/2026 09:05, 2026-11-23 09:05. */
export function momentText(moment: string, timezone: string, lang: Lang): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(moment))
  const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map(
    (wanted) => parts.find(({ type }) => type === wanted)?.value ?? '',
  )
  return `${lang === 'vi' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`} ${hour}:${minute}`
}

/** `momentText` on the clock of the agency whose definitions are in force. */
export function useMoments(lang: Lang): (moment: string) => string {
  const pack = usePack()
  const timezone = pack.data?.timezone ?? 'UTC'
  return (moment) => momentText(moment, timezone, lang)
}
