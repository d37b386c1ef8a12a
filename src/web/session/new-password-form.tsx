import { Button, List, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LEAST_LENGTH, passwordFault } from '../../domain/password-policy.js'
import { describe } from '../../domain/problem.js'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useSetSession } from '../app/session.js'

interface NewPasswordFormProps {
  readonly username: string
  /** After it was changed. */
  readonly onDone?: () => void
}

/** The present password, and a new one that is judged while it is typed by the same rules as at the server. */
export function NewPasswordForm({ username, onDone }: NewPasswordFormProps): ReactNode {
  const word = useWords(webSessionWords)
  const { lang } = useLanguage()
  const client = useClient()
  const setSession = useSetSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [left, setLeft] = useState(false)
  const fault = next === '' ? null : passwordFault(next, username, 'next')
  const differs = again !== '' && again !== next && (left || again.length >= next.length)
  const change = useMutation({
    mutationFn: async () => (await client.changePassword({ body: { current, next } })).body,
    onSuccess: (session) => {
      setSession(session)
      setCurrent('')
      setNext('')
      setAgain('')
      onDone?.()
    },
  })
  const show = { visibilityToggleButtonProps: { 'aria-label': word('password-show'), tabIndex: 0 } }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setLeft(true)
        if (fault === null && next === again) change.mutate()
      }}
    >
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Stack gap="sm">
        <PasswordInput
          label={word('new-current')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          {...show}
        />
        <PasswordInput
          label={word('new-next')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          {...show}
        />
        <div role="status" aria-live="polite">
          {next === '' ? (
            <List size="sm" c="dimmed" spacing={2}>
              <List.Item>{word('policy-length', { least: LEAST_LENGTH })}</List.Item>
              <List.Item>{word('policy-free')}</List.Item>
              <List.Item>{word('policy-guess')}</List.Item>
            </List>
          ) : (
            <Text size="sm" {...(fault === null ? { c: 'dimmed' } : {})}>
              {fault === null
                ? word('policy-good')
                : `${describe({ ...fault, place: {} }, lang)} ${word('policy-now', { count: [...next].length })}`}
            </Text>
          )}
        </div>
        <PasswordInput
          label={word('new-again')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={again}
          error={differs ? word('new-differs') : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
          onBlur={() => setLeft(true)}
          {...show}
        />
        <ProblemNote error={change.error} />
        <Button type="submit" loading={change.isPending}>
          {word('new-go')}
        </Button>
      </Stack>
    </form>
  )
}
