import type { Block, Chart, Report, Run, TableBlock } from '../../domain/report.js'
import { capitals } from '../../domain/report-text.js'

/** What one slide shows, before any program's way of showing it. */
export type SlideBody =
  | { readonly kind: 'text'; readonly lead: readonly Run[]; readonly points: readonly (readonly Run[])[] }
  | { readonly kind: 'table'; readonly table: TableBlock; readonly rows: TableBlock['rows'] }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | {
      readonly kind: 'picture'
      readonly svg: string
      readonly caption: string | null
      readonly summary: string
    }

export interface Slide {
  readonly title: string
  /** Which of the slides under the same title, from 1, and how many there are. */
  readonly part: number
  readonly parts: number
  readonly body: SlideBody
  /** What is said in full, a paragraph each. */
  readonly notes: readonly string[]
  /** Every figure of the slide as printed, with what it stands on. */
  readonly figures: readonly Extract<Run, { kind: 'figure' }>[]
}

/** Rows that can be read from the back of a room. */
const MOST_ROWS = 8
/** Points on a slide. */
const MOST_POINTS = 5

/**
 * One message a slide: a heading becomes the title; the first sentence of a paragraph, rather one with figures, stands large and the whole
 * paragraph in the notes; charts and tables have slides of their own, long tables several.
 */
export function slidesOf(report: Report): Slide[] {
  const texts = slidesIn(report.blocks, report.letterhead.title)
  return [...texts, ...report.annexes.flatMap((annex) => slidesIn(annex.blocks, annex.title))]
}

type Draft = Omit<Slide, 'part' | 'parts'>

function slidesIn(blocks: readonly Block[], title: string): Slide[] {
  const drafts: Draft[] = []
  let section = ''
  let heading = title
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const text = plainText(block.runs)
      if (block.level === 1) section = capitals(text)
      heading = block.level === 1 ? section : text
      continue
    }
    for (const body of bodiesOf(block))
      drafts.push({
        title: titleOf(body, heading),
        body,
        notes: notesOf(block, body),
        figures: figuresOf(body, block),
      })
  }
  return numbered(drafts)
}

/** Slides of the same title in a row are counted. */
function numbered(drafts: readonly Draft[]): Slide[] {
  const groups: Draft[][] = []
  for (const draft of drafts) {
    const last = groups.at(-1)
    if (last?.[0]?.title === draft.title) last.push(draft)
    else groups.push([draft])
  }
  return groups.flatMap((group) => group.map((draft, i) => ({ ...draft, part: i + 1, parts: group.length })))
}

function titleOf(body: SlideBody, heading: string): string {
  if (body.kind === 'chart') return body.chart.title
  if (body.kind === 'table') return body.table.caption ?? heading
  return body.kind === 'picture' ? (body.caption ?? heading) : heading
}

function bodiesOf(block: Block): SlideBody[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'text', lead: leadOf(block.runs), points: [] }]
    case 'list':
      return chunks(block.items, MOST_POINTS).map((points) => ({
        kind: 'text',
        lead: [],
        points: points.map(leadOf),
      }))
    case 'table':
      return chunks(block.rows, MOST_ROWS).map((rows) => ({ kind: 'table', table: block, rows }))
    case 'chart':
      return [{ kind: 'chart', chart: block.chart }]
    case 'picture':
      return [{ kind: 'picture', svg: block.svg, caption: block.caption, summary: block.summary }]
    case 'quote':
      return block.blocks.flatMap(bodiesOf)
    case 'heading':
    case 'page-break':
      return []
  }
}

function notesOf(block: Block, body: SlideBody): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plainText(block.runs)]
    case 'list':
      return block.items.map(plainText)
    case 'table':
      return block.note === null ? [] : block.note.split('\n')
    case 'chart':
      return [block.chart.summary, ...(block.chart.note ?? '').split('\n').filter(Boolean)]
    case 'picture':
      return [block.summary]
    case 'quote':
      return [
        `${block.source.unitName}, ${block.source.period}:`,
        ...block.blocks.flatMap((part) => notesOf(part, body)),
      ]
    case 'heading':
    case 'page-break':
      return []
  }
}

function figuresOf(body: SlideBody, block: Block): Extract<Run, { kind: 'figure' }>[] {
  if (body.kind === 'table')
    return body.rows.flatMap(({ cells }) =>
      cells.flatMap(({ text, origin }) =>
        origin === undefined ? [] : [{ kind: 'figure' as const, text, origin }],
      ),
    )
  if (body.kind === 'chart')
    return body.chart.series.flatMap(({ values, origins }) =>
      origins.flatMap((origin, i) =>
        origin === null || values[i] == null ? [] : [{ kind: 'figure' as const, text: values[i]!, origin }],
      ),
    )
  const runs = block.kind === 'paragraph' ? block.runs : block.kind === 'list' ? block.items.flat() : []
  return runs.filter((run) => run.kind === 'figure')
}

/** The first sentence with a figure; without figures the first sentence. */
export function leadOf(runs: readonly Run[]): Run[] {
  const all = sentences(runs)
  return all.find((sentence) => sentence.some(({ kind }) => kind === 'figure')) ?? all[0] ?? []
}

/** Runs cut after ".", "!" or "?" before a space, and after ";": a figure is never cut. */
function sentences(runs: readonly Run[]): Run[][] {
  const found: Run[][] = [[]]
  for (const run of runs) {
    if (run.kind === 'figure') {
      found.at(-1)!.push(run)
      continue
    }
    const [first, ...rest] = run.text.split(/(?<=[.!?;])\s+/u)
    if (first !== '') found.at(-1)!.push({ ...run, text: first! })
    for (const text of rest) found.push(text === '' ? [] : [{ ...run, text }])
  }
  return found.filter((sentence) => plainText(sentence).trim() !== '')
}

export function plainText(runs: readonly Run[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .normalize('NFC')
}

function chunks<T>(items: readonly T[], most: number): T[][] {
  const parts = Math.ceil(items.length / most)
  const each = Math.ceil(items.length / Math.max(1, parts))
  return Array.from({ length: parts }, (_, i) => items.slice(i * each, (i + 1) * each))
}
