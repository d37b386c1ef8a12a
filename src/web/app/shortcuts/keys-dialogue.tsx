import { Modal, Switch, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { webPaletteWords } from '../../../domain/words/web-palette.js'
import { useLanguage, useWords } from '../language.js'
import { inLang } from '../words-of.js'
import { EVERYWHERE, type KeyList, keysOfPage } from './key-lists.js'
import { KeyText } from './key-text.js'
import { setSingleKeys, singleKeysOn } from './single-keys.js'

/** The keys of the page that is open, and those that hold everywhere. */
export function KeysDialogue({ close }: { close: () => void }): ReactNode {
  const word = useWords(webPaletteWords)
  const [singles, setSingles] = useState(singleKeysOn)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const own = useQuery({ queryKey: ['keys-of-page', path], queryFn: () => keysOfPage(path) })
  const lists = [...(own.data ? [own.data] : []), EVERYWHERE]
  return (
    <Modal
      opened
      onClose={close}
      title={word('keys-title')}
      size="lg"
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      {lists.map((list) => (
        <Keys key={list.title.en} list={list} />
      ))}
      <Switch
        mt="md"
        checked={singles}
        label={word('single-keys')}
        description={word('single-keys-why')}
        onChange={({ currentTarget: { checked } }) => {
          setSingleKeys(checked)
          setSingles(checked)
        }}
      />
    </Modal>
  )
}

function Keys({ list }: { list: KeyList }): ReactNode {
  const { lang } = useLanguage()
  const word = useWords(webPaletteWords)
  return (
    <section>
      <Title order={3} size="h6" mt="sm" mb={4}>
        {inLang(list.title, lang)}
      </Title>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Tbody>
          {list.keys.map(({ keys, label }) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row" w="38%" fw={400}>
                <KeyText keys={keys} or={word('or')} />
              </Table.Th>
              <Table.Td>
                <Text size="sm">{inLang(label, lang)}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
