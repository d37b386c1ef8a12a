import { stream } from './random.mjs'
import { hasDistricts, reporter } from './tree.mjs'

const EVEN = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
const DRY = [4, 5, 6, 5, 3, 1, 1, 1, 1, 1, 2, 3]
const TET = [6, 6, 4, 4, 4, 4, 4, 4, 4, 4, 5, 6]

/** Province totals of an ordinary half-year of 2024, by who reports them; `growth` is added for every year after. */
const COUNTS = {
  crime_reports_received: { communes: 205, growth: -0.03 },
  road_accidents: { communes: 43, season: TET, growth: -0.04 },
  road_violations: { communes: 1400, departments: { pc08: 2900 }, districts: 2300, season: TET },
  fire_count: { communes: 11, season: DRY },
  residence_records: { communes: 11000, growth: 0.03 },
  patrols: { communes: 7200, season: TET, growth: 0.02 },
  awareness_sessions: { communes: 760, growth: 0.06 },
  weapons_collected: { communes: 330, season: DRY, growth: -0.1 },
  citizen_visits: { communes: 260, departments: { pv01: 45, pc06: 130, pc08: 60 }, districts: 150 },
  petitions_received: {
    communes: 118,
    departments: { pv01: 22, pc01: 16, pc02: 12, pc03: 8 },
    districts: 62,
  },
  'advice.party_committee': {
    communes: 640,
    departments: { pv01: 30, px03: 24, pa05: 16, pc04: 12 },
    districts: 150,
  },
  'advice.authority': {
    communes: 930,
    departments: { pv01: 44, pc06: 40, pc07: 36, pc08: 32 },
    districts: 230,
  },
  economic_detected: { departments: { pc03: 13 }, districts: 13 },
  environment_detected: { departments: { pc05: 9 }, districts: 9 },
  hightech_detected: { departments: { pa05: 5 }, districts: 2 },
}
/** Districts' special work is taken over by the department of that line, their other work by the communes. */
const SPECIAL = ['economic_detected', 'environment_detected', 'hightech_detected']

/** ID cards: Phòng PC06 and the districts; the communes take over the districts' part in March 2025. */
const ID_CARDS = { pc06: 2600, local: 8200 }
/** Part of the drug cases that Phòng PC04 works on itself while there are districts. */
const PC04_SHARE = 0.34

/**
 * All figures except social-order crime, written by `put(unit, month, series, amount)`, which adds.
 * Amounts fall among places and months at random in proportion to residents and season.
 */
export function workFigures(tree, halves, put) {
  for (const [series, source] of Object.entries(COUNTS)) {
    const random = stream(series)
    const nature = tree.places.map((place) => place.residents * (0.7 + 0.6 * random.next()))
    for (const half of halves) {
      for (const [month, part] of monthly(random, half, source)) {
        const local = hasDistricts(month) ? 'district' : SPECIAL.includes(series) ? 'department' : 'commune'
        for (const [key, base] of Object.entries(source.departments ?? {})) {
          const taken = local === 'department' ? (source.districts ?? 0) : 0
          put(department(tree, key), month, series, part(base + taken))
        }
        const toCommunes = (source.communes ?? 0) + (local === 'commune' ? (source.districts ?? 0) : 0)
        spread(random, part(toCommunes), tree.places, nature, (place, count) => {
          put(reporter(place, month), month, series, count)
        })
        if (local !== 'district' || !source.districts) continue
        spread(random, part(source.districts), tree.districts, districtWeights(tree), (district, count) => {
          put(district, month, series, count)
        })
      }
    }
  }
  idCards(tree, halves, put)
  drugs(tree, halves, put)
  staff(tree, halves, put)
}

/** What follows from a commune's or other unit's own count: the dead and injured, what was resolved. */
export function consequences(cells, unit, month) {
  const random = stream(`${unit.key}:${month}`)
  if ('road_accidents' in cells) {
    cells.road_deaths = random.successes(cells.road_accidents, 0.42)
    cells.road_injured = random.successes(2 * cells.road_accidents, 0.44)
    cells.crime_reports_resolved = random.successes(cells.crime_reports_received, 0.95)
  }
  cells.petitions_resolved = random.successes(cells.petitions_received, 0.93)
}

