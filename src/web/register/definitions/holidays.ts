import { addDays, type IsoDate, isoDate, isValidDate } from '../../../domain/date.js'

export interface Holiday {
  readonly date: IsoDate
  readonly name: string
}

export interface HolidayFault {
  /** From 1. */
  readonly line: number
  readonly kind: 'date' | 'name' | 'range'
}

const DAY = /(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))/u.source
const TO = /\s*(?:-|–|—|đến|to)\s*/u.source
const NAME = /[\s,;:–—-]*(.*?)\s*/u.source
const LINE = new RegExp(`^\\s*${DAY}(?:${TO}${DAY})?${NAME}$`, 'iu')
const MOST_DAYS = 31

/**
 * Holidays as people write or paste them, one a line: `02/09/2027 Quốc khánh`, `2027-09-02, …`, `05/02/2027 - 10/02/2027 …`. Day before
 * month, whatever the language. Lines that cannot be read are named; empty lines are nothing.
 */
export function readHolidays(text: string): {
  holidays: readonly Holiday[]
  faults: readonly HolidayFault[]
} {
  const found = new Map<IsoDate, string>()
  const faults: HolidayFault[] = []
  for (const [at, line] of text.normalize('NFC').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (typeof read === 'string') faults.push({ line: at + 1, kind: read })
    else for (const { date, name } of read) found.set(date, name)
  }
  return { holidays: sorted(found), faults }
}

function readLine(line: string): readonly Holiday[] | HolidayFault['kind'] {
  const match = LINE.exec(line)
  if (match === null) return 'date'
  const [from, to] = [dayOf(match.slice(1, 7)), dayOf(match.slice(7, 13))]
  const name = match[13]!
  if (from === null || to === null) return 'date'
  if (name === '') return 'name'
  const last = to ?? from!
  if (from === undefined) return 'date'
  const days: Holiday[] = []
  for (let date = from; date <= last && days.length <= MOST_DAYS; date = addDays(date, 1))
    days.push({ date, name })
  return days.length === 0 || days.length > MOST_DAYS ? 'range' : days
}

/** Undefined: none was written; null: there is no such day. */
function dayOf(parts: readonly (string | undefined)[]): IsoDate | null | undefined {
  const [year, month, day, day2, month2, year2] = parts
  if (year === undefined && year2 === undefined) return undefined
  const written = `${year ?? year2}-${two(month ?? month2!)}-${two(day ?? day2!)}`
  return isValidDate(written)
    ? isoDate(Number(year ?? year2), Number(month ?? month2), Number(day ?? day2))
    : null
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}

/** Both lists as one, in order of time; a day that is in both takes the new name. */
export function addHolidays(held: readonly Holiday[], added: readonly Holiday[]): readonly Holiday[] {
  return sorted(new Map([...held, ...added].map(({ date, name }) => [date, name])))
}

function sorted(days: ReadonlyMap<IsoDate, string>): Holiday[] {
  return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1))
}
