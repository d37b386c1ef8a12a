import {
  type FormEffect,
  type PeriodEffect,
  recomputed,
} from '../../domain/definition-effects/definitions.js'
import type { Succession } from '../../domain/definition-effects/successions.js'
import type { UnitEffect } from '../../domain/definition-effects/units.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type IsoDate, periodFromKey } from '../../domain/period.js'
import { definitionEffectsWords } from '../../domain/words/definition-effects.js'
import { type Lang, type Params, say } from '../../domain/words.js'
import type { Tx } from '../../store/database.js'
import { closedPeriods, returnsByPeriod } from '../../store/definition-reach.js'

/** A succession with the number of returns that it concerns. */
export type CountedSuccession = Omit<Succession, 'heirs'> & {
  readonly heirs: Succession['heirs'][number][]
  readonly returns: number
  readonly returnsAfter: number
}

interface Facts {
  readonly before: PackIndex
  readonly after: PackIndex
  readonly today: IsoDate
  readonly units: readonly UnitEffect[]
  readonly successions: readonly CountedSuccession[]
  readonly forms: readonly (FormEffect & { readonly open: number })[]
  readonly periods: readonly PeriodEffect[]
  readonly measures: { readonly changed: readonly string[] }
  readonly indicators: { readonly removed: readonly string[] }
}

/** What must be known before the definitions come into force, in sentences. */
export async function warningsOf(tx: Tx, facts: Facts, lang: Lang): Promise<string[]> {
  const { before, after, today } = facts
  const told: string[] = []
  const warn = (key: keyof typeof definitionEffectsWords, params: Params) =>
    told.push(say(definitionEffectsWords, key, lang, params))
  const first = facts.units.map(({ on }) => on).sort()[0]
  if (first !== undefined && first <= today) {
    const count = facts.successions.reduce((sum, { returnsAfter }) => sum + returnsAfter, 0)
    warn('past-act', { on: formatDate(first, lang), count })
  }
  const closed = (await closedPeriods(tx, today)).map(periodFromKey).filter((period) => {
    const day = after.window(period).to
    return (
      (first !== undefined && first <= day) ||
      JSON.stringify(before.window(period)) !== JSON.stringify(after.window(period)) ||
      facts.periods.some((effect) => effect.period === period.code)
    )
  })
  if (closed.length > 0) warn('closed-periods', { periods: closed.map(({ code }) => code).join(', ') })
  const otherwise = recomputed(before, after)
  if (otherwise.length > 0) warn('recomputed', { indicators: names(after.pack.indicators, otherwise, lang) })
  const { removed } = facts.indicators
  if (removed.length > 0)
    warn('indicators-removed', { indicators: names(before.pack.indicators, removed, lang) })
  const meaning = facts.measures.changed.filter((id) => otherMeaning(before, after, id))
  if (meaning.length > 0) warn('measure-meaning', { measures: names(after.pack.measures, meaning, lang) })
  for (const { form, change, open } of facts.forms)
    if (change === 'changed' && open > 0)
      warn('form-open', { form: after.formById.get(form)!.name[lang], count: open })
  const moved = await windowsMoved(tx, before, after)
  if (moved > 0) warn('windows-moved', { count: moved })
  return told
}

/** How many returns were made for a window that their period has no more. */
async function windowsMoved(tx: Tx, before: PackIndex, after: PackIndex): Promise<number> {
  if (JSON.stringify(before.pack.calendar.cutoffs) === JSON.stringify(after.pack.calendar.cutoffs)) return 0
  let count = 0
  for (const held of await returnsByPeriod(tx)) {
    const period = periodFromKey(held.period)
    const [then, now] = [before.window(period), after.window(period)]
    if (then.from !== now.from || then.to !== now.to) count += held.count
  }
  return count
}

function otherMeaning(before: PackIndex, after: PackIndex, id: string): boolean {
  const of = ({ pack }: PackIndex) => {
    const { kind, scale, overUnits } = pack.measures.find((measure) => measure.id === id)!
    return `${kind} ${scale} ${overUnits}`
  }
  return of(before) !== of(after)
}

function names(
  list: readonly { readonly id: string; readonly name: Readonly<Record<Lang, string>> }[],
  ids: readonly string[],
  lang: Lang,
): string {
  return ids.map((id) => list.find((one) => one.id === id)?.name[lang] ?? id).join('; ')
}
