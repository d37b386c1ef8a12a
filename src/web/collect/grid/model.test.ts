import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../domain/submission-entries.js'
import { readBlock, writeBlock } from './clipboard.js'
import { editEntry, readEntry, showEntry } from './entry-text.js'
import {
  beginTyping,
  cancel,
  commit,
  copy,
  entryIn,
  fill,
  type Grid,
  goTo,
  move,
  openGrid,
  paste,
  redo,
  selectAll,
  selection,
  takeOver,
  type as typeText,
  undo,
} from './model.js'
import { cellAt, type GridShape, spotsDown } from './shape.js'

const read = (text: string) => readEntry(text, 'vi')
const show = (entry: Entry) => showEntry(entry, 'vi', 'kad')

/** One column, as a return has it: rows 0, 2, 3 and 5 can be typed into. */
const COLUMN: GridShape = { rows: [['a'], [null], ['b'], ['c'], [null], ['d']] }
const SQUARE: GridShape = {
  rows: [
    ['a', 'b'],
    ['c', null],
    ['d', 'e'],
  ],
}

const texts = (grid: Grid) =>
  Object.fromEntries([...grid.entries].map(([cell, entry]) => [cell, show(entry)]))

function enter(grid: Grid, text: string): Grid {
  return commit(typeText(beginTyping(grid, text[0]!, ''), text), read, 'down')
}

describe('typing', () => {
  test('a column is filled by its figures and Enter alone, over headings', () => {
    let grid = openGrid(COLUMN, new Map())
    for (const text of ['1', '22', '0', '1.234']) grid = enter(grid, text)
    expect(texts(grid)).toEqual({ a: '1', b: '22', c: '0', d: '1.234' })
    expect(entryIn(grid, 'd')).toEqual({ kind: 'value', value: '1234' })
    expect(grid.cursor).toEqual({ row: 5, col: 0 })
  })

  test('a character replaces, F2 goes on with what is there, Escape gives up', () => {
    const grid = enter(openGrid(COLUMN, new Map()), '12')
    const there = move(grid, -1, 0)
    expect(commit(beginTyping(there, '7', '12'), read).entries.get('a')).toEqual({
      kind: 'value',
      value: '7',
    })
    expect(beginTyping(there, null, '12').editing).toBe('12')
    expect(cancel(beginTyping(there, '7', '12')).entries).toBe(there.entries)
  })

  test('Tab goes along the rows, Enter down the columns, with shift back', () => {
    const grid = openGrid(SQUARE, new Map())
    const order = (go: 'along' | 'down') => {
      const cells: (string | null)[] = []
      for (let at = grid, n = 0; n < 5; n++, at = commit(at, read, go))
        cells.push(cellAt(at.shape, at.cursor))
      return cells.join('')
    }
    expect(order('along')).toBe('abcde')
    expect(order('down')).toBe('acdbe')
    expect(commit(goTo(grid, { row: 2, col: 0 }), read, 'back').cursor).toEqual({ row: 1, col: 0 })
  })

  test('nought, not applicable and empty are three things', () => {
    expect(read('0')).toEqual({ kind: 'value', value: '0' })
    expect(read('kad')).toEqual({ kind: 'not-applicable' })
    expect(read('  ')).toEqual({ kind: 'empty' })
    const grid = fill(openGrid(COLUMN, new Map()), { kind: 'not-applicable' })
    expect(texts(grid)).toEqual({ a: 'kad' })
  })

  test.each([
    ['1.234', 'vi', '1234'],
    ['1.234,5', 'vi', '1234.5'],
    ['1,234', 'en', '1234'],
    ['12a', 'vi', '12a'],
    ['–', 'vi', '–'],
  ] as const)('%s in %s is kept as %s', (text, lang, value) => {
    expect(readEntry(text, lang)).toEqual({ kind: 'value', value })
  })

  test('a figure is typed over without marks of thousands', () => {
    expect(editEntry({ kind: 'value', value: '1234567.5' }, 'vi', 'kad')).toBe('1234567,5')
    expect(showEntry({ kind: 'value', value: '1234567.5' }, 'vi', 'kad')).toBe('1.234.567,5')
  })
})

