import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { usePack, useUnits } from '../../../app/register.js'
import { findingsOf } from '../../draft/finding-at.js'
import { useDefinitionDraft } from '../../draft/use-draft.js'
import { followed } from './act-text.js'
import { type ActValue, readAct, writeAct } from './act-value.js'
import { knownUnits, takenKeys } from './known-units.js'
import { blankAct, dayBefore, freeActId } from './proposals.js'

/** The address of an act that is not there yet. */
const NEW = 'new'

/**
 * One act as the draft has it, and what its editor needs to know. A new act gets its id and its own address with the first letter that is
 * typed; until then nothing is kept.
 */
export function useAct(asked: string) {
  const draft = useDefinitionDraft()
  const pack = usePack()
  const navigate = useNavigate()
  // Letters may be typed before the address has followed.
  const [made, setMade] = useState<string | null>(null)
  useEffect(() => {
    if (asked !== NEW) setMade(null)
  }, [asked])
  const id = asked === NEW ? made : asked
  const entries = draft.lists.acts
  const today = pack.data?.today
  const acts = useMemo(() => entries.map(readAct), [entries])
  const blank = useMemo(
    () => (today === undefined ? undefined : blankAct(today, freeActId(today, entries))),
    [today, entries],
  )
  const act = id === null ? blank : acts.find((one) => one.id === id)
  const day = act === undefined ? null : dayBefore(act)
  const tree = useUnits(day ?? undefined)
  const current = useUnits()
  const known = useMemo(
    () => ({
      units: act === undefined ? new Map() : knownUnits(tree.data ?? [], acts, act),
      taken: takenKeys([tree.data ?? [], current.data ?? []], acts),
      effective: act?.effective ?? '',
    }),
    [tree.data, current.data, acts, act],
  )
  const findings = useMemo(
    () =>
      id === null
        ? new Map()
        : findingsOf(draft.preview.data?.findings ?? [], draft.changes, { list: 'acts', id }),
    [draft.preview.data, draft.changes, id],
  )
  const nameOf = (unit: string): string => known.units.get(unit)?.name || unit
  const change = (next: ActValue) => {
    if (act === undefined) return
    const after = knownUnits(tree.data ?? [], acts, next)
    const whole = followed(act, next, nameOf, (unit) => after.get(unit)?.name || unit)
    draft.put('acts', whole.id, writeAct(whole))
    if (id === null) {
      setMade(whole.id)
      void navigate({ to: '/acts/$act', params: { act: whole.id }, replace: true })
    }
  }
  return {
    draft,
    /** Undefined: still being read, or there is none. */
    act,
    fresh: id === null,
    ready: draft.ready && pack.isSuccess,
    /** Edited and not applied. */
    pending: draft.changes.some((one) => one.kind === 'put' && one.list === 'acts' && one.id === id),
    /** The draft takes it away. */
    removed: draft.changes.findIndex((one) => one.kind === 'remove' && one.list === 'acts' && one.id === id),
    day,
    error: draft.error ?? pack.error ?? tree.error,
    known,
    levels: pack.data?.levels ?? [],
    findings,
    nameOf,
    change,
  }
}

export type EditedAct = ReturnType<typeof useAct>
