import { Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSetSession } from '../app/session.js'
import { SignInFrame } from './sign-in-frame.js'
import { SignOutButton } from './sign-out-button.js'

/** A password of one's own, in place of the one that an administrator gave. */
export function NewPasswordPage(): ReactNode {
  const word = useWords(webSessionWords)
  const client = useClient()
  const setSession = useSetSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== next
  const change = useMutation({
    mutationFn: async () => (await client.changePassword({ body: { current, next } })).body,
    onSuccess: setSession,
  })
  return (
    <SignInFrame title={word('new-title')} intro={word('new-intro')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (next === again) change.mutate()
        }}
      >
        <Stack gap="sm">
          <PasswordInput
            label={word('new-current')}
            autoComplete="current-password"
            autoFocus
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={word('new-next')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <PasswordInput
            label={word('new-again')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={again}
            error={differs ? word('new-differs') : undefined}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <ProblemNote error={change.error} />
          <Button type="submit" loading={change.isPending} disabled={differs}>
            {word('new-go')}
          </Button>
        </Stack>
      </form>
      <SignOutButton />
    </SignInFrame>
  )
}
