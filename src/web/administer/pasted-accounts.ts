import { roleName } from '../../domain/access-refusal.js'
import { ROLES, type Role } from '../../domain/access-table.js'
import { nearest } from '../../domain/near.js'
import { foldKey, stripMarks, tidyText } from '../../domain/text-normal.js'
import { proposeUserName } from '../../domain/user-name.js'

/** A unit as the register names it. */
export interface KnownUnit {
  readonly key: string
  readonly code: string
  readonly name: string
}

/** Why a row cannot be made an account. `near`: what may have been meant. */
export interface RowFault {
  readonly fault:
    | 'name-missing'
    | 'position-missing'
    | 'unit-missing'
    | 'unit-unknown'
    | 'unit-several'
    | 'role-unknown'
    | 'row-twice'
  readonly text: string
  readonly near?: string
}

/** A row as it was pasted and understood. */
export interface PastedRow {
  /** Counted from 1 among all lines that were pasted. */
  readonly line: number
  readonly name: string
  readonly position: string
  readonly unit: KnownUnit | null
  /** Null: none is to be given yet. */
  readonly role: Role | null
  readonly email: string | null
  /** A proposal, different in every row; empty when there is no name. */
  readonly username: string
  readonly nth: number
  readonly faults: readonly RowFault[]
}

const HEADINGS = ['ho ten', 'ho va ten', 'name', 'full name']

/** Rows of a spreadsheet: name, position, code or name of the unit, role, and perhaps a mail address. */
export function readPasted(text: string, units: readonly KnownUnit[]): PastedRow[] {
  const names = new Set<string>()
  const seen = new Set<string>()
  return cells(text).flatMap(({ line, row }) => {
    const [name = '', position = '', unitText = '', roleText = '', email = ''] = row
    if (HEADINGS.includes(stripMarks(name))) return []
    const faults: RowFault[] = []
    if (name === '') faults.push({ fault: 'name-missing', text: '' })
    if (position === '') faults.push({ fault: 'position-missing', text: '' })
    const unit = unitMeant(unitText, units, faults)
    const role = roleMeant(roleText, faults)
    const key = [foldKey(name), foldKey(position), unit?.key ?? unitText].join('\t')
    if (name !== '' && seen.has(key)) faults.push({ fault: 'row-twice', text: name })
    seen.add(key)
    let nth = 1
    while (names.has(proposeUserName(name, nth)) && proposeUserName(name) !== '') nth += 1
    const username = proposeUserName(name, nth)
    names.add(username)
    return [{ line, name, position, unit, role, email: email === '' ? null : email, username, nth, faults }]
  })
}

/** Lines cut into cells; a cell in quotes may hold line breaks, which become blanks. */
function cells(text: string): { line: number; row: string[] }[] {
  const whole = text.replace(/"((?:[^"]|"")*)"/g, (_, inside: string) =>
    inside.replaceAll('""', '"').replaceAll(/[\r\n\t]+/g, ' '),
  )
  return whole
    .split(/\r\n?|\n/)
    .map((line, at) => ({ line: at + 1, row: line.split('\t').map(tidyText) }))
    .filter(({ row }) => row.some((cell) => cell !== ''))
}

function unitMeant(typed: string, units: readonly KnownUnit[], faults: RowFault[]): KnownUnit | null {
  if (typed === '') {
    faults.push({ fault: 'unit-missing', text: '' })
    return null
  }
  const key = foldKey(typed)
  const bare = stripMarks(typed)
  // A spreadsheet takes the noughts at the front of a code for idle.
  const ways: ((unit: KnownUnit) => boolean)[] = [
    ({ code, key: own }) => foldKey(code) === key || own === typed,
    ({ name }) => foldKey(name) === key,
    ({ name }) => stripMarks(name) === bare,
    ({ code }) => /^\d+$/.test(typed) && code.replace(/^0+/, '') === typed,
  ]
  for (const way of ways) {
    const found = units.filter(way)
    if (found.length === 1) return found[0]!
    if (found.length > 1) {
      faults.push({ fault: 'unit-several', text: typed, near: found.map(({ code }) => code).join(', ') })
      return null
    }
  }
  const near = nearest(
    typed,
    units.map(({ name }) => name),
  )
  faults.push({ fault: 'unit-unknown', text: typed, ...(near === undefined ? {} : { near }) })
  return null
}

function roleMeant(typed: string, faults: RowFault[]): Role | null {
  if (typed === '') return null
  const bare = stripMarks(typed)
  const spelt = (role: Role) => [role, ...Object.values(roleName(role)).map(stripMarks)]
  const exact = ROLES.find((role) => spelt(role).includes(bare))
  if (exact !== undefined) return exact
  const part = ROLES.filter((role) => spelt(role).some((name) => name.includes(bare)))
  if (part.length === 1) return part[0]!
  faults.push({ fault: 'role-unknown', text: typed })
  return null
}
