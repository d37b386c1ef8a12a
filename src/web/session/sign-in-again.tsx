import { Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useWords } from '../app/language.js'
import type { Session } from '../app/session.js'
import { CredentialsForm } from './credentials-form.js'
import { NewPasswordForm } from './new-password-form.js'
import { SecondFactorForm } from './second-factor-form.js'
import { SignOutButton } from './sign-out-button.js'
import { SingleSignOn } from './single-sign-on.js'

interface SignInAgainProps {
  /** The session that ran out. */
  readonly lost: Session
  /** What is still to be shown after the password. */
  readonly pending: Session['pending']
}

const nothing = () => {}

/**
 * The session ran out while somebody worked: sign in again over the page, which keeps all that was typed. Nothing of it can be
 * read meanwhile, because somebody else may be sitting there.
 */
export function SignInAgain({ lost, pending }: SignInAgainProps): ReactNode {
  const word = useWords(webSessionWords)
  return (
    <Modal
      opened
      onClose={nothing}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      title={word('again-title')}
      overlayProps={{ backgroundOpacity: 1, color: 'var(--mantine-color-body)' }}
      zIndex={1000}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {word(pending === 'second-factor' ? 'second-intro' : 'again-intro', { name: lost.account.name })}
        </Text>
        {pending === null && <CredentialsForm known={lost.account.username} />}
        {pending === null && <SingleSignOn />}
        {pending === 'second-factor' && <SecondFactorForm />}
        {pending === 'password' && <NewPasswordForm username={lost.account.username} />}
        <SignOutButton />
      </Stack>
    </Modal>
  )
}
