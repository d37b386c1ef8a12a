import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webDraftWords } from '../../../domain/words/web-draft.js'
import { useClient } from '../../app/client.js'
import { clockTime } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { useChangeText } from './change-text.js'
import { type Change, type ListName, sameTarget } from './changes.js'
import { useLists } from './editions.js'
import { type EditionSeen, rebase } from './rebase.js'
import { same } from './same.js'
import type { DefinitionDraft } from './use-draft.js'

/** Somebody applied another edition since this draft was begun: what they changed, what of it the draft changes too, and the way on. */
export function MovedNote({ draft }: { draft: DefinitionDraft }): ReactNode {
  const word = useWords(webDraftWords)
  const { lang } = useLanguage()
  const { current, edition, changes, replace, base } = draft
  const texts = changes.flatMap((change) => (change.kind === 'file' ? [change.name] : []))
  const now = useSeen(current?.edition, texts)
  const before = useSeen(edition, texts)
  const text = useChangeText(base)
  if (current === undefined || now.seen === undefined) return null
  const old = before.seen
  if (old === undefined && !before.lost) return null
  const moved = old === undefined ? { changes, clashes: [] } : rebase(changes, old, now.seen)
  const others = old === undefined ? [] : changedSince(old, now.seen)
  const told = (change: Change) => {
    const { kind, name } = text(change)
    return [kind, name].filter((part) => part !== '').join(' ')
  }
  return (
    <Alert color="orange" variant="light" title={word('moved-title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {word('moved-text', {
            by: current.by,
            at: clockTime(new Date(current.at), new Date(), lang),
            reason: current.reason ?? word('moved-none'),
          })}
        </Text>
        {others.length > 0 && (
          <Text size="sm">{word('moved-others', { what: others.map(told).join('; ') })}</Text>
        )}
        {old === undefined && <Text size="sm">{word('moved-lost')}</Text>}
        {moved.clashes.length > 0 ? (
          <div>
            <Text size="sm" fw={500}>
              {word('moved-clash')}
            </Text>
            <List size="sm">
              {moved.clashes.map((at) => (
                <List.Item key={at}>{told(changes[at]!)}</List.Item>
              ))}
            </List>
          </div>
        ) : (
          old !== undefined && <Text size="sm">{word('moved-clean')}</Text>
        )}
        <Button size="xs" onClick={() => replace(current.edition, moved.changes)}>
          {word('moved-button')}
        </Button>
      </Stack>
    </Alert>
  )
}

/** The lists of an edition and the texts of these files, as far as they have come; `lost`: the server does not have it any more. */
function useSeen(
  edition: string | undefined,
  names: readonly string[],
): { seen?: EditionSeen; lost: boolean } {
  const client = useClient()
  const lists = useLists(edition)
  const files = useQueries({
    queries: names.map((name) => ({
      queryKey: ['definition-file-or-none', edition, name],
      enabled: edition !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async () =>
        (await client.readDefinitionFile({ query: { edition: edition!, name } }).catch(() => null))?.body
          .text ?? null,
    })),
  })
  if (lists.isError) return { lost: true }
  if (lists.data === undefined || files.some(({ data }) => data === undefined)) return { lost: false }
  return {
    lost: false,
    seen: {
      lists: lists.data.lists,
      calendar: lists.data.calendar,
      files: Object.fromEntries(names.map((name, at) => [name, files[at]!.data ?? null])),
    },
  }
}

/** What differs between two editions, as if it had been changed entry by entry. */
function changedSince(old: EditionSeen, now: EditionSeen): readonly Change[] {
  const out: Change[] = []
  for (const list of Object.keys(now.lists) as ListName[]) {
    const [was, is] = [old.lists[list], now.lists[list]]
    for (const entry of is)
      if (
        !same(
          was.find(({ id }) => id === entry.id),
          entry,
        )
      )
        out.push({ kind: 'put', list, id: String(entry.id), value: { ...entry } })
    for (const entry of was)
      if (!is.some(({ id }) => id === entry.id)) out.push({ kind: 'remove', list, id: String(entry.id) })
  }
  if (!same(old.calendar, now.calendar)) out.push({ kind: 'calendar', value: { ...now.calendar } })
  for (const [name, text] of Object.entries(now.files))
    if (old.files[name] !== text && !out.some((one) => sameTarget(one, { kind: 'file', name, text })))
      out.push({ kind: 'file', name, text })
  return out
}
