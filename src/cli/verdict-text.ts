import type { ChangedReturn } from '../cycle/compose/changed-since.js'
import type { KnownFigure } from '../cycle/compose/verify-as-owner.js'
import { momentText } from '../cycle/moment-text.js'
import { decimal } from '../domain/decimal.js'
import type { Alteration, Manifest } from '../domain/manifest.js'
import { formatDate, formatTrimmed } from '../domain/number-text.js'
import { cliWords } from '../domain/words/cli.js'
import { type Lang, type Params, say } from '../domain/words.js'
import type { KnownVerdict, ReadVerdict } from './verdict.js'

/** Returns told below one figure. */
const TOLD = 8
/** Digits after the decimal sign, whatever is printed in the document: a small change must be seen. */
const PLACES = 4

/** What is said of an issued file, line by line. */
export function verdictText(verdict: ReadVerdict, known: KnownVerdict | null, lang: Lang): string {
  const { manifest, keyId, signed, altered } = verdict
  const word = (key: keyof typeof cliWords, params: Params = {}) => say(cliWords, key, lang, params)
  const { symbol, date, issuer, title } = manifest.document
  // Without a pack the moment is told as the clock of this machine has it.
  const timezone = known?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const moment = (at: Date) => momentText(at, timezone, lang)
  const content =
    altered.length === 0
      ? [word('verify-unaltered', { lines: manifest.file.lines.length, figures: manifest.figures.length })]
      : [
          word('verify-altered', { count: altered.length }),
          ...altered.flatMap((one) => alterationLines(one, manifest, word)),
        ]
  return [
    word('verify-document', { symbol, date: formatDate(date, lang), issuer, title }),
    signed
      ? word('verify-signed', { key: keyId, knownAt: moment(new Date(manifest.knownAt)) })
      : word('verify-not-signed', { key: keyId }),
    known === null
      ? word('verify-key-unasked')
      : word(known.keyKnown ? 'verify-key-known' : 'verify-key-unknown'),
    ...content,
    ...(known === null ? [] : figureLines(known, manifest, moment, lang, word)),
  ].join('\n')
}

type Word = (key: keyof typeof cliWords, params?: Params) => string

function alterationLines({ kind, issued, found, figures }: Alteration, manifest: Manifest, word: Word) {
  return [
    word(`verify-${kind}`, { issued: issued ?? '', found: found ?? '' }),
    ...manifest.figures
      .filter(({ id }) => figures.includes(id))
      .map(({ id, indicator, text }) => word('verify-altered-figure', { id, indicator, text })),
  ]
}

function figureLines(
  { figures, note }: KnownVerdict,
  manifest: Manifest,
  moment: (at: Date) => string,
  lang: Lang,
  word: Word,
): string[] {
  if (figures === null)
    return [
      note === null ? word('verify-other-pack', { pack: manifest.pack.id }) : word('verify-note', { note }),
    ]
  const count = figures.length
  const then = figures.filter(({ thenEqual }) => !thenEqual)
  const now = figures.filter(({ nowEqual }) => !nowEqual)
  return [
    then.length === 0
      ? word('verify-then-equal', { count })
      : word('verify-then-differs', { count, differ: then.length }),
    ...alike(then.filter(({ nowEqual }) => nowEqual)).map((same) => figureLine(same, lang, word)),
    now.length === 0
      ? word('verify-now-equal', { count })
      : word('verify-now-differs', { count, differ: now.length }),
    ...alike(now).flatMap((same) => [
      figureLine(same, lang, word),
      ...changeLines(same[0]!.changes, moment, word),
    ]),
  ]
}

/** The same figure is often printed several times: it is told once. */
function alike(figures: readonly KnownFigure[]): KnownFigure[][] {
  const groups = new Map<string, KnownFigure[]>()
  for (const one of figures) {
    const { indicator, unit, period, base, value } = one.figure
    const key = JSON.stringify([indicator, unit, period, base, value, one.knownThen, one.knownNow])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

function figureLine(same: readonly KnownFigure[], lang: Lang, word: Word): string {
  const { figure, knownThen, knownNow } = same[0]!
  const value = (text: string | null) =>
    text === null ? word('verify-nothing') : formatTrimmed(decimal(text), PLACES, lang)
  return word('verify-figure', {
    id: same.map((one) => one.figure.id).join(', '),
    indicator: figure.indicator,
    unit: figure.unit,
    period: figure.period,
    issued: value(figure.value),
    was: value(knownThen),
    is: value(knownNow),
  })
}

function changeLines(changes: readonly ChangedReturn[], moment: (at: Date) => string, word: Word): string[] {
  const version = (number: number | null) =>
    number === null ? word('verify-change-none') : word('verify-change-version', { version: number })
  const told = changes.slice(0, TOLD).map(({ unit, period, from, to, by, at, reason }) =>
    word('verify-change', {
      unit: unit.name,
      period: period.code,
      from: version(from),
      to: version(to),
      by,
      at: moment(at),
      reason: reason === null || reason === '' ? '' : word('verify-change-reason', { reason }),
    }),
  )
  const more = changes.length - told.length
  return more > 0 ? [...told, word('verify-changes-more', { count: more })] : told
}
