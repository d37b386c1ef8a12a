import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'
import { isId, proposeId } from './propose-id.js'

interface NewEntryProps {
  readonly label: string
  /** Ids that are used already. */
  readonly taken: readonly string[]
  readonly separator?: '_' | '-'
  /** Begin the entry; everything else is edited in its own place. */
  readonly begin: (entry: { readonly id: string; readonly name: { vi: string; en: string } }) => void
}

/** Begin a new entry: its name and the id that it keeps for ever, proposed from the name. */
export function NewEntry({ label, taken, separator = '_', begin }: NewEntryProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  const [opened, setOpened] = useState(false)
  const [vi, setVi] = useState('')
  const [en, setEn] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const id = typed ?? (vi.trim() === '' ? '' : proposeId(vi, taken, separator))
  const wrong = taken.includes(id) ? word('id-taken') : isId(id, separator) ? null : word('id-wrong')
  const close = () => {
    setOpened(false)
    setVi('')
    setEn('')
    setTyped(null)
    setTried(false)
  }
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={label}
        closeButtonProps={{ 'aria-label': word('cancel') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (vi.trim() === '' || en.trim() === '' || wrong !== null) return
            begin({ id, name: { vi: vi.trim(), en: en.trim() } })
            close()
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={word('name-vi')}
              value={vi}
              data-autofocus
              error={tried && vi.trim() === '' ? word('name-needed') : undefined}
              onChange={(event) => setVi(event.currentTarget.value)}
            />
            <TextInput
              label={word('name-en')}
              value={en}
              error={tried && en.trim() === '' ? word('name-needed') : undefined}
              onChange={(event) => setEn(event.currentTarget.value)}
            />
            <TextInput
              label={word('id')}
              description={word('id-text')}
              value={id}
              classNames={{ input: 'monospace' }}
              error={(tried || typed !== null) && vi.trim() !== '' ? wrong : undefined}
              onChange={(event) => setTyped(event.currentTarget.value.trim())}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {word('cancel')}
              </Button>
              <Button type="submit">{word('add')}</Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
