import {
  formEffects,
  listEffects,
  type PeriodEffect,
  periodEffects,
  seriesEffects,
} from '../../domain/definition-effects/definitions.js'
import { neededShares, type Succession, successions } from '../../domain/definition-effects/successions.js'
import { endOf, nameOn, unitEffects } from '../../domain/definition-effects/units.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import { definitionEffectsWords } from '../../domain/words/definition-effects.js'
import { type Lang, say } from '../../domain/words.js'
import type { Tx } from '../../store/database.js'
import { officesHeld, returnsHeld } from '../../store/definition-reach.js'
import { unsettled } from '../../store/return-states.js'
import { type CountedSuccession, warningsOf } from './effect-warnings.js'

/** What definitions do to units, figures and people. Counts and names, never a figure. Runs as the owner. */
export async function measureEffects(
  tx: Tx,
  before: PackIndex,
  after: PackIndex,
  today: IsoDate,
  lang: Lang,
) {
  const year = Number(today.slice(0, 4))
  const units = unitEffects(before, after)
  const passings = await withReturns(tx, after, successions(before, after))
  const open = await unsettled(tx)
  const forms = formEffects(before, after).map((effect) => ({
    ...effect,
    asked: [...effect.asked],
    noLongerAsked: [...effect.noLongerAsked],
    open: open.filter(({ form }) => form === effect.form).length,
  }))
  const periods = periodEffects(before, after, [year, year + 1])
  const measures = listEffects(before.pack.measures, after.pack.measures)
  const indicators = listEffects(before.pack.indicators, after.pack.indicators)
  const facts = { before, after, today, units, successions: passings, forms, periods, measures, indicators }
  return {
    units,
    successions: passings,
    needed: neededShares(before, after).map(({ act, on, from, to }) => ({
      act,
      from,
      to: [...to],
      text: say(definitionEffectsWords, 'needed-shares', lang, {
        from: from.name,
        to: to.map(({ name }) => name).join(', '),
        on: formatDate(on, lang),
      }),
    })),
    offices: await offices(tx, before, after, today),
    series: seriesEffects(before, after),
    measures: { added: measures.added, changed: measures.changed },
    indicators,
    forms,
    periods: periods.map((effect) => periodListed(effect, lang)),
    warnings: await warningsOf(tx, facts, lang),
  }
}

async function withReturns(
  tx: Tx,
  index: PackIndex,
  passings: readonly Succession[],
): Promise<CountedSuccession[]> {
  const id = (key: string) => index.pack.history.units.get(key)!.id
  const held = await returnsHeld(tx, [...new Set(passings.map(({ unit }) => id(unit.key)))])
  return passings.map((passing) => {
    const own = held.filter(({ unit }) => unit === id(passing.unit.key))
    const sum = (rows: typeof own) => rows.reduce((total, { count }) => total + count, 0)
    return {
      ...passing,
      heirs: [...passing.heirs],
      returns: sum(own),
      returnsAfter: sum(own.filter(({ windowTo }) => windowTo >= passing.on)),
    }
  })
}

/** People whose unit ends, and did not before. */
async function offices(tx: Tx, before: PackIndex, after: PackIndex, today: IsoDate) {
  const ending = [...after.pack.history.units.values()].flatMap(({ id, key }) => {
    const on = endOf(after, key)
    return on === null || on === endOf(before, key) ? [] : [{ id, key, on }]
  })
  const held = await officesHeld(
    tx,
    ending.map(({ id }) => id),
    today,
  )
  return held.map(({ account, name, role, unit }) => {
    const { key, on } = ending.find(({ id }) => id === unit)!
    return { account, name, role, unit: nameOn(after, key, on), on }
  })
}

function periodListed({ period, window, due }: PeriodEffect, lang: Lang) {
  const text = ({ from, to }: { from: IsoDate; to: IsoDate }) =>
    `${formatDate(from, lang)} – ${formatDate(to, lang)}`
  return {
    period,
    window: window === null ? null : { before: text(window.before), after: text(window.after) },
    due: [...due],
  }
}
