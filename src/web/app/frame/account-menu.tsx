import { Box, Group, Menu, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { SignOutButton } from '../../session/sign-out-button.js'
import { useWords } from '../language.js'
import type { Session } from '../session.js'
import { LanguageSwitch, ThemeSwitch } from '../switches.js'

/** Who has signed in, what belongs to them, and on a phone the switches that the header has no room for. */
export function AccountMenu({ session, showKeys }: { session: Session; showKeys: () => void }): ReactNode {
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
        <Menu.Item onClick={showKeys}>{word('keys')}</Menu.Item>
        <Group p={4} gap={4} hiddenFrom="sm">
          <LanguageSwitch />
          <ThemeSwitch />
        </Group>
        <Menu.Divider />
        <Box p={4}>
          <SignOutButton />
        </Box>
      </Menu.Dropdown>
    </Menu>
  )
}
