import type { Block, FigureOrigin, Report, Run, TableBlock } from '../../domain/report.js'
import { checkTable, headingRows, spansAll } from '../../domain/report-table.js'
import { chartSvg } from '../chart/chart-svg.js'
import { element, escaped } from './markup.js'

/** Writes blocks as HTML. One a page: drawings need names of their own within it. */
export class BlockWriter {
  #drawings = 0

  constructor(readonly report: Report) {}

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('\n')
  }

  runs(runs: readonly Run[]): string {
    return runs
      .map((run) => {
        const text = run.kind === 'figure' ? figure(run.text, run.origin) : escaped(run.text)
        const slanted = run.italic === true ? element('em', {}, text) : text
        return run.bold === true ? element('strong', {}, slanted) : slanted
      })
      .join('')
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return element(`h${block.level + 1}`, {}, this.runs(block.runs))
      case 'paragraph':
        return element('p', {}, this.runs(block.runs))
      case 'list': {
        const items = block.items.map((item) => element('li', {}, this.runs(item))).join('')
        return block.start === undefined
          ? element('ul', { class: 'items' }, items)
          : element('ol', { class: 'items', start: block.start }, items)
      }
      case 'table':
        return this.#table(block)
      case 'chart': {
        const { chart } = block
        return (
          this.#drawing(chartSvg(chart, this.report.lang), chart.title, chart.summary) + notes(chart.note)
        )
      }
      case 'picture':
        return this.#drawing(block.svg, block.caption, block.summary, block.width)
      case 'quote': {
        const { unitName, period } = block.source
        const source = element('footer', {}, element('cite', {}, escaped(`${unitName}, ${period}`)))
        return element('blockquote', {}, this.blocks(block.blocks) + source)
      }
      case 'page-break':
        return element('div', { class: 'break' }, '')
    }
  }

  /** A drawing in the page itself. Names inside it are made its own, because all drawings of a page share them. */
  #drawing(svg: string, caption: string | null, summary: string, width = 1): string {
    this.#drawings += 1
    const own = svg
      .replace(/^<\?xml[^>]*\?>\s*/, '')
      .replace(/\bzr0-/g, `d${this.#drawings}-`)
      .replace(
        '<svg ',
        `<svg role="img" aria-label="${escaped(summary)}" style="width:${Math.round(width * 100)}%" `,
      )
    const below = caption === null ? '' : element('figcaption', {}, escaped(caption))
    return element('figure', {}, own + below)
  }

  #table(table: TableBlock): string {
    checkTable(table)
    const head = headingRows(table).map((cells) =>
      element(
        'tr',
        {},
        cells
          .map(({ title, columns, rows }) =>
            element(
              'th',
              {
                scope: columns > 1 ? 'colgroup' : 'col',
                colspan: columns > 1 ? columns : null,
                rowspan: rows > 1 ? rows : null,
              },
              escaped(title),
            ),
          )
          .join(''),
      ),
    )
    // The first column of words names its row; before it may stand a running number.
    const named = Math.max(
      0,
      (table.rows.find((row) => !spansAll(row, table))?.cells ?? []).findIndex(
        ({ number }) => number === undefined,
      ),
    )
    const rows = table.rows.map((row) => {
      const whole = spansAll(row, table)
      const cells = row.cells.map((cell, i) => {
        const align = cell.align ?? (cell.number === undefined ? 'left' : 'right')
        const strong = row.heading === true || cell.bold === true ? 'strong' : null
        const look = [align === 'left' ? null : align, strong].filter(Boolean).join(' ')
        const text =
          cell.origin !== undefined ? figure(cell.text, cell.origin) : valued(cell.text, cell.number)
        const heads = whole || (i === named && cell.text !== '')
        return element(
          heads ? 'th' : 'td',
          {
            scope: whole ? 'rowgroup' : heads ? 'row' : null,
            colspan: whole ? table.columns.length : null,
            class: look === '' ? null : look,
          },
          text,
        )
      })
      return element('tr', {}, cells.join(''))
    })
    const caption = table.caption === null ? '' : element('caption', {}, escaped(table.caption))
    const grid = element(
      'table',
      {},
      `${caption}<thead>${head.join('')}</thead>\n<tbody>${rows.join('\n')}</tbody>`,
    )
    // A wide table scrolls in its box, which the keyboard must reach.
    return (
      element(
        'div',
        {
          class: 'box',
          tabindex: 0,
          role: 'group',
          'aria-label': table.caption ?? table.columns.map(({ title }) => title).join(', '),
        },
        grid,
      ) + notes(table.note)
    )
  }
}

/** A figure with its exact value; pointing at it tells what it stands on. */
function figure(text: string, { indicator, unit, period, base, value }: FigureOrigin): string {
  const compared = base === null ? '' : ` / ${base}`
  return element(
    'data',
    { value: value ?? '', title: `${indicator} · ${unit} · ${period}${compared}` },
    escaped(text),
  )
}

function valued(text: string, number: string | undefined): string {
  return number === undefined ? escaped(text) : element('data', { value: number }, escaped(text))
}

function notes(note: string | null): string {
  return (note ?? '')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => element('p', { class: 'note' }, escaped(text)))
    .join('')
}
