import { parse } from 'yaml'
import type { Access } from '../../domain/access.js'
import {
  DEFINITION_LISTS,
  type DefinitionEntry,
  type DefinitionList,
  LIST_PLACES,
} from '../../domain/definition-lists.js'
import { fail } from '../../domain/problem.js'
import {
  type EditionRow,
  editionFiles,
  editionsBefore,
  editionTexts,
  readEdition,
} from '../../store/editions.js'
import { rightsAt } from '../desk.js'
import type { Step } from '../step.js'

/** May the caller change the definitions? They belong to the head of the tree. */
export function mayEdit({ desk, caller }: Step): Access {
  return rightsAt(desk, caller, { unit: desk.index.rootUnit().key })('pack.manage')
}

/** The edition of this id, or the one in force. Problem `edition-unknown` when there is none. */
export async function editionNamed({ tx }: Step, edition?: string): Promise<EditionRow> {
  const row = await readEdition(tx, edition)
  return row ?? fail('edition-unknown', {}, { edition: edition ?? '–' })
}

/** An edition as lists show it. */
export function editionListed(row: EditionRow) {
  const { edition, version, at, source, reason, changed } = row
  return {
    edition,
    version,
    at: at.toISOString(),
    by: row.actorName ?? row.actor,
    source,
    reason,
    files: [...changed],
  }
}

/** The edition in force and its files. */
export async function describeDefinitions(step: Step) {
  const row = await editionNamed(step)
  const files = await editionFiles(step.tx, row.edition)
  return {
    current: editionListed(row),
    files: files.map(({ name, size, lines }) => ({ name, size, lines })),
  }
}

/** Editions by number, newest first; one more than `limit` tells that there are more. */
export function editionsFrom({ tx }: Step, before: number | null, limit: number): Promise<EditionRow[]> {
  return editionsBefore(tx, before, limit + 1)
}

/** The text of one file. Problem `definition-file-unknown` with the names of those that there are. */
export async function definitionFile(step: Step, name: string, edition?: string) {
  const row = await editionNamed(step, edition)
  const texts = await editionTexts(step.tx, row.edition)
  const text = texts.get(name)
  if (text === undefined)
    fail('definition-file-unknown', {}, { file: name, known: [...texts.keys()].join(', ') })
  return { edition: row.edition, name, text }
}

/** Every list and the calendar of an edition, as the files have them. */
export async function definitionLists(step: Step, edition?: string) {
  const row = await editionNamed(step, edition)
  const served = step.desk.definitions?.current
  const texts = served?.edition === row.edition ? served.texts : await editionTexts(step.tx, row.edition)
  return { edition: row.edition, ...listsOf(texts) }
}

const read = new WeakMap<ReadonlyMap<string, string>, ReturnType<typeof readLists>>()

/** Every list and the calendar, as these texts have them. Read once: the texts of an edition do not change. */
export function listsOf(texts: ReadonlyMap<string, string>): ReturnType<typeof readLists> {
  const lists = read.get(texts) ?? readLists(texts)
  read.set(texts, lists)
  return lists
}

function readLists(texts: ReadonlyMap<string, string>) {
  const parsed = new Map<string, unknown>()
  const file = (name: string): unknown => {
    if (!parsed.has(name)) parsed.set(name, parse(texts.get(name) ?? ''))
    return parsed.get(name)
  }
  const lists = DEFINITION_LISTS.map((list) => {
    const { file: name, key } = LIST_PLACES[list]
    const held = key === null ? file(name) : (file(name) as DefinitionEntry | null)?.[key]
    return [list, Array.isArray(held) ? held : []] as const
  })
  return {
    lists: Object.fromEntries(lists) as unknown as Record<DefinitionList, Record<string, unknown>[]>,
    calendar: (file('calendar.yaml') ?? {}) as Record<string, unknown>,
  }
}
