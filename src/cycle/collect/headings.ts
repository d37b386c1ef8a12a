import { stripMarks } from '../../domain/text-normal.js'

/** What a column of a table of figures holds. */
export type Role = 'unit' | 'period' | 'series' | 'value' | 'passed-over'

/** How each column may be headed, without marks (the look-up strips them): Vietnamese and English. */
const HEADINGS: Readonly<Record<Role, readonly string[]>> = {
  unit: ['unit', 'unit code', 'ma don vi', 'don vi', 'ma dv', 'don vi bao cao', 'ma don vi bao cao'],
  period: ['period', 'period code', 'ky', 'ky bao cao', 'ma ky'],
  series: ['series', 'series code', 'chi tieu', 'ma chi tieu'],
  value: ['value', 'gia tri', 'so lieu'],
  'passed-over': [
    'note',
    'notes',
    'ghi chu',
    'no',
    'stt',
    'tt',
    'unit name',
    'ten don vi',
    'series name',
    'ten chi tieu',
    'unit of measure',
    'don vi tinh',
  ],
}

const ROLE_OF = new Map<string, Role>(
  Object.entries(HEADINGS).flatMap(([role, names]) =>
    names.map((name): [string, Role] => [name, role as Role]),
  ),
)

/** Headings that may be offered for one that is not known. */
export const KNOWN_HEADINGS: readonly string[] = [
  'đơn vị',
  'mã đơn vị',
  'kỳ',
  'chỉ tiêu',
  'mã chỉ tiêu',
  'giá trị',
  'số liệu',
  'ghi chú',
  'unit',
  'period',
  'series',
  'value',
  'note',
]

/** The headings to print for roles that a table lacks. */
export const ROLE_NAMES: Readonly<Record<Exclude<Role, 'passed-over'>, string>> = {
  unit: 'đơn vị (unit)',
  period: 'kỳ (period)',
  series: 'chỉ tiêu (series)',
  value: 'giá trị (value)',
}

/** What a heading means, in any letter case, with or without accents; undefined when it is none of ours. */
export function roleOf(heading: string): Role | undefined {
  return ROLE_OF.get(
    stripMarks(heading)
      .replace(/[_.:-]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
}
