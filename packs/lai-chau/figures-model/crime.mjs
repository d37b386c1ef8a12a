import { stream } from './random.mjs'
import { reporter } from './tree.mjs'

export const SEVERITIES = ['less_serious', 'serious', 'very_serious', 'especially_serious']
export const GROUPS = ['property', 'life_health', 'dignity', 'public_order', 'gambling', 'other']
const GROUPS_WHEN_GRAVE = [25, 55, 15, 0, 0, 5]
const GROUPS_OTHERWISE = [47, 20, 4, 12, 12, 5]

/** More before and after Tết than in the rains. */
const SEASON = [13, 11, 9, 9, 10, 9, 9, 9, 10, 10, 11, 13]
/** Cases left unsolved from before the first month. */
const OLD_PENDING = 6

/**
 * Every social-order case as {place, month, severity, group, cleared}: `cleared` is the month it was solved or null.
 * The number of cases and of solved cases of each half-year is the one given.
 */
export function crimeCases(halves, places) {
  const random = stream('social-order')
  const weights = places.map((place) => place.residents * (0.6 + random.next()))
  const place = () => places[random.pick(weights)]
  const pending = Array.from({ length: OLD_PENDING }, () => ({
    ...minor(random),
    place: place(),
    month: '2021-10',
  }))
  const cases = [...pending]

  for (const half of halves) {
    const season = half.months.map((month) => SEASON[Number(month.slice(5)) - 1])
    const fresh = Array.from({ length: half.recorded }, (_, index) => ({
      ...(index < half.grave ? grave(random) : minor(random)),
      place: place(),
      month: half.months[random.pick(season)],
    }))

    for (let count = 0; count < half.earlier; count++) {
      const solved = random.draw(pending)
      solved.cleared = half.months[Math.floor(random.next() * half.months.length)]
    }
    const open = half.recorded - (half.cleared - half.earlier)
    const graveOnes = fresh.slice(0, half.grave)
    const others = fresh.slice(half.grave)
    for (let count = 0; count < half.graveOpen; count++) random.draw(graveOnes)
    for (let count = half.graveOpen; count < open; count++) pending.push(random.draw(others))
    for (const solved of [...graveOnes, ...others]) {
      const last = half.months.length - 1
      solved.cleared =
        half.months[Math.min(half.months.indexOf(solved.month) + random.pick([72, 19, 9]), last)]
    }
    cases.push(...fresh)
  }
  return cases
}

/** The cells of one commune's return about social-order crime in one month. */
export function crimeCells(cases, unit, month) {
  const own = cases.filter((one) => reporter(one.place, month).key === unit.key && one.month <= month)
  const count = (test) => own.filter(test).length
  const cells = {}
  for (const severity of SEVERITIES) {
    const alike = (one) => one.severity === severity
    cells[`social_order_recorded.${severity}`] = count((one) => alike(one) && one.month === month)
    cells[`social_order_cleared_same.${severity}`] = count(
      (one) => alike(one) && one.month === month && one.cleared === month,
    )
    cells[`social_order_cleared_earlier.${severity}`] = count(
      (one) => alike(one) && one.month < month && one.cleared === month,
    )
  }
  for (const group of GROUPS) {
    cells[`social_order_by_group.${group}`] = count((one) => one.group === group && one.month === month)
  }
  cells.social_order_pending = count((one) => one.cleared === null || one.cleared > month)
  return cells
}

function grave(random) {
  const severity = random.chance(0.2) ? 'especially_serious' : 'very_serious'
  return { severity, group: GROUPS[random.pick(GROUPS_WHEN_GRAVE)], cleared: null }
}

function minor(random) {
  const severity = random.chance(0.45) ? 'serious' : 'less_serious'
  return { severity, group: GROUPS[random.pick(GROUPS_OTHERWISE)], cleared: null }
}
