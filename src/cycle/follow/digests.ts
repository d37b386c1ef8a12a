import { digest } from '../../domain/digest.js'
import type { NoticeKind } from '../../domain/notice.js'
import type { IsoDate } from '../../domain/period.js'
import type { Tx } from '../../store/database.js'
import { databaseNow } from '../../store/jobs.js'
import { addLetter, type DigestNotice, takeForDigests } from '../../store/mail.js'

/** What came longer ago is no news. */
const NEWS = 7 * 86_400_000

/** What is true on its day only. */
const OF_THE_DAY: readonly NoticeKind[] = ['due-soon', 'due-today', 'late', 'late-below']

/**
 * Write to everybody who wants digests and has an address what they have not read: at most one letter a person, as counts
 * and days. `url` is the address of the product. Gives how many letters wait to be sent now.
 */
export async function writeDigests(tx: Tx, today: IsoDate, url: string | null): Promise<number> {
  const at = await databaseNow(tx)
  const readers = await takeForDigests(tx, new Date(at.getTime() - NEWS), at)
  let letters = 0
  for (const { account, home, name, email, lang, notices } of readers) {
    const told = notices.filter(({ kind, day }) => !OF_THE_DAY.includes(kind) || day === today)
    if (told.length === 0) continue
    const letter = digest(
      { name, lang, url },
      told.map((notice) => ({ kind: notice.kind, about: about(notice), detail: notice.detail })),
      today,
    )
    await addLetter(tx, { account, unit: home, address: email }, letter, at)
    letters++
  }
  return letters
}

function about({ unit, period, form }: DigestNotice): string {
  return `${unit}/${period ?? ''}/${form ?? ''}`
}
