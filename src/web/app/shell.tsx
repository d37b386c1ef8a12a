import { AppShell, Box, Burger, Group, Menu, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { webWords } from '../../domain/words/web.js'
import { NewPasswordPage } from '../session/new-password-page.js'
import { SecondFactorPage } from '../session/second-factor-page.js'
import { SignInPage } from '../session/sign-in-page.js'
import { SignOutButton } from '../session/sign-out-button.js'
import { FaultPage } from './fault-page.js'
import { useWords } from './language.js'
import { Navigation } from './navigation.js'
import { type Session, useSession } from './session.js'
import { LanguageSwitch, ThemeSwitch } from './switches.js'

/**
 * The frame around every page. Whoever has not signed in, or has something to do before, gets that in place of the page, at the
 * same address: afterwards they are where they wanted to be.
 */
export function Shell(): ReactNode {
  const session = useSession()
  if (session.isPending) return <Waiting />
  if (session.isError) return <FaultPage error={session.error} />
  if (session.data === null) return <SignInPage />
  if (session.data.pending === 'second-factor') return <SecondFactorPage />
  if (session.data.pending === 'password') return <NewPasswordPage />
  return <Inside session={session.data} />
}

function Waiting(): ReactNode {
  const word = useWords(webWords)
  return (
    <Stack p="md" aria-busy="true" aria-label={word('loading')}>
      <Skeleton h={32} />
      <Skeleton h={200} />
    </Stack>
  )
}

function Inside({ session }: { session: Session }): ReactNode {
  const word = useWords(webWords)
  const [opened, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
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
              <img src="/icon.svg" alt="" width={26} height={26} />
              <Text fw={600} visibleFrom="xs">
                {word('product')}
              </Text>
            </Group>
          </Group>
          <Group gap={4} wrap="nowrap">
            <LanguageSwitch />
            <ThemeSwitch />
            <AccountMenu session={session} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={word('nav-main')}>
        <Navigation session={session} path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}

function AccountMenu({ session }: { session: Session }): ReactNode {
  const word = useWords(webWords)
  const { name, position, home } = session.account
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton px={8} py={4} aria-label={word('account-menu', { name })}>
          <Text size="sm" fw={500} maw={{ base: 110, sm: 160 }} truncate>
            {name}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box p="xs">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {position} · {home.name}
          </Text>
        </Box>
        <Menu.Divider />
        <Menu.Item component={Link} {...{ to: '/account' }}>
          {word('own-account')}
        </Menu.Item>
        <Box p={4}>
          <SignOutButton />
        </Box>
      </Menu.Dropdown>
    </Menu>
  )
}
