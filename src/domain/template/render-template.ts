import { offerSeveral } from '../near.js'
import { type Finding, finding, Problem, type ProblemCode } from '../problem.js'
import type { Annex, Block, Letterhead, Report, Run } from '../report.js'
import { reportWords } from '../words/report.js'
import { type Params, say } from '../words.js'
import type { Resolver } from './resolver.js'
import type {
  AnnexMark,
  BlockRef,
  Condition,
  FigureRef,
  Inline,
  Line,
  NarrativesRef,
  PageBreakMark,
  Template,
  TemplateBlock,
  WordsRef,
} from './template.js'

export interface RenderOptions {
  /** null until the document is issued. */
  readonly number: number | null
  readonly date: Letterhead['date']
  /** Shown on every page, e.g. the pack's notice that its figures are synthetic. */
  readonly notice: string | null
  /** Not issued yet: every page says so. */
  readonly draft?: boolean
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const

/** I, II, III … for the annexes of one document. */
function roman(n: number): string {
  return n <= ROMAN.length ? ROMAN[n - 1]! : `X${roman(n - ROMAN.length)}`
}

/** What is said when the resolver has no answer. */
interface Fault {
  readonly code: ProblemCode
  readonly params: () => Params
}

type MadeRef = Exclude<BlockRef, AnnexMark | NarrativesRef | PageBreakMark>

function isBlank(runs: readonly Run[]): boolean {
  return runs.every(({ text }) => text.trim() === '')
}

/** Lists without numbers that follow each other are one; numbered ones go on counting. */
function joinedLists(blocks: readonly Block[]): Block[] {
  const made: Block[] = []
  for (const block of blocks) {
    const last = made.at(-1)
    if (
      block.kind === 'list' &&
      last?.kind === 'list' &&
      (block.start === undefined) === (last.start === undefined)
    )
      made.splice(-1, 1, { ...last, items: [...last.items, ...block.items] })
    else made.push(block)
  }
  return made
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
    fault: Fault,
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
      if (piece.kind === 'if') {
        runs.push(...(await this.runs(await this.#chosen(piece.condition, piece.holds, piece.otherwise))))
        continue
      }
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

  /** What is printed: one or the other; neither when the question cannot be answered, which is a fault. */
  async #chosen<T>(
    condition: Condition,
    holds: readonly T[],
    otherwise: readonly T[],
  ): Promise<readonly T[]> {
    const subject = condition.kind === 'words' ? condition.words : condition.figure
    const name = subject.kind === 'words' ? subject.name : subject.indicator
    const answer = await this.#ask(subject, () => this.resolver.test(condition), {
      code: 'condition-unbound',
      params: () => ({ figure: name, near: offerSeveral(name, this.resolver.known(subject.kind)) }),
    })
    return answer === null ? [] : answer ? holds : otherwise
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

  async #block(block: TemplateBlock): Promise<readonly Block[]> {
    switch (block.kind) {
      case 'heading':
        return [{ kind: 'heading', level: block.level, runs: await this.runs(block.inlines) }]
      case 'paragraph': {
        const runs = await this.runs(block.inlines)
        // A paragraph of which every word hung on a condition may come out empty: then it is none.
        return isBlank(runs) && block.inlines.some(({ kind }) => kind === 'if')
          ? []
          : [{ kind: 'paragraph', runs }]
      }
      case 'list': {
        const items: Run[][] = []
        for (const item of block.items) {
          const runs = await this.runs(item)
          if (!(isBlank(runs) && item.some(({ kind }) => kind === 'if'))) items.push(runs)
        }
        if (items.length === 0 && block.items.length > 0) return []
        return [{ kind: 'list', items, ...(block.start === null ? {} : { start: block.start }) }]
      }
      case 'narratives':
        return this.#narratives(block)
      case 'if':
        return this.blocks(await this.#chosen(block.condition, block.holds, block.otherwise))
      case 'each':
        return this.#each(block)
      case 'page-break':
        return [{ kind: 'page-break' }]
      default:
        return this.#made(block)
    }
  }

  async #narratives(block: NarrativesRef): Promise<Block[]> {
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

  /** What stands inside, once for every unit; lists that follow each other become one. */
  async #each(block: Extract<TemplateBlock, { kind: 'each' }>): Promise<Block[]> {
    const fault = {
      code: 'each-unbound',
      params: () => ({ level: block.level, near: offerSeveral(block.level, this.resolver.known('level')) }),
    } as const
    const units = await this.#ask(block, () => this.resolver.each(block), fault)
    const made: Block[] = []
    for (const resolver of units ?? []) {
      const inside = new Rendering(this.template, resolver)
      made.push(...(await inside.blocks(block.blocks)))
      this.faults.push(...inside.faults)
      // The same fault once for each of forty units would bury the others.
      if (inside.faults.length > 0) break
    }
    return joinedLists(made)
  }

  /** Blocks that the engine makes whole. */
  async #made(block: MadeRef): Promise<readonly Block[]> {
    const { resolver } = this
    const one = async <T extends Block>(ask: () => T | null | Promise<T | null>, fault: Fault) => {
      const answer = await this.#ask(block, ask, fault)
      return answer === null ? [] : [answer]
    }
    switch (block.kind) {
      case 'table': {
        const near = () => ({ name: block.name, near: offerSeveral(block.name, resolver.known('table')) })
        return one(() => resolver.table(block), { code: 'table-unbound', params: near })
      }
      case 'chart': {
        const chart = block.indicators.join(',')
        const near = () => ({ chart, near: offerSeveral(block.indicators[0]!, resolver.known('figure')) })
        const drawn = await this.#ask(block, () => resolver.chart(block), {
          code: 'chart-unbound',
          params: near,
        })
        return drawn === null ? [] : [{ kind: 'chart', chart: drawn }]
      }
      case 'map':
        return one(() => resolver.map(block), {
          code: 'map-unbound',
          params: () => ({ map: block.indicator }),
        })
      case 'quote':
        return one(() => resolver.quote(block), {
          code: 'quote-unbound',
          params: () => ({ unit: block.unit, section: block.section }),
        })
      case 'directives':
        return (
          (await this.#ask(block, () => resolver.directives(block), {
            code: 'directives-unbound',
            params: () => ({}),
          })) ?? []
        )
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
      form: head.form,
      grounds: await this.lines(head.grounds),
      urgency: head.urgency,
      circulation: head.circulation,
      drafter: await this.lineOrNull(head.drafter),
      contact: await this.lineOrNull(head.contact),
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
  return {
    lang: template.lang,
    letterhead,
    blocks,
    annexes,
    notice: options.notice,
    draft: options.draft === true,
  }
}

/** The title alone. @throws Problem with every word in it that cannot be bound */
export async function renderTitle(template: Template, resolver: Resolver): Promise<string> {
  const rendering = new Rendering(template, resolver)
  const title = await rendering.line(template.letterhead.title)
  if (rendering.faults.length > 0) throw new Problem(rendering.faults)
  return title
}
