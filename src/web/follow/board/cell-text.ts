import { submissionWords } from '../../../domain/words/submission.js'
import { webBoardWords } from '../../../domain/words/web-board.js'
import { type Lang, type Params, say } from '../../../domain/words.js'
import { clockTime, periodText, shortDate } from '../../app/dates.js'
import type { BoardCell, OwnReturn } from './board-data.js'

/** What a cell is about, by the names that people know. */
export interface CellPlace {
  readonly unit: string
  /** Code of the period. */
  readonly period: string
  formName(form: string): string
}

function word(key: keyof typeof webBoardWords, lang: Lang, params?: Params): string {
  return say(webBoardWords, key, lang, params)
}

/** Day and month alone: 16/11; the year stands in the heading. */
function dayOfYear(date: string, lang: Lang): string {
  const [, month, day] = date.split('-')
  return lang === 'vi' ? `${day}/${month}` : `${month}-${day}`
}

/** The short word of a return's state. */
export function shortState({ state }: Pick<OwnReturn, 'state'>, lang: Lang): string {
  return word(`short-${state}`, lang)
}

/** The second line of a cell: how late, when it was sent, or when it is due. */
export function underState(one: OwnReturn, lang: Lang): string {
  const { timeliness, sentOn, due } = one
  const { state, days = 0 } = timeliness
  if (state === 'late') return word('late-days', lang, { days })
  if (state === 'sent-late') return word('sent-late-days', lang, { days })
  if (sentOn !== null) return dayOfYear(sentOn, lang)
  if (state === 'due-today') return word('due-today', lang)
  return due === null ? '' : word('due-on', lang, { date: dayOfYear(due, lang) })
}

/** All there is to know of a return, in one line: for who hears the cell, and below the table for who is on it. */
export function ownSentence(one: OwnReturn, place: CellPlace, lang: Lang, now: Date): string {
  const { form, due, sentOn, version, last } = one
  const parts = [
    word('cell-own', lang, {
      unit: place.unit,
      period: periodText(place.period, lang),
      form: place.formName(form),
      state: say(submissionWords, `state-${one.state}`, lang),
      timeliness: one.timeliness.text,
    }),
    ...(due === null ? [] : [word('cell-due', lang, { date: shortDate(due, lang) })]),
    ...(sentOn === null ? [] : [word('cell-sent', lang, { date: shortDate(sentOn, lang) })]),
    ...(version > 1 ? [word('cell-version', lang, { version })] : []),
    ...(last === null
      ? []
      : [
          word('cell-last', lang, {
            by: last.by,
            text: last.text,
            at: clockTime(new Date(last.at), now, lang),
          }),
        ]),
  ]
  return `${parts.join('; ')}.`
}

/** The counts of the units below, in one line. */
export function belowSentence({ below }: BoardCell, place: CellPlace, lang: Lang): string {
  const params = { ...below, unit: place.unit, period: periodText(place.period, lang) }
  return `${word('cell-below', lang, params)}.`
}

/** Why there is nothing in a cell. */
export function nothingSentence(there: boolean, place: CellPlace, lang: Lang): string {
  const why = word(there ? 'not-owed' : 'not-there', lang)
  return `${word('cell-nothing', lang, { unit: place.unit, period: periodText(place.period, lang), why })}.`
}
