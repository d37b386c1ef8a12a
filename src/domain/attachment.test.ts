import { expect, test } from 'vitest'
import { ATTACHMENT_LIMITS, attachmentFault } from './attachment.js'

const { bytes, total, count } = ATTACHMENT_LIMITS

test.each([
  [1, { count: 0, bytes: 0 }, null],
  [0, { count: 0, bytes: 0 }, 'attachment-empty'],
  [bytes, { count: 0, bytes: 0 }, null],
  [bytes + 1, { count: 0, bytes: 0 }, 'attachment-large'],
  [1, { count: count - 1, bytes: 0 }, null],
  [1, { count, bytes: 0 }, 'attachment-many'],
  [1, { count: 1, bytes: total - 1 }, null],
  [2, { count: 1, bytes: total - 1 }, 'attachment-total'],
] as const)('%i bytes beside %j: %s', (size, held, code) => {
  expect(attachmentFault('a.pdf', size, held)?.code ?? null).toBe(code)
})
