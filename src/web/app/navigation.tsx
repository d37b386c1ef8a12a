import { Box, NavLink, ScrollArea, Text } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Role } from '../../domain/access-table.js'
import { webWords } from '../../domain/words/web.js'
import { UnreadCount } from '../follow/unread-count.js'
import { useWords } from './language.js'
import type { Session } from './session.js'

type Label = keyof typeof webWords

/** A page of the menu. `roles`: for whom it is of use; the server decides what may be seen there. */
export interface MenuPage {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: Label
  readonly roles?: readonly Role[]
  /** Other addresses that belong to it. */
  readonly also?: readonly string[]
  /** What the session must allow. */
  readonly may?: 'seeAccounts' | 'seeAudit'
}

const FIGURES: readonly Role[] = ['clerk', 'head', 'analyst', 'registrar', 'leader']

/** The menu, group by group. The command palette offers the same pages. */
export const MENU: readonly { readonly label: Label; readonly pages: readonly MenuPage[] }[] = [
  {
    label: 'nav-group-work',
    pages: [
      { to: '/', label: 'nav-mine' },
      { to: '/returns', label: 'nav-returns', roles: FIGURES },
      { to: '/board', label: 'nav-board', roles: FIGURES },
      { to: '/accept', label: 'nav-accept', roles: ['head', 'analyst'] },
      { to: '/figures', label: 'nav-figures', roles: FIGURES },
      { to: '/orders', label: 'nav-orders', roles: ['head', 'registrar'] },
      { to: '/notices', label: 'nav-notices' },
    ],
  },
  {
    label: 'nav-group-register',
    pages: [
      { to: '/units', label: 'nav-units', also: ['/acts'] },
      { to: '/definitions', label: 'nav-definitions' },
    ],
  },
  {
    label: 'nav-group-administer',
    pages: [
      { to: '/accounts', label: 'nav-accounts', may: 'seeAccounts' },
      { to: '/audit', label: 'nav-audit', may: 'seeAudit' },
    ],
  },
]

/** Is the page of use to who has signed in? */
export function offered({ roles, may }: MenuPage, session: Session): boolean {
  if (may !== undefined) return session.may[may] === true
  return (
    roles === undefined || session.offices.some(({ role, when }) => when === 'live' && roles.includes(role))
  )
}

export function Navigation({ session, path }: { session: Session; path: string }): ReactNode {
  const word = useWords(webWords)
  return (
    <>
      <ScrollArea style={{ flex: 1 }} type="auto">
        {MENU.map(({ label, pages }) => {
          const shown = pages.filter((page) => offered(page, session))
          if (shown.length === 0) return null
          return (
            <Box key={label} mb="sm" component="section" aria-label={word(label)}>
              <Text size="xs" c="dimmed" fw={600} px="sm" pb={2}>
                {word(label)}
              </Text>
              {shown.map((page) => {
                const active = [page.to, ...(page.also ?? [])].some(
                  (to) => path === to || (to !== '/' && path.startsWith(`${to}/`)),
                )
                return (
                  <NavLink
                    key={page.to}
                    component={Link}
                    {...{ to: page.to }}
                    label={word(page.label)}
                    {...(page.to === '/notices' ? { rightSection: <UnreadCount /> } : {})}
                    active={active}
                    py={6}
                    {...(active ? { 'aria-current': 'page' as const } : {})}
                  />
                )
              })}
            </Box>
          )
        })}
      </ScrollArea>
      <NavLink
        component={Link}
        {...{ to: '/help' }}
        label={word('nav-help')}
        py={6}
        active={path.startsWith('/help')}
      />
      <NavLink component="a" href="/docs" label={word('nav-api')} py={6} />
    </>
  )
}
