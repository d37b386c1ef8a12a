import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useClient } from '../../app/client.js'
import { useSession } from '../../app/session.js'
import {
  addChange,
  applyChanges,
  type Change,
  type Definitions,
  type Entry,
  type ListName,
} from './changes.js'
import { readDefinitionsAgain, useInForce, useLists } from './editions.js'
import { draftKeeper } from './keeper.js'

/** Milliseconds of rest after which what was typed is previewed. */
const REST = 400

const NOTHING: Definitions = {
  lists: { levels: [], classifications: [], measures: [], forms: [], indicators: [], acts: [] },
  calendar: {},
}

const NO_CHANGES: readonly Change[] = []

/**
 * The changes of the definitions that somebody prepares, before they are applied: kept on the device with every letter, shared by all
 * pages of the area. Lists and calendar are shown as they would be; `preview` says what the server thinks of them, `apply` makes them hold.
 */
export function useDefinitionDraft() {
  const changes = useChanges()
  const preview = usePreview(changes)
  return { ...changes, preview, apply: useApply(changes) }
}

function useChanges() {
  const account = useSession().data?.account.id ?? ''
  const keeper = draftKeeper(account)
  const draft = useSyncExternalStore(keeper.listen, keeper.read)
  const inForce = useInForce()
  const current = inForce.data?.current
  const edition = draft?.edition ?? current?.edition
  const lists = useLists(edition)
  const base: Definitions = lists.data ?? NOTHING
  const changes = draft?.changes ?? NO_CHANGES
  const applied = useMemo(() => applyChanges(base.lists, base.calendar, changes), [base, changes])

  const add = useCallback(
    (change: Change) => {
      const held = keeper.read()
      const on = held?.edition ?? edition
      if (on === undefined) return
      keeper.write({ ...held, edition: on, changes: addChange(base, held?.changes ?? [], change) })
    },
    [keeper, edition, base],
  )

  return {
    /** Read, and ready to be changed. */
    ready: inForce.isSuccess && lists.isSuccess,
    error: inForce.error ?? lists.error,
    /** The edition that the draft stands on, and the one in force. They differ when somebody else applied one meanwhile. */
    edition,
    current,
    files: inForce.data?.files ?? [],
    overtaken: current !== undefined && edition !== undefined && current.edition !== edition,
    /** May the reader change definitions? Else why not. */
    may: inForce.data?.may.edit,
    base,
    lists: applied.lists,
    calendar: applied.calendar,
    changes,
    source: draft?.source ?? ('edit' as const),
    /** Why, as far as it is written. */
    reason: draft?.reason ?? '',
    setReason: useCallback(
      (reason: string) => {
        const held = keeper.read()
        if (held !== null) keeper.write({ ...held, reason })
      },
      [keeper],
    ),
    /** False: the device has no room, so what was changed is lost with the page. */
    kept: keeper.kept,
    put: useCallback(
      (list: ListName, id: string, value: Entry, after?: string | null) =>
        add({ kind: 'put', list, id, value: { ...value }, ...(after === undefined ? {} : { after }) }),
      [add],
    ),
    remove: useCallback((list: ListName, id: string) => add({ kind: 'remove', list, id }), [add]),
    setCalendar: useCallback((value: Entry) => add({ kind: 'calendar', value: { ...value } }), [add]),
    setFile: useCallback((name: string, text: string | null) => add({ kind: 'file', name, text }), [add]),
    discard: useCallback(
      (which: number | 'all') => {
        const held = keeper.read()
        if (held === null) return
        keeper.write(
          which === 'all' ? null : { ...held, changes: held.changes.filter((_, at) => at !== which) },
        )
      },
      [keeper],
    ),
    /** Put other changes in place of the draft: those of an archive, or the same on a newer edition. */
    replace: useCallback(
      (on: string, next: readonly Change[], source?: 'edit' | 'import') =>
        keeper.write({
          ...keeper.read(),
          edition: on,
          changes: next,
          source: source ?? keeper.read()?.source ?? 'edit',
        }),
      [keeper],
    ),
  }
}

export type DefinitionDraft = ReturnType<typeof useDefinitionDraft>
type Changes = ReturnType<typeof useChanges>

/** What the server says of the draft: what is wrong with it and what it would do. Follows the typing after a short rest. */
function usePreview({ edition, changes, overtaken, may }: Changes) {
  const client = useClient()
  const [asked] = useDebouncedValue(changes, REST)
  const preview = useQuery({
    queryKey: ['definitions-preview', edition, asked],
    enabled: edition !== undefined && asked.length > 0 && !overtaken && may === true,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    queryFn: async ({ signal }) =>
      (
        await client.previewDefinitions({
          body: { edition: edition!, changes: [...asked] },
          signal,
        })
      ).body,
  })
  return {
    ...preview,
    data: changes.length === 0 ? undefined : preview.data,
    /** Not of what is on the page now, but of a moment before. */
    behind: asked !== changes || preview.isPlaceholderData,
  }
}

/** Apply the draft. When that is done there is no draft any more, and every page reads again. */
function useApply({ edition, changes, source, reason, discard }: Changes) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      (await client.applyDefinitions({ body: { edition: edition!, changes: [...changes], reason, source } }))
        .body,
    onSuccess: async () => {
      discard('all')
      await readDefinitionsAgain(queries)
    },
    // Somebody else may have been quicker: the bar tells what they changed.
    onError: () => readDefinitionsAgain(queries),
  })
}
