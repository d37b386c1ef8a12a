import { periodName, readPeriod } from '../../domain/period.js'
import { webWords } from '../../domain/words/web.js'
import { type Lang, say } from '../../domain/words.js'

/** A day in figures, for tables: 16/11/2026, 2026-11-16. */
export function shortDate(date: string | null, lang: Lang): string {
  if (date === null) return ''
  const [year, month, day] = date.split('-')
  return lang === 'vi' ? `${day}/${month}/${year}` : date
}

/** The name of a period by its code: tháng 10/2026. What is no code of a period (an address typed by hand) stays as it is. */
export function periodText(code: string, lang: Lang): string {
  const period = readPeriod(code)
  return period === undefined ? code : periodName(period, lang)
}

/** The time of a moment on this device's clock, with the day when that is another: 14:05, 14:05 ngày 22/11/2026. */
export function clockTime(moment: Date, now: Date, lang: Lang): string {
  const time = `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`
  const day = (date: Date) =>
    `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
  return day(moment) === day(now)
    ? time
    : say(webWords, 'time-on-day', lang, { time, day: shortDate(day(moment), lang) })
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
