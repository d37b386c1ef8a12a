import type { CheckResult } from '../../../domain/check.js'
import type { ReturnFigures } from '../../../domain/figure.js'
import type { OutlierQuestion } from '../../../domain/outlier.js'
import type { Finding } from '../../../domain/problem.js'
import type { Ability } from '../../../domain/submission.js'
import { type Entry, entryChanges, entryOf, withEntries } from '../../../domain/submission-entries.js'
import type { Step } from '../../step.js'
import { assess } from '../returns/assess.js'
import { type EntriesByCode, seriesOfForm, wholeReturn } from '../returns/entries.js'
import { factsOf } from '../returns/facts.js'
import { contentOf, etagOf, holdReturn } from '../returns/held.js'
import { type ReturnPlace, returnPlace, type Which } from '../returns/place.js'
import type { SaveChange } from '../returns/save.js'
import { explanationFaults, narrativeFaults } from '../returns/texts.js'
import { mayOf } from '../returns/view.js'
import { noteKey } from './entry-form.js'
import { nameOfSent, readForReturn, type SentFigures } from './read-workbook.js'

/**
 * keep (the usual): what the file leaves blank or out stays as it is in the return. empty: the file is the whole return, and
 * what it leaves blank or out is emptied.
 */
export type Blanks = 'keep' | 'empty'

/** What becomes of a cell or a text. kept: the return holds something, the file nothing, and it stays. */
export type DiffKind = 'new' | 'changed' | 'emptied' | 'kept' | 'same'

export interface CellDiff {
  readonly series: string
  readonly kind: DiffKind
  readonly before: Entry
  readonly after: Entry
}

/** A narrative section (by id) or a note beside a figure (by series code). */
export interface TextDiff {
  readonly id: string
  readonly kind: DiffKind
  readonly before: string | null
  readonly after: string | null
}

/** What taking a file into a return would change. */
export interface WorkbookDiff {
  readonly place: ReturnPlace
  /** Of the return as it was compared with. */
  readonly etag: string
  /** Name of the file. */
  readonly file: string
  readonly cells: readonly CellDiff[]
  readonly narrative: readonly TextDiff[]
  readonly notes: readonly TextDiff[]
  /** What is wrong with the file; with any of it, nothing can be taken. */
  readonly findings: readonly Finding[]
  /** Of the return as it would be. */
  readonly checks: readonly CheckResult[]
  readonly questions: readonly OutlierQuestion[]
  readonly explanations: Readonly<Record<string, string>>
  readonly maySave: Ability
  /** What taking it saves. */
  readonly change: WorkbookChange
}

type Texts = Readonly<Record<string, string>>
type WorkbookChange = SaveChange & { readonly narrative: Texts; readonly explanations: Texts }

