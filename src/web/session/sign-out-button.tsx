import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { useSetSession } from '../app/session.js'

export function SignOutButton(): ReactNode {
  const word = useWords(webWords)
  const client = useClient()
  const setSession = useSetSession()
  const signOut = useMutation({ mutationFn: () => client.signOut(), onSettled: () => setSession(null) })
  return (
    <Button variant="subtle" size="compact-sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {word('sign-out')}
    </Button>
  )
}
