import type { Lang } from '../domain/words.js'

/**
 * A moment on the clock of the pack's time zone, to the second: "23/11/2026 21:10:05", in English "2026-11-23 21:10:05".
 * Both always have the same number of letters, so that columns stay straight.
 */
export function momentText(at: Date, timezone: string, lang: Lang): string {
  const parts = new Map(
    clock(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
  const time = [parts.get('hour'), parts.get('minute'), parts.get('second')].join(':')
  return lang === 'vi' ? `${day}/${month}/${year} ${time}` : `${year}-${month}-${day} ${time}`
}

function clock(timezone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  })
}
