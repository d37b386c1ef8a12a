import { Group, Select, Stack, Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import type { entryShape } from '../../../wire/returns.js'
import { useClient } from '../../app/client.js'
import { useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { sameUnder } from '../part-names.js'
import { useOpenReturn } from '../return-context.js'
import { entryFrom, type Return } from '../return-data.js'
import { type DiffLine, DiffTable, useShownEntry } from './diff-table.js'
import { useTextNames } from './use-text-names.js'

interface Content {
  readonly entries: Readonly<Record<string, z.infer<typeof entryShape>>>
  readonly narrative: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
}

/** The return as it is now, as one more version. */
const NOW = 'now'

/** What differs between two versions; `versions`: those that are kept, newest first. */
export function CompareVersions({ versions }: { versions: readonly number[] }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const client = useClient()
  const { params, held } = useOpenReturn()
  const kept = versions.map(String)
  // What is being typed is no version yet, but it can be held against one.
  const choices = kept.includes(String(held.version)) ? kept : [NOW, ...kept]
  const [to, setTo] = useState(choices[0]!)
  const [from, setFrom] = useState(choices[1] ?? choices[0]!)
  const { unit, period, form } = params
  const both = useQueries({
    queries: [from, to].map((version) => ({
      queryKey: ['return-version', unit, period, form, version, version === NOW ? held.etag : ''],
      queryFn: async (): Promise<Content> =>
        version === NOW
          ? contentNow(held)
          : (await client.readVersion({ params: { unit, period, form, version: Number(version) } })).body,
    })),
  })
  const [before, after] = both.map(({ data }) => data)
  const data = choices.map((value) => ({ value, label: value === NOW ? word('compare-now') : value }))
  return (
    <Stack gap="xs">
      <Text fw={500} size="sm">
        {word('compare-versions')}
      </Text>
      <Group gap="xs" align="flex-end">
        <Select
          label={word('compare-from')}
          w={130}
          data={data}
          value={from}
          allowDeselect={false}
          onChange={(v) => setFrom(v!)}
        />
        <Select
          label={word('compare-to')}
          w={130}
          data={data}
          value={to}
          allowDeselect={false}
          onChange={(v) => setTo(v!)}
        />
      </Group>
      <ProblemNote error={both.find(({ error }) => error !== null)?.error} />
      {before === undefined || after === undefined ? (
        <LoadingRows rows={3} />
      ) : (
        <Differences before={before} after={after} />
      )}
    </Stack>
  )
}

function Differences({ before, after }: { before: Content; after: Content }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { held, nameOf } = useOpenReturn()
  const shown = useShownEntry()
  const names = useTextNames()
  const order = held.sections.flatMap(({ cells }) => cells.map(({ series }) => series))
  const keys = (part: keyof Content) => [
    ...new Set([...Object.keys(before[part]), ...Object.keys(after[part])]),
  ]
  const figures = [...new Set([...order, ...keys('entries')])].flatMap((series): DiffLine[] => {
    const [was, is] = [before.entries[series] ?? null, after.entries[series] ?? null]
    if (sameUnder(series, entryFrom(was), entryFrom(is))) return []
    return [{ key: series, name: nameOf(series), before: shown(was), after: shown(is) }]
  })
  const texts = (['narrative', 'explanations'] as const).flatMap((part) =>
    keys(part).flatMap((key): DiffLine[] => {
      const [was, is] = [before[part][key] ?? '', after[part][key] ?? '']
      if (was === is) return []
      const empty = shown(null)
      return [
        {
          key: `${part} ${key}`,
          name: names[part](key),
          before: was || empty,
          after: is || empty,
          text: true,
        },
      ]
    }),
  )
  const lines = [...figures, ...texts]
  if (lines.length === 0) return <Text size="sm">{word('compare-same')}</Text>
  return <DiffTable lines={lines} label={word('compare-versions')} />
}

function contentNow(held: Return): Content {
  return {
    entries: Object.fromEntries(
      held.sections.flatMap(({ cells }) => cells.map(({ series, entry }) => [series, entry])),
    ),
    narrative: Object.fromEntries(held.narrative.map(({ id, text }) => [id, text])),
    explanations: held.explanations,
  }
}
