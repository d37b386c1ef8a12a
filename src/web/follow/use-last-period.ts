import { usePack, usePeriods } from '../app/register.js'

/** Code of the last period that is over and for which a form is returned; null while that is not known. */
export function useLastPeriod(): string | null {
  const pack = usePack()
  const year = pack.data === undefined ? null : Number(pack.data.today.slice(0, 4))
  const periods = usePeriods(year)
  // In the first weeks of a year its last period belongs to the year before.
  const before = usePeriods(year === null ? null : year - 1)
  if (pack.data === undefined || periods.data === undefined || before.data === undefined) return null
  const { today } = pack.data
  const returned = [...before.data, ...periods.data].filter(({ forms }) => forms.length > 0)
  const over = returned.filter(({ window }) => window.to < today)
  return (over.at(-1) ?? returned[0])?.code ?? null
}
