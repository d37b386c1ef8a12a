import { Button, Group, Modal, Progress, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { useUnits } from '../app/register.js'
import { readPasted } from './pasted-accounts.js'
import { PastedTable } from './pasted-table.js'
import { Slips } from './slips.js'
import { useMakeMany } from './use-make-many.js'

interface PasteAccountsDialogueProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Many accounts at once, from rows of a spreadsheet: each row says what is wrong with it before anything is made. */
export function PasteAccountsDialogue({ opened, onClose }: PasteAccountsDialogueProps): ReactNode {
  const [round, setRound] = useState(0)
  const close = () => {
    onClose()
    // What was told once is gone from the page.
    setRound((before) => before + 1)
  }
  return <PasteAccounts key={round} opened={opened} onClose={close} />
}

function PasteAccounts({ opened, onClose }: PasteAccountsDialogueProps): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const units = useUnits()
  const [text, setText] = useState('')
  const rows = useMemo(() => readPasted(text, units.data ?? []), [text, units.data])
  const many = useMakeMany()
  const ready = rows.filter(({ faults, line }) => faults.length === 0 && !many.made.has(line))
  const slips = [...many.made.values()].map(({ slip }) => slip)
  const told = slips.length > 0 && !many.busy
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={word('paste')}
      closeOnClickOutside={false}
      closeOnEscape={slips.length === 0 && !many.busy}
      withCloseButton={!many.busy}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <Stack gap="sm">
        {!told && <Text size="sm">{word('paste-text')}</Text>}
        <ProblemNote error={units.error} />
        {units.isPending && <LoadingRows rows={3} />}
        {units.data !== undefined && !told && (
          <Textarea
            label={word('paste-rows')}
            placeholder={word('paste-example')}
            data-autofocus
            autosize
            minRows={4}
            maxRows={10}
            spellCheck={false}
            styles={{ input: { whiteSpace: 'pre', overflowX: 'auto', tabSize: 4 } }}
            readOnly={many.busy || many.made.size > 0}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {rows.length > 0 && <PastedTable rows={rows} made={many.made} refused={many.refused} />}
        {many.busy && (
          <Progress value={(many.done / Math.max(1, many.total)) * 100} aria-label={word('paste-progress')} />
        )}
        {told && <Slips slips={slips} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={many.busy}>
            {slips.length > 0 ? word('handed-done') : own('cancel')}
          </Button>
          {(ready.length > 0 || many.made.size === 0) && (
            <Button disabled={ready.length === 0} loading={many.busy} onClick={() => void many.make(ready)}>
              {word('paste-make', { count: ready.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
