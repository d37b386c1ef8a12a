import { Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSetSession } from '../app/session.js'
import { SignInFrame } from './sign-in-frame.js'

/** User name and password, or the provider of single sign-on when there is one. */
export function SignInPage(): ReactNode {
  const word = useWords(webSessionWords)
  const client = useClient()
  const setSession = useSetSession()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const ways = useQuery({ queryKey: ['ways'], queryFn: async () => (await client.signInWays()).body })
  const signIn = useMutation({
    mutationFn: async () => (await client.signIn({ body: { username: username.trim(), password } })).body,
    onSuccess: setSession,
  })
  const oidc = ways.data?.oidc ?? null
  return (
    <SignInFrame title={word('sign-in')} intro={word('sign-in-intro')}>
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
            autoFocus
            required
            withAsterisk={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label={word('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemNote error={signIn.error} />
          <Button type="submit" loading={signIn.isPending}>
            {word('sign-in')}
          </Button>
        </Stack>
      </form>
      {oidc !== null && (
        <>
          <Divider label={word('or')} />
          <Button component="a" variant="default" href={oidc.path}>
            {oidc.label}
          </Button>
        </>
      )}
      <Text size="sm" c="dimmed">
        {word('no-account')}
      </Text>
    </SignInFrame>
  )
}
