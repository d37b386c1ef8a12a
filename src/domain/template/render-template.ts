import { offerSeveral } from '../near.js'
import { type Finding, finding, Problem, type ProblemCode } from '../problem.js'
import type { Annex, Block, Letterhead, Report, Run } from '../report.js'
import { reportWords } from '../words/report.js'
import { type Params, say } from '../words.js'
import type { Resolver } from './resolver.js'
import type { FigureRef, Inline, Line, Template, TemplateBlock, WordsRef } from './template.js'

export interface RenderOptions {
  /** null until the document is issued. */
  readonly number: number | null
  readonly date: Letterhead['date']
  /** Shown on every page, e.g. the pack's notice that its figures are synthetic. */
  readonly notice: string | null
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const

/** I, II, III … for the annexes of one document. */
function roman(n: number): string {
  return n <= ROMAN.length ? ROMAN[n - 1]! : `X${roman(n - ROMAN.length)}`
}

/** Renders one template; gathers every hole that cannot be filled, so that the officer mends them in one go. */
class Rendering {
  readonly faults: Finding[] = []

  constructor(
    readonly template: Template,
    readonly resolver: Resolver,
  ) {}

  /** Ask the resolver; no answer, an empty answer or a refusal becomes a fault at the reference's place. */
  async #ask<T, R extends { readonly place: Finding['place'] }>(
    ref: R,
    ask: () => T | null | Promise<T | null>,
    fault: { code: ProblemCode; params: () => Params },
    usable: (answer: T) => boolean = () => true,
  ): Promise<T | null> {
    try {
      const answer = await ask()
      if (answer !== null && usable(answer)) return answer
      this.faults.push(finding(fault.code, ref.place, fault.params()))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      for (const found of error.findings)
        this.faults.push({ ...found, place: { ...ref.place, ...found.place } })
    }
    return null
  }

  async #figure(ref: FigureRef, flags: { bold?: boolean; italic?: boolean }): Promise<Run[]> {
    const bound = await this.#ask(
      ref,
      () => this.resolver.figure(ref),
      {
        code: 'figure-unbound',
        params: () => ({
          figure: ref.indicator,
          wording: ref.wording,
          near: offerSeveral(ref.indicator, this.resolver.known('figure')),
        }),
      },
      (answer) => answer.text.trim() !== '',
    )
    return bound === null
      ? []
      : [{ kind: 'figure', text: bound.text.normalize('NFC'), origin: bound.origin, ...flags }]
  }

  async #words(ref: WordsRef): Promise<string> {
    const near = () => ({ name: ref.name, near: offerSeveral(ref.name, this.resolver.known('words')) })
    const words = await this.#ask(
      ref,
      () => this.resolver.words(ref),
      { code: 'words-unbound', params: near },
      (answer) => answer.trim() !== '',
    )
    return (words ?? '').normalize('NFC')
  }

  async runs(inlines: readonly Inline[]): Promise<Run[]> {
    const runs: Run[] = []
    for (const piece of inlines) {
      const flags = {
        ...(piece.bold === true ? { bold: true } : {}),
        ...(piece.italic === true ? { italic: true } : {}),
      }
      if (piece.kind === 'figure') runs.push(...(await this.#figure(piece, flags)))
      else {
        const text = piece.kind === 'text' ? piece.text : await this.#words(piece)
        runs.push({ kind: 'text', text, ...flags })
      }
    }
    return runs
  }

  async line(line: Line): Promise<string> {
    let text = ''
    for (const piece of line) text += piece.kind === 'text' ? piece.text : await this.#words(piece)
    return text.trim()
  }

  async lineOrNull(line: Line | null): Promise<string | null> {
    return line === null ? null : await this.line(line)
  }

  async lines(lines: readonly Line[]): Promise<string[]> {
    const texts: string[] = []
    for (const line of lines) texts.push(await this.line(line))
    return texts
  }

  async #block(block: TemplateBlock): Promise<Block[]> {
    switch (block.kind) {
      case 'heading':
        return [{ kind: 'heading', level: block.level, runs: await this.runs(block.inlines) }]
      case 'paragraph':
        return [{ kind: 'paragraph', runs: await this.runs(block.inlines) }]
      case 'list': {
        const items: Run[][] = []
        for (const item of block.items) items.push(await this.runs(item))
        return [{ kind: 'list', items, ...(block.start === null ? {} : { start: block.start }) }]
      }
      case 'table': {
        const near = () => ({
          name: block.name,
          near: offerSeveral(block.name, this.resolver.known('table')),
        })
        const fault = { code: 'table-unbound', params: near } as const
        const table = await this.#ask(block, () => this.resolver.table(block), fault)
        return table === null ? [] : [table]
      }
      case 'narratives': {
        const near = () => ({
          section: block.section,
          near: offerSeveral(block.section, this.resolver.known('narratives')),
        })
        const fault = { code: 'narratives-unbound', params: near } as const
        const items = await this.#ask(block, () => this.resolver.narratives(block), fault)
        if (items === null) return []
        if (items.length > 0) return [{ kind: 'list', items }]
        const none = say(reportWords, 'narratives-none', this.template.lang)
        return [{ kind: 'paragraph', runs: [{ kind: 'text', text: none }] }]
      }
    }
  }

  async blocks(blocks: readonly TemplateBlock[]): Promise<Block[]> {
    const made: Block[] = []
    for (const block of blocks) made.push(...(await this.#block(block)))
    return made
  }

  async letterhead(options: RenderOptions): Promise<Letterhead> {
    const head = this.template.letterhead
    return {
      superior: await this.lineOrNull(head.superior),
      issuer: await this.line(head.issuer),
      symbol: await this.line(head.symbol),
      number: options.number,
      place: await this.line(head.place),
      date: options.date,
      kind: await this.line(head.kind),
      title: await this.line(head.title),
      addressees: await this.lines(head.addressees),
      signature: {
        authority: await this.lineOrNull(head.signature.authority),
        position: await this.line(head.signature.position),
        name: await this.lineOrNull(head.signature.name),
      },
      recipients: await this.lines(head.recipients),
    }
  }
}

/**
 * Fill a template's holes and give the report. Never leaves a hole empty: a figure, word, table or section that cannot
 * be bound is a fault at its line and column.
 * @throws Problem with every fault found
 */
export async function renderTemplate(
  template: Template,
  resolver: Resolver,
  options: RenderOptions,
): Promise<Report> {
  const rendering = new Rendering(template, resolver)
  const letterhead = await rendering.letterhead(options)
  const blocks = await rendering.blocks(template.blocks)
  const annexes: Annex[] = []
  for (const [i, annex] of template.annexes.entries())
    annexes.push({
      numeral: template.annexes.length > 1 ? roman(i + 1) : null,
      title: await rendering.line(annex.title),
      landscape: annex.landscape,
      blocks: await rendering.blocks(annex.blocks),
    })
  if (rendering.faults.length > 0) throw new Problem(rendering.faults)
  return { lang: template.lang, letterhead, blocks, annexes, notice: options.notice }
}
