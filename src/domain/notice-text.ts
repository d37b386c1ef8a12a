import type { NoticeKind } from './notice.js'
import { formatDate } from './number-text.js'
import type { PackIndex } from './pack-index.js'
import { periodFromKey, periodName } from './period.js'
import { noticeWords } from './words/notice.js'
import { type Lang, say } from './words.js'

/** What a notice says beside its unit, period and form. Days are ISO dates; units are keys. */
export interface NoticeDetail {
  readonly due?: string
  /** Working days to the deadline or since. */
  readonly days?: number
  /** Of a reminder: does the return wait for its head? */
  readonly awaitsApproval?: boolean
  /** How many returns. */
  readonly count?: number
  /** Name of who did it, and the unit of their office. */
  readonly actor?: string
  readonly office?: string
  readonly from?: string
  readonly until?: string
  /** Where the reason is kept: the step of the return, or the order. */
  readonly seq?: number
  readonly order?: string
  /** The comment. */
  readonly comment?: string
  /** Of a reminder given by hand: what its sender added. It goes into the notice alone, never into a letter. */
  readonly words?: string
}

export interface NoticeContent {
  readonly kind: NoticeKind
  readonly unit: string
  /** Key of the period. */
  readonly period: number | null
  readonly form: string | null
  readonly detail: NoticeDetail
}

/** The notice as a sentence or two. */
export function noticeText(notice: NoticeContent, index: PackIndex, lang: Lang): string {
  const { kind, detail } = notice
  const counted = detail.count ?? detail.days
  const plain = kind === 'reminded' && detail.due === undefined ? 'reminded-no-deadline' : kind
  const key =
    counted === 1 && `${kind}-one` in noticeWords ? (`${kind}-one` as keyof typeof noticeWords) : plain
  const day = (date: string | undefined) => (date === undefined ? '' : formatDate(date, lang))
  const text = say(noticeWords, key, lang, {
    unit: unitName(index, notice.unit),
    form: notice.form === null ? '' : (index.formById.get(notice.form)?.name[lang] ?? notice.form),
    period: notice.period === null ? '' : periodName(periodFromKey(notice.period), lang),
    due: day(detail.due),
    days: detail.days ?? 0,
    count: detail.count ?? 0,
    actor: detail.actor ?? '',
    office: detail.office === undefined ? '' : unitName(index, detail.office),
    from: day(detail.from),
    until: day(detail.until),
  })
  return [
    text,
    ...(detail.awaitsApproval === true ? [say(noticeWords, 'awaits-approval', lang)] : []),
    ...(detail.words === undefined ? [] : [say(noticeWords, 'own-words', lang, { words: detail.words })]),
  ].join(' ')
}

/** The name that the unit has today or had last. */
function unitName(index: PackIndex, key: string): string {
  return index.pack.history.units.get(key)?.spans.at(-1)?.name ?? key
}
