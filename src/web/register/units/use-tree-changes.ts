import { useMemo } from 'react'
import { addDays } from '../../../domain/date.js'
import { useUnits } from '../../app/register.js'
import { type ChangedUnit, daysAround, treeChanges } from './tree-changes.js'
import type { TreeUnit } from './tree-rows.js'
import { type ToldAct, useActs } from './use-acts.js'

/** A change of the tree beside a day: the acts that made it, and what it did to every unit. */
export interface ChangeBeside {
  readonly day: string
  readonly acts: readonly ToldAct[]
  readonly changes: ReadonlyMap<string, ChangedUnit>
}

/** The last change up to the day that was asked for (today when none was) and the next one after it. Trees of other days are asked for only when `wanted`. */
export function useTreeChanges(
  asked: string | undefined,
  today: string,
  units: readonly TreeUnit[] | undefined,
  wanted: boolean,
) {
  const on = asked ?? today
  const acts = useActs()
  const { last, next } = useMemo(
    () =>
      daysAround(
        (acts.data ?? []).map(({ effective }) => effective),
        on,
      ),
    [acts.data, on],
  )
  const before = useUnits(wanted && last !== null ? addDays(last, -1) : asked)
  const after = useUnits(wanted && next !== null ? next : asked)
  return useMemo(() => {
    const beside = (
      day: string | null,
      earlier: readonly TreeUnit[] | undefined,
      later: readonly TreeUnit[] | undefined,
    ): ChangeBeside | null =>
      day === null
        ? null
        : {
            day,
            acts: (acts.data ?? []).filter(({ effective }) => effective === day),
            changes:
              wanted && earlier !== undefined && later !== undefined
                ? treeChanges(earlier, later)
                : new Map<string, ChangedUnit>(),
          }
    return {
      error: acts.error,
      isPending: acts.isPending,
      last: beside(last, before.isPlaceholderData ? undefined : before.data, units),
      next: beside(next, units, after.isPlaceholderData ? undefined : after.data),
    }
  }, [acts.data, acts.error, acts.isPending, before, after, last, next, units, wanted])
}
