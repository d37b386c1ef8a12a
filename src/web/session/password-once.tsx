import { Alert, Box } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useWords } from '../app/language.js'
import { NewPasswordForm } from './new-password-form.js'
import { OWN_SESSIONS } from './own-sessions.js'

/** Change the own password, and be told that it was changed. */
export function PasswordOnce({ username }: { username: string }): ReactNode {
  const word = useWords(webAccountWords)
  const queries = useQueryClient()
  const [done, setDone] = useState(false)
  return (
    <Box maw={440}>
      {done && (
        <Alert color="green" variant="default" role="status" mb="sm">
          {word('password-done')}
        </Alert>
      )}
      <NewPasswordForm
        username={username}
        onDone={() => {
          setDone(true)
          void queries.invalidateQueries({ queryKey: OWN_SESSIONS })
        }}
      />
    </Box>
  )
}
