import type { ReactNode } from 'react'
import { webSessionWords } from '../../domain/words/web-session.js'
import { useWords } from '../app/language.js'
import { useSession } from '../app/session.js'
import { NewPasswordForm } from './new-password-form.js'
import { SignInFrame } from './sign-in-frame.js'
import { SignOutButton } from './sign-out-button.js'

/** A password of one's own, in place of the one that an administrator gave. */
export function NewPasswordPage(): ReactNode {
  const word = useWords(webSessionWords)
  const session = useSession()
  return (
    <SignInFrame title={word('new-title')} intro={word('new-intro')}>
      <NewPasswordForm username={session.data?.account.username ?? ''} />
      <SignOutButton />
    </SignInFrame>
  )
}
