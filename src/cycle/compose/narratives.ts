import type { Run } from '../../domain/report.js'
import type { UnitNode } from '../../domain/unit.js'
import { annexWords } from '../../domain/words/annex.js'
import { type Lang, say } from '../../domain/words.js'

/** What one unit wrote in one section of one return. */
export interface Written {
  readonly unit: Pick<UnitNode, 'id' | 'name'>
  /** Rank of the unit's level, 0 at the top. */
  readonly level: number
  /** Key of the return's period. */
  readonly period: number
  readonly text: string
}

/** Units told in full; beyond that a report is no longer read. */
export const TOLD = 12
/** Names in the closing item. */
const NAMED = 20

/**
 * The contributions of the units to one section, one entry each: higher levels first, then in the order of the pack. What a
 * unit repeats from month to month is told once. Of many units the last entry only says who else wrote, so that nothing
 * collected is passed over in silence. `alone`: only one unit can have written, and need not be named.
 */
export function narrativeRuns(written: readonly Written[], lang: Lang, alone = false): Run[][] {
  const units = new Map<number, { first: Written; texts: Map<string, string> }>()
  for (const one of [...written].sort(byRank)) {
    const text = oneParagraph(one.text)
    if (text === '') continue
    const unit = units.get(one.unit.id) ?? { first: one, texts: new Map() }
    unit.texts.set(text.toLocaleLowerCase(lang), unit.texts.get(text.toLocaleLowerCase(lang)) ?? text)
    units.set(one.unit.id, unit)
  }
  const all = [...units.values()]
  // One more is told rather than replaced by a line that says there is one more.
  const told = all.length <= TOLD + 1 ? all : all.slice(0, TOLD)
  const entries = told.map(({ first, texts }) => {
    const text = [...texts.values()].join(' ')
    return alone ? text : say(annexWords, 'narrative-of', lang, { unit: first.unit.name, text })
  })
  const silent = all.slice(told.length).map(({ first }) => first.unit.name)
  if (silent.length > 0)
    entries.push(
      say(annexWords, 'narratives-more', lang, { count: silent.length, units: names(silent, lang) }),
    )
  return entries.map((text) => [{ kind: 'text', text }])
}

function byRank(a: Written, b: Written): number {
  return a.level - b.level || a.unit.id - b.unit.id || a.period - b.period
}

function names(units: readonly string[], lang: Lang): string {
  const named = units.slice(0, NAMED).join(', ')
  const count = units.length - NAMED
  return count > 0 ? say(annexWords, 'narratives-and-more', lang, { units: named, count }) : named
}

/** Lines that a clerk broke by hand run on; every text ends as a sentence. */
function oneParagraph(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return line === '' || /[.!?…]$/u.test(line) ? line : `${line.replace(/[;,:]$/u, '')}.`
}
