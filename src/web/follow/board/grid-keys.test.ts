import { expect, test } from 'vitest'
import { gridMove } from './grid-keys.js'

const closed = { onName: true, expanded: false }
const opened = { onName: true, expanded: true }
const leaf = { onName: true, expanded: null }
const cell = { onName: false, expanded: false }

test.each([
  ['ArrowRight', closed, { open: true }],
  ['ArrowRight', opened, { go: 'right' }],
  ['ArrowRight', leaf, { go: 'right' }],
  ['ArrowRight', cell, { go: 'right' }],
  ['ArrowLeft', opened, { open: false }],
  ['ArrowLeft', closed, { go: 'parent' }],
  ['ArrowLeft', leaf, { go: 'parent' }],
  ['ArrowLeft', cell, { go: 'left' }],
  ['Enter', closed, { open: true }],
  ['Enter', opened, { open: false }],
  ['Enter', leaf, null],
  ['Enter', cell, null],
  ['a', closed, null],
] as const)('%s on %o: %o', (key, stand, move) => {
  expect(gridMove(key, false, stand)).toEqual(move)
})

test('Home and End go to the ends of the row, with Control to those of the table', () => {
  expect(['Home', 'End'].map((key) => gridMove(key, false, cell))).toEqual([
    { go: 'row-start' },
    { go: 'row-end' },
  ])
  expect(['Home', 'End'].map((key) => gridMove(key, true, cell))).toEqual([{ go: 'first' }, { go: 'last' }])
})
