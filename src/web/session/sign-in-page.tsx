import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useWords } from '../app/language.js'
import { CredentialsForm } from './credentials-form.js'
import { SignInFrame } from './sign-in-frame.js'
import { SingleSignOn } from './single-sign-on.js'

/** User name and password, or the provider of single sign-on when there is one. */
export function SignInPage(): ReactNode {
  const word = useWords(webSessionWords)
  return (
    <SignInFrame title={word('sign-in')} intro={word('sign-in-intro')}>
      <CredentialsForm />
      <SingleSignOn />
      <Text size="sm" c="dimmed">
        {word('no-account')}
      </Text>
    </SignInFrame>
  )
}
