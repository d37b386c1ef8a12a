import type { ReactNode } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useWords } from '../app/language.js'
import { SecondFactorForm } from './second-factor-form.js'
import { SignInFrame } from './sign-in-frame.js'
import { SignOutButton } from './sign-out-button.js'

/** The second step of signing in. */
export function SecondFactorPage(): ReactNode {
  const word = useWords(webSessionWords)
  return (
    <SignInFrame title={word('second-title')} intro={word('second-intro')}>
      <SecondFactorForm />
      <SignOutButton />
    </SignInFrame>
  )
}
