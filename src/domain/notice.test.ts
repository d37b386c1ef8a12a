import { describe, expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.js'
import type { Role } from './access.js'
import { type Audience, type Holder, recipients, tellingOf, tellingOfReminder } from './notice.js'
import { PackIndex } from './pack-index.js'

const index = new PackIndex(smallPack())
const today = '2026-11-23'

function holder(account: string, ...roles: (`${Role}@${string}` | { at: string; to: string })[]): Holder {
  return {
    account,
    assignments: roles.map((held) => {
      const [role, unit] = (typeof held === 'string' ? held : held.at).split('@') as [Role, string]
      return { role, unit, from: '2020-01-01', to: typeof held === 'string' ? null : held.to }
    }),
  }
}

const PEOPLE = [
  holder('clerk-a12', 'clerk@a12'),
  holder('head-a12', 'head@a12'),
  holder('both-a12', 'clerk@a12', 'head@a12'),
  holder('left-a12', { at: 'clerk@a12', to: '2026-11-23' }),
  holder('clerk-b2', 'clerk@b2'),
  holder('head-pa', 'head@pa'),
  holder('analyst-pa', 'analyst@pa'),
  holder('leader-pa', 'leader@pa'),
  holder('registrar-pa', 'registrar@pa'),
  holder('admin-pa', 'administrator@pa'),
  holder('head-pb', 'head@pb'),
  holder('analyst-vn', 'analyst@vn'),
]

function told(unit: string, ...to: Audience[]): string[] {
  return [...recipients(PEOPLE, unit, to, index.tree(today), index.pack.history).keys()].sort()
}

describe('who is told', () => {
  test('of their own unit: who enters, who approves', () => {
    expect(told('a12', 'clerks')).toEqual(['both-a12', 'clerk-a12'])
    expect(told('a12', 'heads')).toEqual(['both-a12', 'head-a12'])
    expect(told('a12', 'clerks', 'heads')).toEqual(['both-a12', 'clerk-a12', 'head-a12'])
  })

  test('the nearest superior that has anybody to accept, and no other', () => {
    expect(told('a12', 'acceptors')).toEqual(['analyst-pa', 'head-pa'])
    expect(told('b2', 'acceptors')).toEqual(['head-pb'])
    expect(told('pa', 'acceptors')).toEqual(['analyst-vn'])
    expect(told('vn', 'acceptors')).toEqual([])
  })

  test('of a unit that was merged: its heir', () => {
    expect(told('a1', 'clerks')).toEqual(['both-a12', 'clerk-a12'])
    expect(told('a1', 'acceptors')).toEqual(['analyst-pa', 'head-pa'])
  })

  test('of a unit that moved: its superior of today', () => {
    expect(told('a3', 'acceptors')).toEqual(['head-pb'])
  })

  test('in which of their offices', () => {
    const found = recipients(PEOPLE, 'a12', ['acceptors'], index.tree(today), index.pack.history)
    expect(found.get('analyst-pa')).toBe('pa')
  })
})

describe('what is told', () => {
  test.each([
    ['submit', 'draft', 'submitted', ['heads']],
    ['approve', 'submitted', 'sent', ['acceptors']],
    ['return', 'submitted', 'handed-back', ['clerks']],
    ['return', 'approved', 'returned', ['clerks', 'heads']],
    ['accept', 'approved', 'accepted', ['clerks', 'heads']],
    ['amend', 'accepted', 'reopened', ['acceptors']],
  ] as const)('%s from %s: %s to %j', (kind, from, notice, to) => {
    expect(tellingOf({ kind, from })).toEqual({ notice, to })
  })

  test.each(['save', 'withdraw'] as const)('%s is nobody’s news', (kind) => {
    expect(tellingOf({ kind, from: 'draft' })).toBeNull()
  })

  test.each([
    ['before', 'empty', 'due-soon', ['clerks']],
    ['before', 'submitted', 'due-soon', ['heads']],
    ['today', 'draft', 'due-today', ['clerks']],
    ['late', 'returned', 'late', ['clerks', 'heads']],
    ['late', 'submitted', 'late', ['heads']],
  ] as const)('a reminder %s of a return that is %s: %s to %j', (kind, state, notice, to) => {
    expect(tellingOfReminder({ kind }, state)).toEqual({ notice, to })
  })
})
