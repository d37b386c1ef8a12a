import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { AGENCY, GOOD_FIGURES } from './agency.js'
import { CommandLine, Desk, EXIT, type Json, PACKS } from './command-line.js'
import { contentOf } from './content.js'
import type { Faulty } from './faulty.js'
import { FAULTY_CSV, FAULTY_TOTALS } from './faulty-csv.js'
import { FAULTY_PACKS, putPack } from './faulty-packs.js'
import { EMPTY_FORM, FAULTY_XLSX } from './faulty-xlsx.js'

const cungky = new CommandLine()
const desk = new Desk()
let agency: string
let before: Record<string, string>

beforeAll(async () => {
  agency = putPack(desk, 'agency', AGENCY)
  expect((await cungky.run('load', '--pack', agency, desk.put('good.csv', GOOD_FIGURES))).err).toContain(
    '6 báo cáo mới',
  )
  const form = ['--unit', '00003', '--period', '2024-06', '--out', desk.path(EMPTY_FORM)]
  expect((await cungky.run('template', '--pack', agency, ...form)).code).toBe(EXIT.done)
  before = await contentOf(cungky, 'agency')
})

const UNFILLED = /\{\w+\}/
/** Two sentences at least: what is wrong, and what to do. */
const WRONG_AND_REMEDY = /[.?] \p{Lu}.*\.$/u

const ALL: readonly Faulty[] = [...FAULTY_CSV, ...FAULTY_TOTALS, ...FAULTY_XLSX, ...FAULTY_PACKS]

test('there are more than forty kinds of them', () => {
  expect(new Set(ALL.map(({ code }) => code)).size).toBeGreaterThan(40)
})

describe('every faulty input is answered with its name, place and remedy, and changes nothing', () => {
  test.each(ALL.map((faulty) => [faulty.what, faulty] as const))('%s', async (_, { args, code, place }) => {
    const line = (await args(desk)).map((arg) => (arg === 'agency' ? agency : arg))
    const ran = await cungky.run(...line, '--json')
    expect({ code: ran.code, err: ran.err }).toEqual({ code: EXIT.input, err: '' })
    const { findings } = ran.json()
    expect([...new Set(findings.map((finding: Json) => finding.code))]).toEqual([code])
    const first = findings[0]
    expect(first.place).toMatchObject(place)
    for (const lang of ['vi', 'en'] as const) {
      const told = await cungky.in(lang).run(...line)
      expect([told.code, told.out]).toEqual([EXIT.input, ''])
      expect(told.err).toContain(first[lang])
      expect(told.err).toContain(desk.folder)
      expect(told.err).not.toMatch(UNFILLED)
      expect(first[lang]).toMatch(WRONG_AND_REMEDY)
    }
    expect(await contentOf(cungky, 'agency')).toEqual(before)
  })
})

test('a faulty file, or a dry run, does not even register the pack in a new database', async () => {
  const other = new CommandLine()
  const empty = await contentOf(other, 'agency')
  const bad = desk.put('first-bad.csv', 'unit,period,series,value\n00999,2024-06,cleared,1\n')
  expect((await other.run('load', '--pack', agency, bad)).code).toBe(EXIT.input)
  expect((await other.run('submit', '--pack', agency, bad)).code).toBe(EXIT.input)
  expect((await other.run('submit', '--pack', agency, '--dry-run', desk.path('good.csv'))).code).toBe(
    EXIT.done,
  )
  expect((await other.run('load', '--pack', agency, '--dry-run', desk.path('good.csv'))).code).toBe(EXIT.done)
  expect(await contentOf(other, 'agency')).toEqual(empty)
  expect((await other.run('load', '--pack', agency, desk.path('good.csv'))).code).toBe(EXIT.done)
  expect(await contentOf(other, 'agency')).not.toEqual(empty)
})

test('every fault of a file is told at once, and a thousand of them are counted', async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `9${i},2024-06,cleared,1\n`).join('')
  const file = desk.put('many.csv', `unit,period,series,value\n${rows}`)
  const { code, err } = await cungky.run('load', '--pack', agency, file)
  expect(code).toBe(EXIT.input)
  expect(err.split('\n').filter((line) => line.startsWith(`${file}:`))).toHaveLength(100)
  expect(err).toContain('1400')
  expect(err).toContain('1500')
  const { json } = await cungky.run('load', '--pack', agency, file, '--json')
  expect(json()).toMatchObject({ faults: 1500 })
  expect(json().findings).toHaveLength(1000)
  expect(await contentOf(cungky, 'agency')).toEqual(before)
})

