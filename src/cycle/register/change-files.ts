import {
  type DefinitionChange,
  type DefinitionEntry,
  type DefinitionList,
  LIST_PLACES,
} from '../../domain/definition-lists.js'
import { mergeYaml } from '../../domain/merge-yaml.js'
import { missingSeries } from '../../domain/missing-series.js'
import { packTables } from '../../domain/pack-schema.js'
import { type Finding, fail } from '../../domain/problem.js'
import { listsOf } from './describe-definitions.js'
import { isPackFile, PACK_FILES, type PackSource } from './pack-source.js'
import { readTable } from './read-table.js'
import { decodeText } from './read-text.js'
import { readYaml } from './read-yaml.js'

/**
 * The files as they are after these changes, in order. Whatever a change does not concern keeps every character. Problem for an entry
 * or a file that is not there.
 */
export function changeFiles(
  texts: ReadonlyMap<string, string>,
  changes: readonly DefinitionChange[],
): PackSource {
  const work = new Changing(texts)
  for (const [n, change] of changes.entries()) work.carryOut(change, `changes.${n}`)
  work.addSeries(changes)
  return work.source()
}

class Changing {
  private readonly texts: Map<string, string>
  private readonly unread = new Map<string, readonly Finding[]>()
  /** What files are to say: written into their texts at the end, once, however many changes there are. */
  private readonly said = new Map<string, unknown>()

  constructor(private readonly before: ReadonlyMap<string, string>) {
    this.texts = new Map(before)
  }

  source(): PackSource {
    for (const [file, value] of this.said) this.texts.set(file, mergeYaml(this.texts.get(file) ?? '', value))
    this.said.clear()
    return { texts: this.texts, unread: this.unread, present: [...this.texts.keys(), ...this.unread.keys()] }
  }

  carryOut(change: DefinitionChange, field: string): void {
    if (change.kind === 'put') this.put(change, field)
    else if (change.kind === 'remove') this.remove(change, field)
    else if (change.kind === 'calendar') this.merge('calendar.yaml', change.value)
    else this.file(change, field)
  }

  private put(change: Extract<DefinitionChange, { kind: 'put' }>, field: string): void {
    const { list, id, after, value } = change
    const held = this.list(list)
    const at = held.findIndex((entry) => entry.id === id)
    if (after === undefined && at >= 0) {
      this.setList(list, held.with(at, value))
      return
    }
    const others = held.filter((_, i) => i !== at)
    const behind = after == null ? -1 : others.findIndex((entry) => entry.id === after)
    if (typeof after === 'string' && behind < 0) this.unknown(list, after, `${field}.after`)
    const place = after === undefined ? others.length : behind + 1
    this.setList(list, [...others.slice(0, place), value, ...others.slice(place)])
  }

  private remove({ list, id }: Extract<DefinitionChange, { kind: 'remove' }>, field: string): void {
    const held = this.list(list)
    if (!held.some((entry) => entry.id === id)) this.unknown(list, id, `${field}.id`)
    this.setList(
      list,
      held.filter((entry) => entry.id !== id),
    )
    if (list === 'measures') this.dropSeries(id)
  }

  private file({ name, text }: Extract<DefinitionChange, { kind: 'file' }>, field: string): void {
    if (!isPackFile(name) || (text === null && !this.texts.has(name)))
      fail(
        'definition-file-unknown',
        { field: `${field}.name` },
        { file: name, known: [...new Set([...PACK_FILES, ...this.texts.keys()])].join(', ') },
      )
    this.texts.delete(name)
    this.unread.delete(name)
    this.said.delete(name)
    if (text === null) return
    const read = decodeText(name, Buffer.from(text))
    if ('text' in read) this.texts.set(name, read.text)
    else this.unread.set(name, read.findings)
  }

  private unknown(list: DefinitionList, id: string, field: string): never {
    return fail('definition-entry-unknown', { field }, { id, list })
  }

  private list(list: DefinitionList): readonly DefinitionEntry[] {
    const { file, key } = LIST_PLACES[list]
    const held = this.value(file)
    const found = key === null ? held : (held as DefinitionEntry | null)?.[key]
    return Array.isArray(found) ? found.filter((one) => typeof one === 'object' && one !== null) : []
  }

  private setList(list: DefinitionList, entries: readonly DefinitionEntry[]): void {
    const { file, key } = LIST_PLACES[list]
    const held = this.value(file)
    this.merge(file, key === null ? entries : { ...(held as DefinitionEntry | null), [key]: entries })
  }

  private merge(file: string, value: unknown): void {
    // Faults of a file that was sent as text are told when the whole is judged.
    if (this.unread.has(file) || this.value(file) === undefined) return
    this.said.set(file, value)
  }

  /** What a file says; null for none, undefined when it cannot be read. */
  private value(file: string): unknown {
    if (this.said.has(file)) return this.said.get(file)
    const read = readYaml(file, this.texts.get(file) ?? '')
    return 'source' in read ? read.source.value : undefined
  }

  /** Measures that were put get the series they lack, at the end: the places of the others never move. */
  addSeries(changes: readonly DefinitionChange[]): void {
    const put = changes.flatMap((change) =>
      change.kind === 'put' && change.list === 'measures' ? [String(change.value.id ?? change.id)] : [],
    )
    if (put.length === 0) return
    const rows = this.seriesRows()
    if (rows === null) return
    const then = listsOf(this.before).lists
    const now = { measures: this.list('measures'), classifications: this.list('classifications') }
    const held = new Set(rows.map(({ cells }) => cells.series ?? ''))
    const more = [...new Set(put)].flatMap((measure) => missingSeries(measure, then, now, held))
    this.appendRows(more.map((series, n) => ({ index: String(rows.length + n + 1), series })))
  }

  private appendRows(rows: readonly Readonly<Record<string, string>>[]): void {
    if (rows.length === 0) return
    const text = this.texts.get('series.csv')!
    const newline = text.includes('\r\n') ? '\r\n' : '\n'
    const columns = text
      .split(/\r?\n/, 1)[0]!
      .split(',')
      .map((name) => name.trim().replaceAll('"', ''))
    const lines = rows.map((row) => columns.map((name) => row[name] ?? '').join(',') + newline)
    this.texts.set('series.csv', (text.endsWith('\n') ? text : text + newline) + lines.join(''))
  }

  /** Series of a measure that goes; only where they are the last, because the places of others never move. */
  private dropSeries(measure: string): void {
    const rows = this.seriesRows()
    if (rows === null) return
    const of = (code: string | undefined) => code === measure || code?.startsWith(`${measure}.`) === true
    const first = rows.findIndex(({ cells }) => of(cells.series))
    if (first < 0 || !rows.slice(first).every(({ cells }) => of(cells.series))) return
    const text = this.texts.get('series.csv')!
    const kept = text.split(/(?<=\n)/).slice(0, rows[first]!.line - 1)
    this.texts.set('series.csv', kept.join(''))
  }

  private seriesRows() {
    const name = 'series.csv'
    const text = this.texts.get(name)
    const read = text === undefined ? undefined : readTable(name, text, packTables[name])
    return read !== undefined && 'table' in read ? read.table.rows : null
  }
}
