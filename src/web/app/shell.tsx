import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { webWords } from '../../domain/words/web.js'
import { SignInPage } from '../session/sign-in-page.js'
import { useAccountLanguage } from './account-language.js'
import { FaultPage } from './fault-page.js'
import { AccountMenu } from './frame/account-menu.js'
import { Place } from './frame/place.js'
import { useHeadingFocus } from './frame/use-heading-focus.js'
import { Waiting } from './frame/waiting.js'
import { useWords } from './language.js'
import { Navigation } from './navigation.js'
import { FrameLines } from './offline/frame-lines.js'
import { keepFor, keepSession } from './offline/kept-answers.js'
import { PaletteButton, useDialogues } from './palette/use-dialogues.js'
import { type Session, useLostSession, useSession, useSessionWatch } from './session.js'
import { LanguageSwitch, ThemeSwitch } from './switches.js'

// What few sign-ins need is fetched by those who do.
const NewPasswordPage = lazy(async () => ({
  default: (await import('../session/new-password-page.js')).NewPasswordPage,
}))
const SecondFactorPage = lazy(async () => ({
  default: (await import('../session/second-factor-page.js')).SecondFactorPage,
}))
const SignInAgain = lazy(async () => ({
  default: (await import('../session/sign-in-again.js')).SignInAgain,
}))

/**
 * The frame around every page. Whoever has not signed in, or has something to do before, gets that in place of the page, at the
 * same address: afterwards they are where they wanted to be.
 */
export function Shell(): ReactNode {
  const session = useSession()
  const lost = useLostSession()
  useSessionWatch()
  useAccountLanguage(session.data)
  useEffect(() => {
    if (session.data === null) keepFor(null)
    else if (session.data?.pending === null) keepSession(session.data)
  }, [session.data])
  if (session.isPending) return <Waiting />
  if (session.data === undefined)
    return (
      <main>
        <FaultPage error={session.error} />
      </main>
    )
  // The page of a session that ran out stays as it is, with what is typed in it, until the person has signed in again.
  if (session.data !== null && lost !== null) {
    const over = (
      <Suspense>
        <SignInAgain lost={session.data} pending={lost.pending} />
      </Suspense>
    )
    return <Inside key={session.data.account.id} session={session.data} over={over} />
  }
  if (session.data === null) return <SignInPage />
  if (session.data.pending !== null)
    return (
      <Suspense fallback={<Waiting />}>
        {session.data.pending === 'password' ? <NewPasswordPage /> : <SecondFactorPage />}
      </Suspense>
    )
  // What one person typed is not left for the next.
  return <Inside key={session.data.account.id} session={session.data} />
}

function Inside({ session, over = null }: { session: Session; over?: ReactNode }): ReactNode {
  const word = useWords(webWords)
  const [opened, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const dialogues = useDialogues(session)
  useHeadingFocus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was opened
  useEffect(close, [path])
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'xs', sm: 'md' }}
    >
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label={word('menu')} />
            <a className="skip-link" href="#content">
              {word('skip-to-content')}
            </a>
            <Group component={Link} gap="xs" wrap="nowrap" {...{ to: '/' }} c="inherit" td="none">
              <img src="/icon.svg" alt={word('product')} width={26} height={26} />
              <Text fw={600} visibleFrom="xs" aria-hidden>
                {word('product')}
              </Text>
            </Group>
          </Group>
          <Group gap={4} wrap="nowrap">
            <PaletteButton open={dialogues.openPalette} />
            <Group gap={4} wrap="nowrap" visibleFrom="sm">
              <LanguageSwitch />
              <ThemeSwitch />
            </Group>
            <AccountMenu session={session} showKeys={dialogues.openKeys} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={word('nav-main')}>
        <Navigation session={session} path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <FrameLines session={session} />
        <Place path={path} />
        <Outlet />
      </AppShell.Main>
      {dialogues.shown}
      {over}
    </AppShell>
  )
}
