import { periodName, readPeriod } from '../../../domain/period.js'
import { matcher, type SearchKeys, searchKeys, stripMarks, tidyText } from '../../../domain/text-normal.js'
import { webPaletteWords as words } from '../../../domain/words/web-palette.js'
import { type Lang, say } from '../../../domain/words.js'
import { typedPeriod } from './typed-period.js'

/** The groups of what can be found, in the order in which they are shown. */
export const GROUPS = [
  'recent',
  'returns',
  'units',
  'pages',
  'periods',
  'forms',
  'indicators',
  'help',
] as const
export type Group = (typeof GROUPS)[number]

/** Something that can be opened. Plain data: it is kept on the device as one of the recent ones. */
export interface Entry {
  readonly id: string
  readonly group: Group
  readonly label: string
  readonly detail: string
  /** The address it leads to, with its parameters filled. */
  readonly to: string
  /** A unit leads to its pages first. */
  readonly unit?: string
}

export interface Searchable extends Entry {
  readonly keys: SearchKeys
}

/** What the pages know of a unit and a form, as far as finding needs it. */
export interface UnitLike {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
  readonly path: readonly string[]
}

export interface FormLike {
  readonly id: string
  readonly name: Readonly<Record<Lang, string>>
  readonly periodType: string
  readonly levels: readonly string[]
}

export interface Catalogue {
  readonly lang: Lang
  /** Today's date. */
  readonly today: string
  readonly units: readonly UnitLike[]
  readonly forms: readonly FormLike[]
  /** Units in which the person holds an office: what stands below them comes first. */
  readonly offices: ReadonlySet<string>
  /** Everything else that can be found by its name. */
  readonly others: readonly Searchable[]
}

/** Make entries searchable by label and detail. */
export function searchable(entries: readonly Entry[]): Searchable[] {
  return entries.map((entry) => ({ ...entry, keys: searchKeys(`${entry.label} ${entry.detail}`) }))
}

const MOST: Readonly<Record<Group, number>> = {
  recent: 6,
  returns: 12,
  units: 10,
  pages: 12,
  periods: 4,
  forms: 5,
  indicators: 8,
  help: 5,
}

/** A catalogue made ready: units are searched at every letter, and there may be thousands. */
export class Finder {
  private readonly units: readonly (UnitLike & { readonly keys: SearchKeys; readonly near: boolean })[]

  constructor(private readonly catalogue: Catalogue) {
    this.units = catalogue.units.map((unit) => ({
      ...unit,
      keys: searchKeys(`${unit.name} ${unit.code}`),
      near: unit.path.some((key) => catalogue.offices.has(key)),
    }))
  }

  /** What matches, best first within each group. Nothing typed: nothing but the pages. */
  find(typed: string): Entry[] {
    const { lang, today, others } = this.catalogue
    if (tidyText(typed) === '') return others.filter(({ group }) => group === 'pages').map(plain)
    const { periods, rest } = typedPeriod(typed, today)
    const matches = matcher(typed)
    const named = others.filter(({ keys }) => matches(keys))
    const found = new Map<Group, Entry[]>([
      ['returns', rest === '' ? [] : this.returns(rest, periods)],
      ['units', this.unitEntries(this.unitsNamed(typed))],
      ['periods', rest === '' ? periodEntries(periods, lang) : []],
    ])
    for (const group of ['pages', 'forms', 'indicators', 'help'] as const)
      found.set(
        group,
        ranked(
          named.filter((one) => one.group === group),
          typed,
        ).map(plain),
      )
    return GROUPS.flatMap((group) => (found.get(group) ?? []).slice(0, MOST[group]))
  }

