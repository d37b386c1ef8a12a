import type { NoticeKind } from './notice.js'
import { NOTICE_KINDS } from './notice.js'
import type { NoticeDetail } from './notice-text.js'
import { formatDate } from './number-text.js'
import type { IsoDate } from './period.js'
import { mailWords } from './words/mail.js'
import { type Lang, say } from './words.js'

/** A letter in plain text. Lines end with `\n`. */
export interface Letter {
  readonly subject: string
  readonly body: string
}

/** Who gets a digest, and where they can see more. */
export interface Addressee {
  readonly name: string
  readonly lang: Lang
  /** Address of the product; null = not known. */
  readonly url: string | null
}

/** What a digest takes from a notice: nothing that somebody wrote, so that no figure can get into a letter. */
export interface Told {
  readonly kind: NoticeKind
  /** What it is about; several notices of a kind about the same count once, as the last of them says. */
  readonly about: string
  readonly detail: Pick<NoticeDetail, 'due' | 'count'>
}

/** Most pressing first. */
const ORDER: readonly NoticeKind[] = [
  'late',
  'due-today',
  'due-soon',
  'reminded',
  'late-below',
  'submitted',
  'sent',
  'returned',
  'handed-back',
  ...NOTICE_KINDS,
]

/** One letter that sums up what a person has not read, oldest first, as counts and days. There must be at least one notice. */
export function digest(to: Addressee, notices: readonly Told[], day: IsoDate): Letter {
  const { lang } = to
  const told = [...new Map(notices.map((notice) => [`${notice.kind} ${notice.about}`, notice])).values()]
  const kinds = [...new Set(ORDER)].filter((kind) => told.some((notice) => notice.kind === kind))
  const lines = kinds.map((kind) => {
    const ofKind = told.filter((notice) => notice.kind === kind)
    const due = ofKind.flatMap((notice) => notice.detail.due ?? []).sort()[0]
    return say(mailWords, `line-${kind}`, lang, {
      count: total(ofKind),
      due: due === undefined ? '' : formatDate(due, lang),
    })
  })
  const body = [
    say(mailWords, 'greeting', lang, { name: to.name }),
    '',
    say(mailWords, 'intro', lang, { day: formatDate(day, lang) }),
    '',
    ...lines,
    '',
    to.url === null ? say(mailWords, 'no-link', lang) : say(mailWords, 'link', lang, { url: to.url }),
    '',
    '-- ',
    say(mailWords, 'why', lang),
    '',
  ].join('\n')
  return { subject: say(mailWords, 'subject', lang, { what: subject(told, lang) }), body }
}

const HEADINGS = [
  ['subject-late', ['late']],
  ['subject-due', ['due-today', 'due-soon']],
  ['subject-approve', ['submitted']],
  ['subject-accept', ['sent']],
] as const satisfies readonly (readonly [string, readonly NoticeKind[]])[]

function subject(told: readonly Told[], lang: Lang): string {
  const parts = HEADINGS.flatMap(([key, kinds]) => {
    const count = total(told.filter(({ kind }) => (kinds as readonly NoticeKind[]).includes(kind)))
    return count === 0 ? [] : [say(mailWords, key, lang, { count })]
  })
  return parts.length > 0 ? parts.join(', ') : say(mailWords, 'subject-news', lang, { count: told.length })
}

function total(told: readonly Told[]): number {
  return told.reduce((sum, { detail }) => sum + (detail.count ?? 1), 0)
}
