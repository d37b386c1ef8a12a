import { dueDate } from '../calendar.js'
import type { Form } from '../form.js'
import { same } from '../merge-yaml.js'
import type { PackIndex } from '../pack-index.js'
import {
  halfPeriod,
  type IsoDate,
  monthPeriod,
  nineMonthsPeriod,
  type Period,
  quarterPeriod,
  weekPeriod,
  weeksInYear,
  yearPeriod,
} from '../period.js'
import { seriesName } from '../series-name.js'

type Named = { readonly id: string }

/** Which of a list are new, which say something else, which are gone. */
export function listEffects(before: readonly Named[], after: readonly Named[]) {
  const then = new Map(before.map((one) => [one.id, one]))
  const now = new Set(after.map((one) => one.id))
  const kept = after.filter((one) => then.has(one.id))
  return {
    added: after.filter((one) => !then.has(one.id)).map((one) => one.id),
    changed: kept.filter((one) => !same(one, then.get(one.id))).map((one) => one.id),
    removed: before.filter((one) => !now.has(one.id)).map((one) => one.id),
  }
}

/** Series that are new, and those that are called otherwise. */
export function seriesEffects(before: PackIndex, after: PackIndex) {
  const renamed = after.pack.series.filter((series) => {
    const then = before.seriesByCode.get(series.code)
    return then !== undefined && !same(seriesName(then, before.pack), seriesName(series, after.pack))
  })
  return {
    added: after.pack.series.filter(({ code }) => !before.seriesByCode.has(code)).map(({ code }) => code),
    renamed: renamed.map(({ code }) => code),
  }
}

/** Indicators that are worked out otherwise than before, also because of others that they use. */
export function recomputed(before: PackIndex, after: PackIndex): string[] {
  const then = new Map(before.pack.indicators.map((one) => [one.id, one]))
  return after.pack.indicators
    .filter((one) => {
      const old = then.get(one.id)
      return old !== undefined && !same(before.bound(old).root, after.bound(one).root)
    })
    .map(({ id }) => id)
}

export interface FormEffect {
  readonly form: string
  readonly change: 'added' | 'changed' | 'removed'
  readonly asked: readonly string[]
  readonly noLongerAsked: readonly string[]
}

/** Forms that are new, gone or ask otherwise. */
export function formEffects(before: PackIndex, after: PackIndex): FormEffect[] {
  const { added, changed, removed } = listEffects(before.pack.forms, after.pack.forms)
  const effect = (change: FormEffect['change']) => (form: string) => {
    const then = cells(before.formById.get(form))
    const now = cells(after.formById.get(form))
    return {
      form,
      change,
      asked: now.filter((code) => !then.includes(code)),
      noLongerAsked: then.filter((code) => !now.includes(code)),
    }
  }
  return [...added.map(effect('added')), ...changed.map(effect('changed')), ...removed.map(effect('removed'))]
}

function cells(form: Form | undefined): string[] {
  return form?.sections.flatMap((section) => [...section.series]) ?? []
}

/** First and last day. */
export interface Days {
  readonly from: IsoDate
  readonly to: IsoDate
}

export interface PeriodEffect {
  readonly period: string
  readonly window: { readonly before: Days; readonly after: Days } | null
  readonly due: readonly {
    readonly level: string
    readonly before: IsoDate | null
    readonly after: IsoDate | null
  }[]
}

/** Periods of these years whose window or deadlines are others. */
export function periodEffects(before: PackIndex, after: PackIndex, years: readonly number[]): PeriodEffect[] {
  if (same(before.pack.calendar, after.pack.calendar)) return []
  const levels = new Set([...before.pack.levels, ...after.pack.levels].map(({ id }) => id))
  return years.flatMap(periodsIn).flatMap((period) => {
    const [then, now] = [days(before, period), days(after, period)]
    const due = [...levels].flatMap((level) => {
      const day = {
        before: dueDate(before.pack.calendar, period, level),
        after: dueDate(after.pack.calendar, period, level),
      }
      return day.before === day.after ? [] : [{ level, ...day }]
    })
    const window = same(then, now) ? null : { before: then, after: now }
    return window === null && due.length === 0 ? [] : [{ period: period.code, window, due }]
  })
}

function days(index: PackIndex, period: Period): Days {
  const { from, to } = index.window(period)
  return { from, to }
}

function periodsIn(year: number): Period[] {
  const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
  return [
    ...count(weeksInYear(year)).map((week) => weekPeriod(year, week)),
    ...count(12).map((month) => monthPeriod(year, month)),
    ...count(4).map((quarter) => quarterPeriod(year, quarter)),
    ...count(2).map((half) => halfPeriod(year, half)),
    nineMonthsPeriod(year),
    yearPeriod(year),
  ]
}
