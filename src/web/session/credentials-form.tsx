import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { ApiProblem } from '../../wire/client.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSetSession } from '../app/session.js'

/** User name and password. With `known` the name stands already: whoever worked here comes back. */
export function CredentialsForm({ known }: { known?: string }): ReactNode {
  const word = useWords(webSessionWords)
  const client = useClient()
  const setSession = useSetSession()
  const [username, setUsername] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [capitals, setCapitals] = useState(false)
  const typed = useRef<HTMLInputElement>(null)
  const signIn = useMutation({
    mutationFn: async () => (await client.signIn({ body: { username: username.trim(), password } })).body,
    onSuccess: setSession,
    // The name stays, the password is typed again.
    onError: (error) => {
      if (error instanceof ApiProblem) typed.current?.select()
    },
  })
  const look = (event: KeyboardEvent) => setCapitals(event.getModifierState('CapsLock'))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={word('username')}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus={known === undefined}
          required
          withAsterisk={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          ref={typed}
          label={word('password')}
          autoComplete="current-password"
          {...(known === undefined ? {} : { 'data-autofocus': true })}
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCapitals(false)}
          visibilityToggleButtonProps={{ 'aria-label': word('password-show'), tabIndex: 0 }}
        />
        <Text size="sm" role="status" aria-live="polite" {...(capitals ? {} : { display: 'none' })}>
          {capitals ? word('caps-lock') : ''}
        </Text>
        <ProblemNote error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {word('sign-in')}
        </Button>
      </Stack>
    </form>
  )
}