/** Each month of a half-year with a function that gives its random part of an ordinary half-year's total. */
function monthly(random, half, { season = EVEN, growth = 0 } = {}) {
  const whole = season.reduce((sum, weight) => sum + weight, 0) / 2
  return half.months.map((month) => {
    const mean =
      (season[Number(month.slice(5)) - 1] / whole) * (1 + growth * (Number(month.slice(0, 4)) - 2024))
    // A random count about the mean: four times as many throws, each with one chance in four.
    const part = (total) =>
      random.successes(Math.round(4 * total * mean * (0.92 + 0.16 * random.next())), 0.25)
    return [month, part]
  })
}

function spread(random, total, units, weights, each) {
  random.scatter(total, weights).forEach((count, index) => {
    each(units[index], count)
  })
}

const department = (tree, key) => tree.departments.find((unit) => unit.key === key)

function districtWeights(tree) {
  return tree.districts.map((district) =>
    tree.places
      .filter((place) => place.parent === district.key)
      .reduce((sum, place) => sum + place.residents, 0),
  )
}

function idCards(tree, halves, put) {
  const random = stream('id_cards_issued')
  const pc06 = department(tree, 'pc06')
  const residents = tree.places.map((place) => place.residents)
  for (const half of halves) {
    for (const [month, part] of monthly(random, half)) {
      put(pc06, month, 'id_cards_issued', part(ID_CARDS.pc06))
      const [units, weights] = hasDistricts(month)
        ? [tree.districts, districtWeights(tree)]
        : [tree.places, residents]
      spread(random, part(ID_CARDS.local), units, weights, (unit, count) => {
        put(hasDistricts(month) ? unit : reporter(unit, month), month, 'id_cards_issued', count)
      })
    }
  }
}

/** Exactly the given drug cases and grams of heroin of each half; heroin only where there is a case. */
function drugs(tree, halves, put) {
  const random = stream('drug_detected')
  const pc04 = department(tree, 'pc04')
  const weights = districtWeights(tree)
  for (const half of halves) {
    const finds = []
    const evenly = half.months.map(() => 1)
    for (let count = 0; count < half.drugs; count++) {
      const month = half.months[random.pick(evenly)]
      const own = !hasDistricts(month) || random.chance(PC04_SHARE)
      const unit = own ? pc04 : tree.districts[random.pick(weights)]
      put(unit, month, 'drug_detected', 1)
      const spare = 0.02 + random.next()
      // Most finds are tiny and a few are large.
      finds.push({ unit, month, size: 1 / (spare * spare) })
    }
    const whole = finds.reduce((sum, find) => sum + find.size, 0)
    const grams = finds.map((find) => Math.floor((half.grams * find.size) / whole))
    grams[0] += half.grams - grams.reduce((sum, gram) => sum + gram, 0)
    finds.forEach((find, index) => {
      put(find.unit, find.month, 'drug_grams', grams[index])
    })
  }
}

/** A stock: set for every unit, with a rare change of one. */
function staff(tree, halves, put) {
  const random = stream('reporting_staff')
  const strength = new Map()
  const now = (key, usual) => {
    const before = strength.get(key) ?? usual
    const after = random.chance(0.03) ? Math.max(1, usual + random.pick([1, 2, 1]) - 1) : before
    strength.set(key, after)
    return after
  }
  for (const month of halves.flatMap((half) => half.months)) {
    for (const unit of tree.departments) put(unit, month, 'reporting_staff', now(unit.key, 4))
    if (hasDistricts(month)) {
      for (const unit of tree.districts) put(unit, month, 'reporting_staff', now(unit.key, 5))
    }
    const seen = new Set()
    for (const place of tree.places) {
      const unit = reporter(place, month)
      if (seen.has(unit.key)) continue
      seen.add(unit.key)
      put(unit, month, 'reporting_staff', now(unit.key, unit === place ? 1 : 3))
    }
  }
}
