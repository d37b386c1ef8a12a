import { AppShell } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** The frame around every page for whoever has signed in. */
export function Shell(): ReactNode {
  return (
    <AppShell header={{ height: 48 }} padding="md">
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
