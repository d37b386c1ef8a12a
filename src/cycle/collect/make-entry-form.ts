import type { Form } from '../../domain/form.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, previous, samePeriodLastYear } from '../../domain/period.js'
import type { UnitNode } from '../../domain/unit.js'
import type { Lang } from '../../domain/words.js'
import { writeEntryTemplate } from '../../export/xlsx-form/write-entry-template.js'
import { inContext } from '../../store/context.js'
import type { Store } from '../store.js'
import { earlierOf } from './earlier.js'

/** The spreadsheet in which a unit enters a form for a period, with its figures of last period and last year beside the cells. */
export async function makeEntryForm(
  store: Store,
  index: PackIndex,
  wanted: { unit: UnitNode; period: Period; form: Form; lang: Lang },
): Promise<Uint8Array> {
  const { unit, period, form, lang } = wanted
  const asked = { unitKey: unit.key, period, form }
  const look = await inContext(store.app, { unit: unit.id }, (tx) => earlierOf(tx, index, [asked]))
  const earlier = look(asked, previous(period))
  const year = look(asked, samePeriodLastYear(period))
  return writeEntryTemplate(index.pack, form, unit, period, {
    lang,
    ...(earlier === undefined ? {} : { previous: earlier }),
    ...(year === undefined ? {} : { lastYear: year }),
  })
}