/** Compare a file with what a return holds. Problem `access-…` without `return.enter`; what is wrong with the file is among the findings. */
export async function workbookDiff(
  step: Step,
  which: Which,
  sent: SentFigures,
  blanks: Blanks,
): Promise<WorkbookDiff> {
  const { index } = step.desk
  const place = returnPlace(index, which)
  await step.act('return.enter', { unit: place.unit })
  const read = await readForReturn(step, place, sent)
  const file = nameOfSent(sent)
  const change = changeOf(step, place, read.figures, blanks, file)
  const texts = [
    ...narrativeFaults(place.form, place.unit, change.narrative),
    ...explanationFaults(place.form, index.seriesCount, change.explanations),
  ].map((found) => ({ ...found, place: { file, ...found.place } }))

  const held = await holdReturn(step, place, false)
  const before = contentOf(held)
  const entries = entriesOf(place, read.figures)
  const row = withEntries(before.row, blanks === 'empty' ? wholeReturn(index, place.form, entries) : entries)
  const explanations = { ...before.explanations, ...change.explanations }
  const { checks, questions } = await assess(step, place, row)
  const changed = new Set(entryChanges(before.row, row).map(({ series }) => series))
  const narrative = place.form.narratives.map(({ id }) =>
    textDiff(id, before.narrative[id], change.narrative[id], blanks === 'empty'),
  )
  const notes = seriesOfForm(index, place.form).map((at) =>
    textDiff(codeOf(step, at), before.explanations[noteKey(at)], change.explanations[noteKey(at)], false),
  )
  return {
    place,
    etag: etagOf(held),
    file,
    cells: seriesOfForm(index, place.form).map((at) => {
      const [was, is] = [entryOf(before.row, at), entryOf(row, at)]
      const same = entries.has(at) || was.kind === 'empty' ? 'same' : 'kept'
      return {
        series: codeOf(step, at),
        before: was,
        after: is,
        kind: changed.has(at) ? kindOf(was, is) : same,
      }
    }),
    narrative,
    notes: notes.filter((note) => note.before !== null || note.after !== null),
    findings: [...read.findings, ...texts],
    checks,
    questions,
    explanations,
    maySave: mayOf(held.progress, step.caller.account, factsOf(step, held)).save,
    change: {
      ...change,
      narrative: settled(change.narrative, narrative, (id) => id),
      explanations: settled(change.explanations, notes, (code) =>
        noteKey(index.seriesByCode.get(code)!.index),
      ),
    },
  }
}

/** Texts that say the same stay as they were, so that a form sent back unchanged changes nothing. */
function settled(given: Texts, diffs: readonly TextDiff[], keyOf: (id: string) => string): Texts {
  const held = new Map(
    diffs.flatMap((d) => (d.kind === 'same' && d.before !== null ? [[keyOf(d.id), d.before]] : [])),
  )
  return Object.fromEntries(Object.entries(given).map(([key, text]) => [key, held.get(key) ?? text]))
}

/** Figures and marks of the file, by index of the series; what is blank is not there. */
function entriesOf({ form }: ReturnPlace, figures: ReturnFigures | null): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  if (figures === null || figures.form !== form.id) return entries
  for (const [at, value] of figures.values.entries())
    if (value !== null) entries.set(at + 1, { kind: 'value', value })
  for (const at of figures.notApplicable) entries.set(at, { kind: 'not-applicable' })
  return entries
}

function changeOf(
  step: Step,
  place: ReturnPlace,
  figures: ReturnFigures | null,
  blanks: Blanks,
  source: string,
): WorkbookChange {
  const entries: EntriesByCode = Object.fromEntries(
    [...entriesOf(place, figures)].map(([at, entry]) => [
      codeOf(step, at),
      entry.kind === 'value' ? { value: entry.value } : { notApplicable: true as const },
    ]),
  )
  const notes = Object.entries(figures?.notes ?? {}).map(([code, text]) => {
    return [noteKey(step.desk.index.seriesByCode.get(code)!.index), text] as const
  })
  return {
    covers: blanks === 'empty' ? 'whole' : 'part',
    entries,
    narrative: figures?.narratives ?? {},
    explanations: Object.fromEntries(notes),
    source,
  }
}

/** A text that differs in line ends and outer spaces only, as a spreadsheet keeps it, is the same. */
function textDiff(
  id: string,
  was: string | undefined,
  given: string | undefined,
  emptied: boolean,
): TextDiff {
  const before = was ?? null
  if (given === undefined) {
    const kind = before === null ? 'same' : emptied ? 'emptied' : 'kept'
    return { id, kind, before, after: emptied ? null : before }
  }
  if (before !== null && plain(before) === plain(given)) return { id, kind: 'same', before, after: before }
  return { id, kind: before === null ? 'new' : 'changed', before, after: given }
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function kindOf(before: Entry, after: Entry): DiffKind {
  if (before.kind === 'empty') return 'new'
  return after.kind === 'empty' ? 'emptied' : 'changed'
}

function codeOf(step: Step, series: number): string {
  return step.desk.index.pack.series[series - 1]!.code
}