test('TCVN3 that is refused is taken in when its conversion is asked for', async () => {
  const file = desk.put(
    'tcvn3.csv',
    Buffer.from('§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n00001,2024-04,cleared,2\n', 'latin1'),
  )
  expect((await cungky.run('load', '--pack', agency, file)).code).toBe(EXIT.input)
  const taken = await cungky.run('load', '--pack', agency, '--convert', 'tcvn3', '--dry-run', file, '--json')
  expect(taken.json().findings?.map((finding: Json) => finding.code) ?? taken.json().values).toEqual([
    'check-required',
  ])
})

test('a database that holds another pack is not touched', async () => {
  const folder = desk.path('stolen')
  cpSync(join(PACKS, 'published'), folder, { recursive: true })
  const { store } = await cungky.store('agency')
  const other = new CommandLine(
    'vi',
    new Map([['published', Promise.resolve({ store, close: async () => {} })]]),
  )
  const ran = await other.run('load', '--pack', folder, '--json')
  expect(ran.code).toBe(EXIT.database)
  expect(ran.json().findings).toMatchObject([{ code: 'database-other-pack' }])
  expect(await contentOf(cungky, 'agency')).toEqual(before)
})

describe('wrong usage: exit code 2, one line, nothing changed', () => {
  const AT = ['--pack', 'AGENCY', '--period', '2024-04']
  const LINES: string[][] = [
    ['lood'],
    ['nonsense'],
    ['load'],
    ['load', '--pack'],
    ['load', '--pack', 'AGENCY'],
    ['load', '--pack', 'no-such-pack', 'x.csv'],
    ['load', '--pack', 'AGENCY', '--stage', 'done', 'x.csv'],
    ['load', '--pack', 'AGENCY', '--convert', 'ebcdic', 'x.csv'],
    ['submit', '--pack', 'AGENCY'],
    ['submit', '--pack', 'AGENCY', '--convert', 'ebcdic', 'x.xlsx'],
    ['pack', 'check'],
    ['pack', 'check', 'a', 'b'],
    ['pack', 'check', 'no-such-pack'],
    ['compare', '--pack', 'AGENCY'],
    ['compare', ...AT, '--bse', 'target'],
    ['compare', ...AT, '--zzzzzzzz'],
    ['compare', ...AT, '--base', 'last-year'],
    ['compare', ...AT, '--basis', '2024-02-30'],
    ['compare', ...AT, '--by', 'village'],
    ['compare', ...AT, '--indicator', 'happiness'],
    ['compare', ...AT, '--stage', 'done'],
    ['compare', ...AT, '--known-at', 'yesterday'],
    ['compare', ...AT, '--known-at', '2024-02-31T00:00:00Z'],
    ['explain', ...AT],
    ['explain', ...AT, '--indicator', 'happiness'],
    ['template', ...AT],
    ['template', ...AT, '--unit', '00001', '--form', 'weekly'],
    ['template', ...AT, '--unit', '00001', '--out', 'FILE/form.xlsx'],
    ['report', ...AT, '--number', '0'],
    ['report', ...AT, '--number', 'five'],
    ['report', ...AT, '--date', '2024-06-31'],
    ['reconcile', '--pack', 'AGENCY'],
  ]

  test.each(LINES.map((line) => [line.join(' '), line] as const))('cungky %s', async (_, line) => {
    const args = line.map((arg) => arg.replace('AGENCY', agency).replace('FILE', desk.path('good.csv')))
    const messages: string[] = []
    for (const lang of ['vi', 'en'] as const) {
      const ran = await cungky.in(lang).run(...args)
      expect([ran.code, ran.out]).toEqual([EXIT.usage, ''])
      expect(ran.err).not.toMatch(UNFILLED)
      messages.push(ran.err)
    }
    expect(messages[0]).toMatch(/^Lệnh chưa đúng: \S/)
    expect(messages[1]).toMatch(/^Wrong usage: \S/)
    expect(messages[0]).not.toMatch(/\b(unknown|missing|required|argument|invalid)\b/)
    const command = args[0] === 'pack' ? 2 : 1
    const { code, json } = await cungky.run(...args.slice(0, command), '--json', ...args.slice(command))
    expect([code, json()]).toEqual([EXIT.usage, { error: 'usage', message: messages[0] }])
    expect(await contentOf(cungky, 'agency')).toEqual(before)
  })
})
