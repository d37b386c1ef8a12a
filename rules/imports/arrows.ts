import type { RuleFinding } from '../finding.js'
import type { SourceFile } from '../tree.js'
import { readImports, targetOf } from './read-imports.js'
import { FREE, mayImport, PURE_PACKAGES, ROOMS, roomOf } from './rooms.js'

/** I1: only the arrows of the table. I2: the domain uses pure packages only. I3: a room nobody has laid down. */
export function checkArrows(files: readonly SourceFile[]): RuleFinding[] {
  return files.flatMap((file) => {
    const from = roomOf(file.path)
    if (!(from in ROOMS) && !FREE.includes(from)) return [unknownRoom(file.path, from)]
    return readImports(file).flatMap(({ specifier, line }) => {
      const target = targetOf(file.path, specifier)
      const at = { file: file.path, line }
      if (target === undefined) return from === 'domain' ? impure(at, specifier) : []
      const to = roomOf(target)
      return mayImport(from, to) ? [] : [wrongArrow(at, from, to, specifier)]
    })
  })
}

type At = Pick<RuleFinding, 'file' | 'line'>

function wrongArrow(at: At, from: string, to: string, specifier: string): RuleFinding {
  const allowed = ROOMS[from] ?? []
  const users = Object.keys(ROOMS).filter((room) => mayImport(room, from) && mayImport(room, to))
  return {
    ...at,
    rule: 'I1',
    message: `${from} may not import ${to} (${specifier}); it may import ${allowed.join(', ') || 'no other room'}`,
    remedy:
      `Hand in what is needed as an argument, move the shared part into a room both may import, ` +
      `or do this work in ${users.filter((room) => room !== from).join(' or ') || 'another room'}`,
  }
}

function impure(at: At, specifier: string): RuleFinding[] {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  if (PURE_PACKAGES.some((pure) => pure.name.test(name))) return []
  return [
    {
      ...at,
      rule: 'I2',
      message: `domain may not import the package ${specifier}`,
      remedy:
        'Do this work in another room and hand the result in; if the package is pure, add it with the reason to rules/imports/rooms.ts',
    },
  ]
}

function unknownRoom(file: string, room: string): RuleFinding {
  return {
    file,
    line: 1,
    rule: 'I3',
    message: `src/${room} is not a room of the house`,
    remedy:
      'Move the file into a room, or lay the room down in rules/imports/rooms.ts with what it may import',
  }
}
