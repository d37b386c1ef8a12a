import { readFileSync } from 'node:fs'

const FOLDER = new URL('..', import.meta.url)

/** A month reports on the tree of its last day, the 14th. */
const lastDay = (month) => `${month}-14`
const DISTRICTS_END = '2025-03-01'
const COMMUNES_MERGED = '2025-07-01'

/**
 * Thousands of residents of the communes of July 2025, rounded, as the state map publisher gave them
 * (sapnhap.bando.com.vn). It has no figure for Nậm Sỏ and an impossible one for Lê Lợi (911): both are guessed here.
 * They only set how large a commune's synthetic figures are.
 */
const RESIDENTS = {
  'x03388-2025': 25.4,
  'x03390-2025': 18.6,
  'x03394-2025': 16.3,
  'x03405-2025': 12.6,
  'x03408-2025': 36.5,
  'x03424-2025': 9.5,
  'x03430-2025': 9.1,
  'x03433-2025': 11.7,
  'x03434-2025': 11.2,
  'x03439-2025': 5.3,
  'x03442-2025': 6.1,
  'x03445-2025': 6.4,
  x03451: 3.3,
  'x03460-2025': 5.7,
  x03463: 8,
  'x03466-2025': 7.1,
  'x03472-2025': 7.3,
  'x03478-2025': 14,
  'x03487-2025': 9,
  'x03503-2025': 9,
  'x03508-2025': 13.4,
  'x03517-2025': 12.8,
  'x03529-2025': 16.2,
  'x03532-2025': 11.6,
  'x03538-2025': 6.5,
  'x03544-2025': 10.8,
  'x03549-2025': 23.3,
  'x03562-2025': 16.2,
  'x03571-2025': 16.1,
  'x03583-2025': 16.9,
  'x03595-2025': 27.3,
  'x03598-2025': 30.4,
  'x03601-2025': 12.5,
  'x03613-2025': 12,
  'x03616-2025': 10.7,
  'x03618-2025': 13.9,
  'x03637-2025': 20.4,
  'x03640-2025': 10.7,
}

/** The units of units.csv and the mergers of reorganisations.yaml, as far as the figures need them. */
export function readTree() {
  const units = readFileSync(new URL('units.csv', FOLDER), 'utf8').trim().split('\n').slice(1).map(unitOf)
  const acts = readFileSync(new URL('reorganisations.yaml', FOLDER), 'utf8')
  const merges = acts.matchAll(
    /- op: merge\s+from:\s*\[([^\]]+)\]\s+into:\s*\{\s*unit: ([\w-]+),\s+code: "(\d+)"/g,
  )
  const merged = [...merges].map(([, from, key, code]) => ({ key, code, from: from.match(/\w+/g) }))
  const level = (name) => units.filter((unit) => unit.level === name)

  const places = level('commune').map((unit) => {
    const heir = merged.find((group) => group.from.includes(unit.key))
    return { ...unit, heir: heir ? { key: heir.key, code: heir.code } : unit }
  })
  const share = (place) => (/ (phường|thị trấn) /.test(place.name) ? 2 : 1)
  for (const place of places) {
    const siblings = places.filter((other) => other.heir.key === place.heir.key)
    const shares = siblings.reduce((sum, other) => sum + share(other), 0)
    place.residents = (RESIDENTS[place.heir.key] * share(place)) / shares
    if (!(place.residents > 0)) throw new Error(`no residents known for ${place.heir.key}`)
  }
  return { places, departments: level('department'), districts: level('district') }
}

/** Who reports what happened in a place in a month: the old commune, or from July 2025 the one it went into. */
export const reporter = (place, month) => (lastDay(month) < COMMUNES_MERGED ? place : place.heir)

export const hasDistricts = (month) => lastDay(month) < DISTRICTS_END

/** The communes that report in a month, each once, in the order of their codes. */
export function communesOf(tree, month) {
  const byKey = new Map(tree.places.map((place) => [reporter(place, month).key, reporter(place, month)]))
  return [...byKey.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** A line of units.csv; names may be quoted and hold commas. */
function unitOf(line) {
  const [key, code, name, level, parent] = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(
    ([, cell]) => cell,
  )
  return { key, code, name, level, parent }
}
