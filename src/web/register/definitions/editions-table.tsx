import { Button, Table, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { useClient } from '../../app/client.js'
import { clockTime } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { Part } from './part.js'
import { saveFile } from './save-file.js'

/** Every edition, newest first: who, when, why, and which files it changed. */
export function EditionsTable(): ReactNode {
  const word = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  const client = useClient()
  const editions = useInfiniteQuery({
    queryKey: ['editions'],
    queryFn: async ({ pageParam }) =>
      (
        await client.listEditions({
          query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const save = useMutation({
    mutationFn: async (edition: string) =>
      saveFile((await client.exportDefinitions({ query: { edition } })).body, 'definitions.zip'),
  })
  const items = editions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Part title={word('editions')}>
      <ProblemNote error={editions.error ?? save.error} />
      {editions.isPending && <LoadingRows rows={3} />}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={720}>
          <Table withTableBorder verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{word('edition-at')}</Table.Th>
                <Table.Th>{word('edition-by')}</Table.Th>
                <Table.Th>{word('edition-source')}</Table.Th>
                <Table.Th>{word('edition-why')}</Table.Th>
                <Table.Th>{word('edition-files')}</Table.Th>
                <Table.Th className="no-print" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Table.Tr key={`${one.edition} ${one.at}`}>
                  <Table.Td className="figures">{clockTime(new Date(one.at), new Date(), lang)}</Table.Td>
                  <Table.Td>{one.by}</Table.Td>
                  <Table.Td>{word(`source-${one.source}`)}</Table.Td>
                  <Table.Td>
                    {one.reason ?? (
                      <Text span size="sm" c="dimmed">
                        {word('no-reason')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {one.files.map((name, at) => (
                      <span key={name}>
                        {at > 0 && ', '}
                        <AnchorLink
                          size="sm"
                          to="/definitions/files/$name"
                          params={{ name }}
                          search={{ edition: one.edition }}
                        >
                          {name}
                        </AnchorLink>
                      </span>
                    ))}
                  </Table.Td>
                  <Table.Td className="no-print">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      loading={save.isPending && save.variables === one.edition}
                      onClick={() => save.mutate(one.edition)}
                    >
                      {word('export-of')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {editions.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          loading={editions.isFetchingNextPage}
          onClick={() => editions.fetchNextPage()}
        >
          {word('more')}
        </Button>
      )}
    </Part>
  )
}
