import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import type { Api } from '../../wire/client.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import type { Return, ReturnParams } from './return-data.js'
import { returnKey } from './use-return.js'

const STEPS = ['submit', 'approve', 'accept', 'handBack', 'return', 'amend', 'withdraw'] as const
type StepName = (typeof STEPS)[number]

/** Steps for which a reason is asked. */
const REASONED: readonly StepName[] = ['handBack', 'return', 'amend', 'withdraw']
const FORWARD: readonly StepName[] = ['submit', 'approve', 'accept']

interface Wish {
  readonly params: ReturnParams
  readonly ifMatch: string
  readonly reason: string
}

const DO: Readonly<Record<StepName, (client: Api, wish: Wish) => Promise<{ body: Return }>>> = {
  submit: (client, { params, ifMatch }) => client.submitReturn({ params, ifMatch }),
  approve: (client, { params, ifMatch }) => client.approveReturn({ params, ifMatch }),
  accept: (client, { params, ifMatch }) => client.acceptReturn({ params, ifMatch }),
  handBack: (client, { params, ifMatch, reason }) =>
    client.handBackReturn({ params, ifMatch, body: { reason } }),
  return: (client, { params, ifMatch, reason }) =>
    client.sendBackReturn({ params, ifMatch, body: { reason } }),
  amend: (client, { params, ifMatch, reason }) => client.amendReturn({ params, ifMatch, body: { reason } }),
  withdraw: (client, { params, ifMatch, reason }) =>
    client.withdrawReturn({ params, ifMatch, body: { reason } }),
}

/** The steps that the reader may take now, as the server says; with what must be saved before. */
export function Steps({
  held,
  params,
  saved,
}: {
  held: Return
  params: ReturnParams
  saved: boolean
}): ReactNode {
  const word = useWords(webReturnWords)
  const client = useClient()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<StepName | null>(null)
  const [reason, setReason] = useState('')
  const take = useMutation({
    mutationFn: async (step: StepName) =>
      (await DO[step](client, { params, ifMatch: held.etag, reason })).body,
    onSuccess: async (now) => {
      setAsked(null)
      setReason('')
      queries.setQueryData(returnKey(params), now)
      await queries.invalidateQueries({ queryKey: ['mine'] })
    },
  })
  const open = STEPS.filter((step) => held.may[step] === true)
  useSubmitKey(open.includes('submit') && !take.isPending, saved, () => take.mutate('submit'))
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {open.map((step) => (
          <Button
            key={step}
            {...(step === 'submit' ? { 'aria-keyshortcuts': 'Control+Enter' } : {})}
            variant={FORWARD.includes(step) ? 'filled' : 'default'}
            loading={take.isPending && take.variables === step}
            disabled={!saved || (take.isPending && take.variables !== step)}
            onClick={() => (REASONED.includes(step) ? setAsked(step) : take.mutate(step))}
          >
            {word(`do-${step}`)}
          </Button>
        ))}
      </Group>
      {asked === null && <ProblemNote error={take.error} />}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? '' : word(`do-${asked}`)}
        closeButtonProps={{ 'aria-label': word('reason-cancel') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (asked !== null) take.mutate(asked)
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={word('reason-title')}
              description={word('reason-hint')}
              autosize
              minRows={3}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <ProblemNote error={take.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setAsked(null)}>
                {word('reason-cancel')}
              </Button>
              <Button type="submit" loading={take.isPending}>
                {word('reason-go')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      {held.state === 'draft' && held.may.save === true && held.may.submit !== true && (
        <Text size="sm" c="dimmed">
          {held.may.submit.why}
        </Text>
      )}
      {open.length === 0 && held.may.save !== true && (
        <Text size="sm" c="dimmed">
          {word('read-only', { why: held.may.save.why })}
        </Text>
      )}
    </Stack>
  )
}

/**
 * Ctrl+Enter submits from wherever one is in the page: what is being typed is taken first, and the step waits until all of it is saved
 * and may be submitted. Whatever is done meanwhile takes the wish back.
 */
function useSubmitKey(open: boolean, saved: boolean, submit: () => void): void {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const here = document.activeElement
      const wish = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat
      const elsewhere = event.defaultPrevented || here?.closest('[role="dialog"]') != null
      if (wish && !elsewhere && here instanceof HTMLElement) here.blur()
      setWanted(wish && !elsewhere)
    }
    const onPointer = () => setWanted(false)
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onPointer)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('pointerdown', onPointer)
    }
  }, [])
  useEffect(() => {
    if (!wanted || !saved || !open) return
    setWanted(false)
    submit()
  }, [wanted, saved, open, submit])
}
