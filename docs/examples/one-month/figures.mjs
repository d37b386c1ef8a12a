/**
 * Made-up figures for one return of the example pack, the same at every run for the same unit and month. They keep the
 * rules of the forms (packs/lai-chau/forms.yaml), so a return made of them can be submitted without an explanation.
 */

const SEVERITIES = ['less_serious', 'serious', 'very_serious', 'especially_serious']
const GROUPS = ['property', 'life_health', 'dignity', 'public_order', 'gambling', 'other']

/** Lines of work that only one department has; for every other department such a cell is "not applicable". */
const ONLY_IN = {
  economic_detected: 'pc03',
  environment_detected: 'pc05',
  hightech_detected: 'pa05',
  drug_detected: 'pc04',
  drug_seized_kg: 'pc04',
  road_violations: 'pc08',
  id_cards_issued: 'pc06',
}

/**
 * The entries of a return, as the API takes them: code of a series → `{ value: '12' }` or `{ notApplicable: true }`.
 *
 * @param {string} unit key of the unit
 * @param {string} period code of the month, such as 2026-11
 * @param {string} form id of the form
 * @param {number} pendingBefore cases that were not cleared at the end of the month before
 * @param {number} edition another number gives other figures for the same return
 */
export function makeFigures(unit, period, form, pendingBefore = 0, edition = 1) {
  const upTo = dice(`${unit} ${period} ${edition}`)
  const figures =
    form === 'commune-monthly' ? communeFigures(upTo, pendingBefore) : departmentFigures(upTo, unit)
  return Object.fromEntries(
    Object.entries(figures).map(([series, value]) => [
      series,
      value === null ? { notApplicable: true } : { value: String(value) },
    ]),
  )
}

function communeFigures(upTo, pendingBefore) {
  const figures = {}
  const recorded = [upTo(2), upTo(1), upTo(1), 0]
  const cleared = recorded.map((cases) => upTo(cases))
  SEVERITIES.forEach((severity, i) => {
    figures[`social_order_recorded.${severity}`] = recorded[i]
    figures[`social_order_cleared_same.${severity}`] = cleared[i]
    figures[`social_order_cleared_earlier.${severity}`] = 0
  })
  // The groups of offences must add up to the severities: every case goes into one group.
  for (const group of GROUPS) figures[`social_order_by_group.${group}`] = 0
  for (let cases = sum(recorded); cases > 0; cases--)
    figures[`social_order_by_group.${GROUPS[upTo(GROUPS.length - 1)]}`]++
  figures.social_order_pending = pendingBefore + sum(recorded) - sum(cleared)

  figures.crime_reports_received = 2 + upTo(4)
  figures.crime_reports_resolved = upTo(2)
  figures.road_accidents = upTo(2)
  figures.road_deaths = figures.road_accidents > 0 ? upTo(1) : 0
  figures.road_injured = figures.road_accidents > 0 ? upTo(2) : 0
  figures.road_violations = 15 + upTo(30)
  figures.fire_count = upTo(1)
  figures.id_cards_issued = 30 + upTo(50)
  figures.residence_records = 40 + upTo(60)
  figures.patrols = 25 + upTo(40)
  figures.awareness_sessions = 2 + upTo(6)
  figures.weapons_collected = upTo(4)
  return { ...figures, ...citizens(upTo) }
}

function departmentFigures(upTo, unit) {
  const figures = {
    economic_detected: upTo(4),
    environment_detected: upTo(3),
    hightech_detected: upTo(2),
    drug_detected: 1 + upTo(9),
    // Kilograms to the gram: the one measure of the example that is not a whole number.
    drug_seized_kg: `${upTo(2)}.${String(upTo(999)).padStart(3, '0')}`,
    road_violations: 300 + upTo(250),
    id_cards_issued: 300 + upTo(200),
  }
  for (const [series, department] of Object.entries(ONLY_IN)) if (department !== unit) figures[series] = null
  return { ...figures, ...citizens(upTo) }
}

function citizens(upTo) {
  const received = upTo(5)
  return {
    citizen_visits: upTo(8),
    petitions_received: received,
    petitions_resolved: upTo(received),
    'advice.party_committee': 1 + upTo(5),
    'advice.authority': 2 + upTo(8),
    reporting_staff: 2 + upTo(2),
  }
}

/** Whole numbers from 0 to `most`, by chance but the same for the same seed: FNV-1a for the seed, Mulberry32 for the numbers. */
function dice(seed) {
  let state = 0x811c9dc5
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193)
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * (most + 1))
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
