import { webActsWords } from '../../../../domain/words/web-acts.js'
import { type Lang, say } from '../../../../domain/words.js'
import { sharePercent } from '../share-text.js'
import { type ActValue, OPERATIONS, type OperationValue } from './act-value.js'
import { madeBy, spokenOf } from './known-units.js'

/** The name of a unit by its key. */
export type NameOf = (unit: string) => string

const say_ = (key: keyof typeof webActsWords, lang: Lang, params = {}) => say(webActsWords, key, lang, params)

/** An operation in one line, without the word for what it does. */
export function operationLine(operation: OperationValue, nameOf: NameOf, lang: Lang): string {
  const blank = say_('blank-unit', lang)
  const named = (unit: string) => (unit === '' ? blank : nameOf(unit))
  const given = (name: string) => name || blank
  const shared = (name: string, share: string | null) => {
    const percent = sharePercent(share, lang)
    return percent === null || percent === '100%' ? name : say_('part-share', lang, { name, share: percent })
  }
  switch (operation.op) {
    case 'create':
      return say_('line-create', lang, { unit: given(operation.name), parent: named(operation.parent) })
    case 'abolish': {
      const heirs = operation.successors.map(({ unit, share }) => shared(named(unit), share))
      const unit = named(operation.unit)
      return heirs.length === 0
        ? say_('line-abolish-none', lang, { unit })
        : say_('line-abolish', lang, { unit, heirs: heirs.join(', ') })
    }
    case 'rename':
      return say_('line-rename', lang, { unit: named(operation.unit), name: given(operation.name) })
    case 'move':
      return say_('line-move', lang, { unit: named(operation.unit), parent: named(operation.parent) })
    case 'merge': {
      const from = operation.from.length === 0 ? blank : operation.from.map(named).join(', ')
      return say_('line-merge', lang, { from, into: given(operation.into.name) })
    }
    case 'split': {
      const into = operation.into.map(({ name, share }) => shared(given(name), share))
      return say_('line-split', lang, { unit: named(operation.unit), into: into.join(', ') })
    }
  }
}

/** What an act does, counted by kind of operation. */
export function actCounts(operations: readonly OperationValue[], lang: Lang): string {
  const counts = OPERATIONS.flatMap((kind) => {
    const own = operations.filter(({ op }) => op === kind)
    if (own.length === 0) return []
    const from = own.reduce((all, one) => all + spokenOf(one).length, 0)
    const into = own.reduce((all, one) => all + madeBy(one).length, 0)
    return [say_(`count-${kind}`, lang, { count: own.length, from, into })]
  })
  return counts.length === 0 ? say_('nothing-yet', lang) : counts.join(', ')
}

/** A title such as the act itself might bear, in Vietnamese as acts are written; empty while there is nothing to say. */
export function proposedTitle({ operations }: ActValue, nameOf: NameOf): string {
  const units = new Set(operations.flatMap(spokenOf)).size
  if (operations.length > 1) return units === 0 ? '' : say_('title-many', 'vi', { count: units })
  const only = operations[0]
  if (only === undefined) return ''
  const list = (names: readonly string[]) => names.join(', ')
  switch (only.op) {
    case 'create':
      return only.name === '' ? '' : say_('title-create', 'vi', { unit: only.name })
    case 'abolish':
      return only.unit === '' ? '' : say_('title-abolish', 'vi', { unit: nameOf(only.unit) })
    case 'rename':
      return only.unit === '' || only.name === ''
        ? ''
        : say_('title-rename', 'vi', { unit: nameOf(only.unit), name: only.name })
    case 'move':
      return only.unit === '' || only.parent === ''
        ? ''
        : say_('title-move', 'vi', { unit: nameOf(only.unit), parent: nameOf(only.parent) })
    case 'merge':
      return only.from.length === 0 || only.into.name === ''
        ? ''
        : say_('title-merge', 'vi', { from: list(only.from.map(nameOf)), into: only.into.name })
    case 'split':
      return only.unit === '' || only.into.some(({ name }) => name === '')
        ? ''
        : say_('title-split', 'vi', {
            unit: nameOf(only.unit),
            into: list(only.into.map(({ name }) => name)),
          })
  }
}

/**
 * The act after an edit, with the fields that were proposed following: a title that was not written by hand, a source that is merely the
 * number of the act.
 */
export function followed(before: ActValue, after: ActValue, nameBefore: NameOf, nameAfter: NameOf): ActValue {
  const title =
    after.title === before.title &&
    (before.title === '' || before.title === proposedTitle(before, nameBefore))
      ? proposedTitle(after, nameAfter)
      : after.title
  const source =
    after.source === before.source && (before.source === '' || before.source === before.number)
      ? after.number
      : after.source
  return { ...after, title, source }
}