describe('blocks', () => {
  test('a copied column falls on rows as it lies; what meets no cell is counted', () => {
    const { grid, outside } = paste(openGrid(COLUMN, new Map()), readBlock('1\n\n2\n3\n9\n4\n5\n'), read)
    expect(texts(grid)).toEqual({ a: '1', b: '2', c: '3', d: '4' })
    expect(outside).toEqual(['9', '5'])
  })

  test('one text into a selection fills it', () => {
    const { grid } = paste(selectAll(openGrid(SQUARE, new Map())), [['7']], read)
    expect(texts(grid)).toEqual({ a: '7', b: '7', c: '7', d: '7', e: '7' })
  })

  test('what a spreadsheet quotes is read, and written so that it reads it', () => {
    expect(readBlock('"a\tb"\t"c""d"\r\n1\t\r\n')).toEqual([
      ['a\tb', 'c"d'],
      ['1', ''],
    ])
    expect(readBlock('"x"y\t2')).toEqual([['"x"y', '2']])
  })

  const cellText = fc.string({
    unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '1', 'ộ'),
    maxLength: 6,
  })
  const blocks = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, cols]) =>
      fc.array(fc.array(cellText, { minLength: cols, maxLength: cols }), {
        minLength: rows,
        maxLength: rows,
      }),
    )

  test('any block comes back as it was', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        // A block that ends in an empty row of one column cannot be told from the line end after the row before.
        fc.pre(block.length === 1 || block.at(-1)!.some((text) => text !== '') || block[0]!.length > 1)
        fc.pre(!(block.length === 1 && block[0]!.join('') === ''))
        expect(readBlock(writeBlock(block))).toEqual(block)
      }),
    )
  })

  test('forty-two cells come and go', () => {
    const shape = { rows: Array.from({ length: 42 }, (_, n) => [`s${n}`]) }
    const column = Array.from({ length: 42 }, (_, n) => [String(n * 1000)])
    const { grid } = paste(openGrid(shape, new Map()), readBlock(writeBlock(column)), read)
    expect(copy(selectAll(grid), (entry) => (entry.kind === 'value' ? entry.value : ''))).toEqual(column)
  })
})

describe('undo and redo', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('enter' as const), text: fc.constantFrom('1', '20', 'kad', '3,5') }),
      fc.record({ kind: fc.constant('paste' as const), text: fc.constantFrom('1\n2', '5', '1\t2\n3\t4') }),
      fc.record({ kind: fc.constant('fill' as const), text: fc.constantFrom('', '9') }),
      fc.record({ kind: fc.constant('go' as const), text: fc.constantFrom('0', '1', '2', '3', '4') }),
    ),
    { maxLength: 12 },
  )
  const run = (grid: Grid, { kind, text }: { kind: string; text: string }): Grid => {
    if (kind === 'enter') return enter(grid, text)
    if (kind === 'paste') return paste(grid, readBlock(text), read).grid
    if (kind === 'fill') return fill(grid, read(text))
    return goTo(grid, spotsDown(grid.shape)[Number(text)] ?? grid.cursor)
  }
  const filled = (grid: Grid) =>
    Object.fromEntries(Object.entries(texts(grid)).filter(([, text]) => text !== ''))

  test('undoing everything leads back, redoing everything leads there again', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const start = openGrid(SQUARE, new Map([['a', { kind: 'value', value: '8' } as const]]))
        const end = list.reduce(run, start)
        let back = end
        for (const _ of end.done) back = undo(back)
        expect(filled(back)).toEqual(filled(start))
        for (const _ of end.done) back = redo(back)
        expect(filled(back)).toEqual(filled(end))
      }),
    )
  })

  test('what somebody else saved is not ours to undo', () => {
    const mine = enter(openGrid(COLUMN, new Map()), '1')
    const both = takeOver(mine, [['b', { kind: 'value', value: '5' }]])
    expect(texts(undo(both))).toEqual({ a: '', b: '5' })
  })

  test('the selection reaches from corner to corner', () => {
    const grid = move(move(openGrid(SQUARE, new Map()), 1, 0, true), 1, 0, true)
    expect(selection(grid)).toEqual({ top: 0, left: 0, bottom: 2, right: 0 })
  })
})
