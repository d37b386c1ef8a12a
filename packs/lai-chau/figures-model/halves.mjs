/** The last month that is reported. */
const LAST = '2026-11'

/**
 * The province totals that the synthetic figures are made to add up to, half-year by half-year.
 * Published for 2024-H1: `recorded` (and its −23.4%, from which 94 for 2023-H1 follows), `cleared` with every grave
 * case among them, `drugs` and `grams` of heroin; README.md names the sources. All else is invented around them.
 * `earlier`: how many of the cleared cases come from earlier halves. `grave`: very and especially serious cases,
 * of which `graveOpen` stay unsolved.
 */
export const HALVES = [
  { id: '2021-12', recorded: 14, cleared: 12, earlier: 1, grave: 2, graveOpen: 0, drugs: 66, grams: 2140 },
  { id: '2022-H1', recorded: 95, cleared: 88, earlier: 3, grave: 14, graveOpen: 1, drugs: 402, grams: 14265 },
  { id: '2022-H2', recorded: 90, cleared: 85, earlier: 5, grave: 13, graveOpen: 0, drugs: 418, grams: 16930 },
  { id: '2023-H1', recorded: 94, cleared: 89, earlier: 4, grave: 15, graveOpen: 1, drugs: 441, grams: 15385 },
  { id: '2023-H2', recorded: 86, cleared: 82, earlier: 5, grave: 12, graveOpen: 0, drugs: 455, grams: 21340 },
  { id: '2024-H1', recorded: 72, cleared: 70, earlier: 3, grave: 11, graveOpen: 0, drugs: 469, grams: 17800 },
  { id: '2024-H2', recorded: 78, cleared: 75, earlier: 4, grave: 12, graveOpen: 0, drugs: 472, grams: 19225 },
  { id: '2025-H1', recorded: 76, cleared: 72, earlier: 3, grave: 13, graveOpen: 1, drugs: 438, grams: 16610 },
  { id: '2025-H2', recorded: 70, cleared: 67, earlier: 4, grave: 10, graveOpen: 0, drugs: 447, grams: 18095 },
  { id: '2026-H1', recorded: 68, cleared: 66, earlier: 4, grave: 9, graveOpen: 0, drugs: 452, grams: 15940 },
  { id: '2026-H2', recorded: 57, cleared: 54, earlier: 3, grave: 8, graveOpen: 0, drugs: 371, grams: 13720 },
].map((half) => ({ ...half, months: monthsOf(half.id) }))

function monthsOf(id) {
  if (id === '2021-12') return [id]
  const [year, half] = id.split('-H')
  const months = [1, 2, 3, 4, 5, 6].map((month) => month + (half === '2' ? 6 : 0))
  return months.map((month) => `${year}-${String(month).padStart(2, '0')}`).filter((month) => month <= LAST)
}
