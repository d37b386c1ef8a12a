import { expect, test } from 'vitest'
import { sessionEnd } from './session-end.js'

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`)
const moment = (time: string) => new Date(at(time)).toISOString()
const READ = { readAt: at('08:00'), answeredAt: at('08:00') }

test.each([
  ['far from both ends', '18:00', '10:00', '09:00', null],
  ['idleness is near', '18:00', '10:00', '09:56', { at: at('10:00'), idle: true }],
  ['the end is near', '10:00', '12:00', '09:57', { at: at('10:00'), idle: false }],
  ['it is over', '18:00', '10:00', '10:01', null],
] as const)('%s', (_what, expires, idle, now, said) => {
  const ends = { expiresAt: moment(expires), idleUntil: moment(idle) }
  expect(sessionEnd(ends, { ...READ, now: at(now) })).toEqual(said)
})

test('whoever asked the server something since has as much longer', () => {
  const ends = { expiresAt: moment('18:00'), idleUntil: moment('10:00') }
  expect(sessionEnd(ends, { readAt: at('08:00'), answeredAt: at('08:30'), now: at('09:58') })).toBeNull()
  expect(sessionEnd(ends, { readAt: at('08:00'), answeredAt: at('08:30'), now: at('10:27') })).toEqual({
    at: at('10:30'),
    idle: true,
  })
})

test('an access token has no end to tell', () => {
  expect(sessionEnd({ expiresAt: null, idleUntil: null }, { ...READ, now: at('09:00') })).toBeNull()
})
