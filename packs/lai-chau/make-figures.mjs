/**
 * Writes figures/*.csv: synthetic monthly figures for every unit of this pack, the same at every run.
 *
 *   node packs/lai-chau/make-figures.mjs           writes the files
 *   node packs/lai-chau/make-figures.mjs --check   writes nothing; fails when a committed file differs
 *
 * What is real in them and what is not stands in README.md and in figures-model/halves.mjs.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { crimeCases, crimeCells, GROUPS, SEVERITIES } from './figures-model/crime.mjs'
import { consequences, workFigures } from './figures-model/duties.mjs'
import { HALVES } from './figures-model/halves.mjs'
import { communesOf, hasDistricts, readTree } from './figures-model/tree.mjs'

const FIGURES = new URL('figures/', import.meta.url)

const CITIZENS = [
  'citizen_visits',
  'petitions_received',
  'petitions_resolved',
  'advice.party_committee',
  'advice.authority',
  'reporting_staff',
]
const SPECIAL = [
  'economic_detected',
  'environment_detected',
  'hightech_detected',
  'drug_detected',
  'drug_seized_kg',
  'road_violations',
  'id_cards_issued',
  ...CITIZENS,
]
/** Columns of each form, in the order of forms.yaml. */
const COLUMNS = {
  commune: [
    ...SEVERITIES.map((severity) => `social_order_recorded.${severity}`),
    ...GROUPS.map((group) => `social_order_by_group.${group}`),
    ...SEVERITIES.map((severity) => `social_order_cleared_same.${severity}`),
    ...SEVERITIES.map((severity) => `social_order_cleared_earlier.${severity}`),
    'social_order_pending',
    'crime_reports_received',
    'crime_reports_resolved',
    'road_accidents',
    'road_deaths',
    'road_injured',
    'road_violations',
    'fire_count',
    'id_cards_issued',
    'residence_records',
    'patrols',
    'awareness_sessions',
    'weapons_collected',
    ...CITIZENS,
  ],
  department: SPECIAL,
  district: SPECIAL,
}

/** Lines of work that only the named departments have; for the others such a cell is not applicable. */
const ONLY_IN = {
  economic_detected: ['pc03'],
  environment_detected: ['pc05'],
  hightech_detected: ['pa05'],
  drug_detected: ['pc04'],
  drug_seized_kg: ['pc04'],
  road_violations: ['pc08'],
  id_cards_issued: ['pc06'],
}

/** Returns that never came, so that a total of 2022 shows that missing is not nought. */
const NEVER_CAME = new Set(['x03448|2022-08', 'x03502|2022-10'])

const files = makeFiles()
if (process.argv.includes('--check')) check(files)
else write(files)

/** File name → content. */
function makeFiles() {
  const tree = readTree()
  const cases = crimeCases(HALVES, tree.places)
  const cells = new Map()
  workFigures(tree, HALVES, (unit, month, series, amount) => {
    const key = `${unit.key}|${month}`
    const row = cells.get(key) ?? {}
    row[series] = (row[series] ?? 0) + amount
    cells.set(key, row)
  })

  const made = new Map()
  for (const month of HALVES.flatMap((half) => half.months)) {
    const reporting = {
      commune: communesOf(tree, month),
      department: tree.departments,
      district: hasDistricts(month) ? tree.districts : [],
    }
    for (const [form, units] of Object.entries(reporting)) {
      const name = `${month.slice(0, 4)}-${form}.csv`
      for (const unit of units) {
        if (NEVER_CAME.has(`${unit.key}|${month}`)) continue
        const row = { ...zeroes(form), ...cells.get(`${unit.key}|${month}`) }
        consequences(row, unit, month)
        if (form === 'commune') Object.assign(row, crimeCells(cases, unit, month))
        row.drug_seized_kg = ((row.drug_grams ?? 0) / 1000).toFixed(3)
        const values = COLUMNS[form].map((series) =>
          applies(series, form, unit, month) ? row[series] : 'n/a',
        )
        if (!made.has(name)) made.set(name, [`unit,period,${COLUMNS[form].join(',')}`])
        made.get(name).push([unit.code, month, ...values].join(','))
      }
    }
  }
  return new Map([...made].map(([name, lines]) => [name, `${lines.join('\n')}\n`]))
}

function zeroes(form) {
  return Object.fromEntries(COLUMNS[form].map((series) => [series, 0]))
}

function applies(series, form, unit, month) {
  if (form === 'department') return ONLY_IN[series]?.includes(unit.key) ?? true
  if (form === 'commune' && series === 'id_cards_issued') return !hasDistricts(month)
  return true
}

function write(files) {
  mkdirSync(FIGURES, { recursive: true })
  for (const [name, content] of files) writeFileSync(new URL(name, FIGURES), content)
  process.stdout.write(`${files.size} files written\n`)
}

function check(files) {
  const present = readdirSync(FIGURES).filter((name) => name.endsWith('.csv'))
  const wrong = [
    ...present.filter((name) => !files.has(name)),
    ...[...files]
      .filter(([name, text]) => !present.includes(name) || read(name) !== text)
      .map(([name]) => name),
  ]
  for (const name of wrong) process.stderr.write(`figures/${name} is not what make-figures.mjs makes\n`)
  if (wrong.length > 0) process.exitCode = 1
}

function read(name) {
  return readFileSync(new URL(name, FIGURES), 'utf8')
}