  /** The pages of one unit, narrowed by what is typed: its returns of a period that is named, or of the last ones. */
  ofUnit(key: string, typed: string): Entry[] {
    const unit = this.units.find((one) => one.key === key)
    if (unit === undefined) return []
    const { lang, today } = this.catalogue
    const { periods, rest } = typedPeriod(typed, today)
    const pages = searchable(
      (
        [
          ['unit-returns', `/returns?unit=${encodeURIComponent(key)}`],
          ['unit-board', `/board?unit=${encodeURIComponent(key)}`],
          ['unit-figures', `/figures?unit=${encodeURIComponent(key)}`],
          ['unit-page', `/units/${encodeURIComponent(key)}`],
        ] as const
      ).map(([word, to]) => ({
        id: `${word} ${key}`,
        group: 'pages',
        label: say(words, word, lang, { unit: unit.name }),
        detail: '',
        to,
      })),
    )
    const lately = periods.length > 0 ? periods : lastMonths(today, 3)
    const returns = rest === '' || periods.length > 0 ? this.returnsOf(unit, lately) : []
    const matches = matcher(rest)
    return [...returns, ...pages.filter(({ keys }) => matches(keys)).map(plain)]
  }

  private unitsNamed(typed: string): readonly UnitLike[] {
    const matches = matcher(typed)
    const matching = this.units.filter(({ keys }) => matches(keys))
    return ranked(matching, typed, ({ near }) => (near ? 0 : 1))
  }

  private unitEntries(units: readonly UnitLike[]): Entry[] {
    return units.slice(0, MOST.units).map(({ key, name, code, path }) => ({
      id: `unit ${key}`,
      group: 'units',
      label: name,
      detail: [code, this.units.find((one) => one.key === path.at(-2))?.name].filter(Boolean).join(' · '),
      to: `/units/${encodeURIComponent(key)}`,
      unit: key,
    }))
  }

  private returns(rest: string, periods: readonly string[]): Entry[] {
    if (periods.length === 0) return []
    return this.unitsNamed(rest)
      .slice(0, MOST.returns)
      .flatMap((unit) => this.returnsOf(unit, periods))
  }

  private returnsOf(unit: UnitLike, periods: readonly string[]): Entry[] {
    const { lang, forms } = this.catalogue
    return periods.flatMap((code) => {
      const period = readPeriod(code)
      if (period === undefined) return []
      return forms
        .filter(({ levels, periodType }) => levels.includes(unit.level) && periodType === period.type)
        .map((form) => ({
          id: `return ${unit.key} ${code} ${form.id}`,
          group: 'returns' as const,
          label: say(words, 'return-of', lang, { unit: unit.name, period: periodName(period, lang) }),
          detail: form.name[lang],
          to: `/returns/${[unit.key, code, form.id].map(encodeURIComponent).join('/')}`,
        }))
    })
  }
}

function plain({ keys: _keys, ...entry }: Searchable): Entry {
  return entry
}

/** Those whose beginning was typed first, then those with a word that begins so, then the rest; each in its own order. */
function ranked<T extends { readonly keys: SearchKeys }>(
  matching: readonly T[],
  typed: string,
  before: (one: T) => number = () => 0,
): readonly T[] {
  const bare = stripMarks(typed)
  const rank = ({ bare: text }: SearchKeys) => (text.startsWith(bare) ? 0 : text.includes(` ${bare}`) ? 1 : 2)
  return matching
    .map((one, at) => ({ one, at, order: before(one) * 3 + rank(one.keys) }))
    .sort((a, b) => a.order - b.order || a.at - b.at)
    .map(({ one }) => one)
}

function periodEntries(periods: readonly string[], lang: Lang): Entry[] {
  return periods.flatMap((code) => {
    const period = readPeriod(code)
    if (period === undefined) return []
    const name = periodName(period, lang)
    return (['period-returns', 'period-figures'] as const).map((word) => ({
      id: `${word} ${code}`,
      group: 'periods' as const,
      label: say(words, word, lang, { period: name }),
      detail: code,
      to: `${word === 'period-returns' ? '/returns' : '/figures'}?period=${code}`,
    }))
  })
}

/** The last months that have begun, the newest first. */
function lastMonths(today: string, count: number): string[] {
  const number = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, back) => {
    const month = number - back
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
