import { Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSetSession } from '../app/session.js'

/** The code of the authenticator app, or a backup code. */
export function SecondFactorForm(): ReactNode {
  const word = useWords(webSessionWords)
  const client = useClient()
  const setSession = useSetSession()
  const [code, setCode] = useState('')
  const show = useMutation({
    mutationFn: async () => (await client.showSecondFactor({ body: { code } })).body,
    onSuccess: setSession,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        show.mutate()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={word('second-code')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          data-autofocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <ProblemNote error={show.error} />
        <Button type="submit" loading={show.isPending}>
          {word('second-go')}
        </Button>
      </Stack>
    </form>
  )
}
